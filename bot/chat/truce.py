"""A truce: what is refused is not tried again for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
"""Long enough for what seldom changes; a server that learns something new is met again within it."""


@dataclass(slots=True)
class Truce:
    """Holds for so `long` since it began; `since` None: there is none."""

    long: timedelta = HOUR
    since: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether nothing is tried at this moment; a clock that was put back since ends it."""
        return self.since is not None and self.since <= now < self.since + self.long

    def begin(self, now: datetime) -> None:
        """From this moment on."""
        self.since = now
