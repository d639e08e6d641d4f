"""What a chat wants to be sent, and how it is written down before it is sealed."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.memory.faults import sound
from bot.rhythm import Rhythm


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be sent.

    Attributes:
        question: the question to be answered afresh, as a word of `bot.shorthand`.
        rhythm: how often and when.
        language: what the chat spoke when it wished this (es, en, qu); one that is chosen there later wins.
        told_same: whether a line comes where nothing is new; else nothing does.
        topic: the topic of a group in which it was wished, by Telegram's number.
    """

    question: str
    rhythm: Rhythm
    language: str
    told_same: bool = True
    topic: int | None = None

    def same_as(self, other: "Wish") -> bool:
        """Whether the other asks for nothing else, in whichever language."""
        return (self.question, self.rhythm, self.topic) == (other.question, other.rhythm, other.topic)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A wish that is kept: under an `id` of 16 hexadecimal digits, for a chat.

    `due_at` is in UTC; None: it comes with news, or it is `paused`.
    """

    id: str
    chat: int
    wish: Wish
    due_at: datetime | None
    paused: bool = False


def written(chat: int, wish: Wish) -> str:
    """The chat's id and what is sent there, as JSON; when it is sent stands open beside it, for the schedule."""
    found = {
        "chat": chat,
        "question": wish.question,
        "language": wish.language,
        "told_same": wish.told_same,
        "topic": wish.topic,
    }
    return json.dumps(found, separators=(",", ":"))


def read(text: str, rhythm: Rhythm) -> tuple[int, Wish]:
    """What `written` wrote, now or before there was more than the question and the language.

    Raises:
        CannotRemember: something else, or a later version, wrote it.
    """
    with sound():
        found = json.loads(text)
        wish = Wish(found["question"], rhythm, found["language"], found.get("told_same", True), found.get("topic"))
        return found["chat"], wish


def utc(moment: datetime) -> datetime:
    """A moment as it is stored: in UTC and without saying so, which both databases keep alike."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def aware(stored: datetime) -> datetime:
    """The moment that was stored."""
    return stored.replace(tzinfo=UTC)
