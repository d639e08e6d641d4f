"""What a chat wants to be sent, and how it is written down before it is sealed."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from bot.memory.faults import sound
from bot.question import Every


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be sent.

    Attributes:
        question: the question to be answered afresh, as a word of `bot.shorthand`.
        every: how often.
        language: what the chat spoke when it wished this (es, en, qu); one that is chosen there later wins.
    """

    question: str
    every: Every
    language: str

    def same_as(self, other: "Wish") -> bool:
        """Whether the other asks for nothing else, in whichever language."""
        return (self.question, self.every) == (other.question, other.every)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A wish that is kept: under an `id` of 16 hexadecimal digits, for a chat, due next at a time in UTC."""

    id: str
    chat: int
    wish: Wish
    due_at: datetime


class Due(NamedTuple):
    """A subscription whose time has come, still sealed: which, how often, and the time in UTC."""

    id: str
    every: Every
    due_at: datetime


def written(chat: int, wish: Wish) -> str:
    """The chat's id and what is sent there, as JSON; how often stands open beside it, for the schedule."""
    return json.dumps({"chat": chat, "question": wish.question, "language": wish.language}, separators=(",", ":"))


def read(text: str, every: Every) -> tuple[int, Wish]:
    """What `written` wrote.

    Raises:
        CannotRemember: something else, or a later version, wrote it.
    """
    with sound():
        found = json.loads(text)
        return found["chat"], Wish(found["question"], every, found["language"])


def utc(moment: datetime) -> datetime:
    """A moment as it is stored: in UTC and without saying so, which both databases keep alike."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def aware(stored: datetime) -> datetime:
    """The moment that was stored."""
    return stored.replace(tzinfo=UTC)
