"""What was answered last: the same question, asked by many, is looked up and put into words once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, Generic, TypeVar

from bot.answer import Answer
from bot.message import Message
from bot.question import Subject

ANSWERS = 500
"""How many are kept, of some 10 kB each with the buttons under them; the one asked for longest ago goes first."""

TEXTS = 500
"""Texts that are known; when the whole country asks, it asks much the same. The one met first goes first."""

ROWS = 20_000
"""How many rows they have in all at most: one answer may have thousands."""

Heard = TypeVar("Heard")


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """An answer, its words, what they show, and what was `made` of just these: for each way of showing, by a key."""

    answer: Answer
    message: Message
    shown: tuple[Subject, ...] = ()
    made: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return len(self.answer.rows) + len(self.answer.beside) + len(self.answer.gaps)


class Understood(Generic[Heard]):
    """What was made of the texts read last, each under the day on which it was typed; within one version of the facts.

    Nothing tells who wrote them. It is used by one thread at a time.
    """

    def __init__(self, texts: int = TEXTS) -> None:
        self._texts = texts
        self._known: dict[tuple[str, date], Heard] = {}

    def heard(self, text: str, today: date, hear: Callable[[], Heard]) -> Heard:
        """What is known of a text; else what is heard now, and known from then on."""
        found = self._known.get((text, today))
        if found is None:
            found = self._known[text, today] = hear()
            if len(self._known) > self._texts:
                del self._known[next(iter(self._known))]
        return found


class Recent:
    """Answers by all that they depend on within one version of the facts; for several threads."""

    def __init__(self, answers: int = ANSWERS, rows: int = ROWS) -> None:
        self._answers, self._rows_left = answers, rows
        self._known: OrderedDict[Hashable, Said] = OrderedDict()
        self._lock = Lock()

    def said(self, key: Hashable, say: Callable[[], Said]) -> Said:
        """What is known under a key; else what is said now, and known from then on."""
        with self._lock:
            if found := self._known.get(key):
                self._known.move_to_end(key)
                return found
        found = say()  # Two that ask at once may both look it up; neither waits for the other.
        with self._lock:
            if key not in self._known:
                self._known[key] = found
                self._rows_left -= found.rows
            while self._known and (len(self._known) > self._answers or self._rows_left < 0):
                self._rows_left += self._known.popitem(last=False)[1].rows
        return found

    def __len__(self) -> int:
        return len(self._known)
