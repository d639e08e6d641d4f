"""Word → question."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from bot.question import Period, Query, Question, Subject
from bot.registry import NETWORK, Registry
from bot.shorthand import letters
from bot.shorthand.letters import DAY, NAME, name, number
from bot.shorthand.writing import write

Value = TypeVar("Value")

LONGEST = 64
"""No button and no link holds a longer word."""

LARGEST = 10**9
"""Beyond this neither a limit nor a threshold makes sense."""


_YEARS = frozenset(range(1000, 9000))
"""Years beside which there are others: what is asked of one may be about the one before or the day after."""


class Unreadable(ValueError):  # noqa: N818 - it reads as what is the matter
    """A word that was not written here, or that names what the tables no longer hold."""


class Reader:
    """Reads words over one registry."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def read(self, word: str) -> Question:
        """The question that was written so.

        Raises:
            Unreadable: it was not written here, or names what is gone.
        """
        if len(word) > LONGEST:
            raise Unreadable
        try:
            question = self._read(*word.split("-"))
        except (ValueError, OverflowError) as fault:  # A letter that stands for nothing, a day that is none.
            raise Unreadable from fault
        if write(question) != word:  # Only what we write ourselves is taken.
            raise Unreadable
        return question

    def _read(self, intent: str, *fields: str) -> Question:
        question = Question(_meant(letters.INTENTS, intent))
        for field in fields:
            question = self._with(question, field[:1], field[1:])
        return question

    def _with(self, question: Question, letter: str, rest: str) -> Question:
        match letter:
            case letters.COMPARED:
                return replace(question, compared=tuple(self._subjects(rest)))
            case letters.WHOLE:
                return replace(question, whole=next(self._subjects(rest), None))
            case letters.PERIODS:
                return replace(question, periods=tuple(map(_period, _parts(rest, 2 * DAY))))
            case letters.FLAGGED:
                return replace(question, to_date="d" in rest, goal="g" in rest)
            case _:
                return replace(question, query=self._narrowed(question.query, letter, rest))

    def _narrowed(self, query: Query, letter: str, rest: str) -> Query:
        changes: dict[str, object] = {}
        if letter in letters.IDS:
            changes[letters.IDS[letter]] = tuple(self._id(letter, part) for part in _parts(rest, NAME))
        elif letter in letters.WORDS:
            field, values = letters.WORDS[letter]
            changes[field] = _meant(values, rest)
        elif letter in letters.NUMBERS:
            changes[letters.NUMBERS[letter]] = min(number(rest), LARGEST)
        elif letter == letters.INDICATOR:
            changes["indicator"] = self._id(letter, rest)
        elif letter == letters.PERIOD:
            changes["period"] = _period(rest)
        else:
            raise Unreadable
        return replace(query, **changes)  # type: ignore[arg-type]  # each field by the rule of its letter

    def _subjects(self, text: str) -> Iterator[Subject]:
        rest = text
        while rest:
            letter, rest = rest[0], rest[1:]
            kind = _meant(letters.SUBJECTS, letter)
            if kind == "network":
                yield Subject(kind, NETWORK)
                continue
            yield Subject(kind, self._id(letter, rest[:NAME]))
            rest = rest[NAME:]

    def _id(self, letter: str, spelled: str) -> str:
        id_ = self._ids.get((letter, spelled))
        if not id_:
            raise Unreadable
        return id_

    @cached_property
    def _ids(self) -> dict[tuple[str, str], str]:
        """The ids by their letters; where two share theirs, neither can be meant."""
        registry = self._registry
        tables: dict[str, Iterable[str]] = {
            "c": registry.centres,
            "r": registry.regions,
            "h": registry.chains,
            "t": registry.service_types,
            "y": registry.client_types,
            letters.INDICATOR: registry.indicators,
        }
        found: dict[tuple[str, str], str] = {}
        for letter, ids in tables.items():
            for id_ in ids:
                key = (letter, name(letter, id_))
                found[key] = "" if key in found else id_
        return found


def _meant(values: Mapping[Value, str], letter: str) -> Value:
    """The value that a letter stands for."""
    for value, its in values.items():
        if its == letter:
            return value
    raise Unreadable


def _period(text: str) -> Period:
    start, end = (date.fromordinal(number(part)) for part in _parts(text, DAY))
    if start > end or not {start.year, end.year} <= _YEARS:
        raise Unreadable
    return Period(start, end)


def _parts(text: str, width: int) -> list[str]:
    """The text in parts of equal width; a part that is cut short is read as nothing."""
    return [text[at : at + width] for at in range(0, len(text), width)]
