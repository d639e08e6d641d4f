"""What every reply is made from: what was found, in which voice, with whose names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.answer import Answer, Row, Status
from bot.phrase.voice import Voice
from bot.question import Intent, Query, Question
from bot.registry import Registry


class Room(NamedTuple):
    """How long a reply may be; a caption has less room than a message.

    Attributes:
        lines: figures that get a line; None for as many as their kind shows.
        title: characters of a source's title; 0 leaves it out.
    """

    lines: int | None = None
    title: int = 60


MESSAGE = Room()
"""The room of a message of its own."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An answer about to be said; of long lists the page with this number, from 0."""

    answer: Answer
    voice: Voice
    registry: Registry
    page: int = 0
    room: Room = MESSAGE

    @property
    def question(self) -> Question:
        """The question as looked up; a bare count where there was none."""
        return self.answer.question or Question(Intent.COUNT)

    @property
    def query(self) -> Query:
        """What was looked up."""
        return self.question.query

    @property
    def rows(self) -> Sequence[Row]:
        """The figures, in order."""
        return self.answer.rows

    def names(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Printed names of several rows of one table."""
        return [self.registry.name(kind, id_) for id_ in ids]


def about(t: Telling, question: Question) -> Telling:
    """The same voice and names, turned to another question."""
    return Telling(Answer(Status.ANSWERED, question, question), t.voice, t.registry)


def capital(text: str) -> str:
    """The text as the start of a sentence."""
    return text[:1].upper() + text[1:]


def lowered(name: str) -> str:
    """A name from the tables inside a sentence: "capacitación", but still "I+D+i"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
