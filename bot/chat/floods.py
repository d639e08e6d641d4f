"""Who writes too much: told once, then not heard for a minute."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

MESSAGES, WITHIN = 20, timedelta(seconds=10)
"""More than so many within so long are a flood."""

SILENCE = timedelta(minutes=1)
"""How long nothing is heard then."""

USERS = 10_000
"""How many users are watched; the one silent for longest goes first."""


class Heard(Enum):
    """What becomes of a message."""

    ANSWERED = "answered"
    TOLD = "told"
    IGNORED = "ignored"


@dataclass(slots=True)
class _Watched:
    times: deque[datetime] = field(default_factory=lambda: deque(maxlen=MESSAGES + 1))
    deaf_until: datetime | None = None


class Floods:
    """Watches how fast each user writes, by the times at which the messages were written."""

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
        if len(self._watched) > self._users:
            self._watched.popitem(last=False)
        if watched.deaf_until and at < watched.deaf_until:
            return Heard.IGNORED
        watched.times.append(at)
        if len(watched.times) <= MESSAGES or at - watched.times[0] > WITHIN:
            return Heard.ANSWERED
        watched.times.clear()
        watched.deaf_until = at + SILENCE
        return Heard.TOLD
