"""A truce: what Telegram refuses is not tried again for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LONG = timedelta(hours=1)
"""How long; a server that learns something new is met again within it."""


@dataclass(slots=True)
class Truce:
    """Holds `until` a moment; None: there is none."""

    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether nothing is tried at this moment."""
        return self.until is not None and now < self.until

    def begin(self, now: datetime) -> None:
        """From this moment on."""
        self.until = now + LONG
