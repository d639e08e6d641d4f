"""Who writes too much: told once, then not heard for a minute."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

MESSAGES, WITHIN = 20, timedelta(seconds=10)
"""More than so many within so long are a flood."""

SILENCE = timedelta(minutes=1)
"""How long nothing is heard then."""

USERS = 10_000
"""How many users are watched at most; the one silent for longest goes first, and who was for a minute goes too."""


class Heard(Enum):
    """What becomes of a message."""

    ANSWERED = "answered"
    TOLD = "told"
    IGNORED = "ignored"


@dataclass(slots=True)
class _Watched:
    times: list[datetime] = field(default_factory=list)
    deaf_since: datetime | None = None

    def note(self, at: datetime) -> None:
        """Remembers when one more was written, and none that lies far from it: it may be that of a clock put back."""
        self.times = [time for time in self.times[-MESSAGES:] if abs(at - time) <= WITHIN]
        self.times.append(at)

    def long_before(self, at: datetime) -> bool:
        """Whether nothing of it matters any more at a moment."""
        last = self.times[-1] if self.times else self.deaf_since
        return last is None or at - last > SILENCE

    def ignored(self, at: datetime) -> bool:
        """Whether it falls into the silence. Messages have Telegram's time and taps ours: either may be behind."""
        return self.deaf_since is not None and abs(at - self.deaf_since) < SILENCE

    def flooding(self) -> bool:
        """Whether the latest are too many."""
        return len(self.times) > MESSAGES

    def hear(self, at: datetime) -> Heard:
        """What becomes of one more."""
        if self.ignored(at):
            return Heard.IGNORED
        self.deaf_since = None
        self.note(at)
        if not self.flooding():
            return Heard.ANSWERED
        self.times.clear()
        self.deaf_since = at
        return Heard.TOLD


class Floods:
    """Watches how fast each user writes and taps."""

    def __init__(self, users: int = USERS) -> None:
        self._users = users
        self._watched: OrderedDict[int, _Watched] = OrderedDict()

    def times(self, user: int) -> tuple[datetime, ...]:
        """When the latest messages of a user were written, as far as they are remembered."""
        watched = self._watched.get(user)
        return tuple(watched.times) if watched else ()

    def forget(self, user: int) -> None:
        """Forgets a user."""
        self._watched.pop(user, None)

    def hear(self, user: int, at: datetime) -> Heard:
        """Takes one more message of a user into account."""
        watched = self._watched.setdefault(user, _Watched())
        self._watched.move_to_end(user)
        heard = watched.hear(at)
        while len(self._watched) > self._users or next(iter(self._watched.values())).long_before(at):
            self._watched.popitem(last=False)
        return heard
