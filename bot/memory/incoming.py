"""What Telegram has sent, as it is taken in and given out, and how it is written down before it is sealed."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import NamedTuple

from bot.memory.faults import DAMAGED, CannotRemember, sound


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as it came.

    Attributes:
        id: Telegram's `update_id`, in 64 bits.
        lane: the chat's (or the person's) id at Telegram, whose updates are handled in their order; 0: it has none.
        body: the update, as JSON.
        acknowledged: whether Telegram counts it as delivered, as a polled one; else it posts it until it has a 200.
        begun: whether the process answers it right away, if it gets it.
    """

    id: int
    lane: int
    body: str
    acknowledged: bool
    begun: bool = False


class Place(Enum):
    """Where an update is that was stored, now or before."""

    OURS = auto()
    """It is open, and this process has it from now on."""

    ELSEWHERE = auto()
    """It is open, and somebody has it, or must wait for others of its lane, or for a process that has room."""

    DONE = auto()
    """It has been handled."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An update that is stored, and its place; of one that is done the `reply` that is to ride, where there is one."""

    id: int
    place: Place
    reply: str | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """An update that a process has from now on.

    Attributes:
        again: whether a process that lost it had begun to send something for it: it may have been answered already.
    """

    id: int
    body: str
    acknowledged: bool
    again: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """An update that was handled.

    Attributes:
        reply: what is to ride in the answer to Telegram's post; None: all is sent.
        lane: of one that was not stored before it was handled, its lane; None: it was.
    """

    id: int
    reply: str | None
    lane: int | None = None


class Left(NamedTuple):
    """What a process finds: how many updates are open that it does not have, and the highest number of all stored."""

    open: int
    latest: int


class Waiting(NamedTuple):
    """How many updates are open, and when the oldest of them was stored."""

    open: int
    oldest: datetime | None


NOTHING = Waiting(0, None)


def written(id_: int, text: str, lane: int = 0) -> str:
    """An update's number and lane, and its text; with these inside, no row stands for another, nor loses its lane."""
    return f"{id_} {lane}\n{text}"


def read(id_: int, text: str) -> tuple[int, str]:
    """The lane and the text that `written` wrote of an update.

    Raises:
        CannotRemember: something else wrote it, or it is another one's.
    """
    with sound():
        head, body = text.split("\n", 1)
        found, lane = map(int, head.split(" "))
    if found != id_:
        raise CannotRemember(DAMAGED)
    return lane, body
