"""Phrases of the language data in which one word stands for a whole sort of words, and how they are found."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from bot.understand.tongues import counts, lists
from bot.understand.words import Token, forms

_ANY_NUMBER, _A_WEEKDAY = "15", "lunes"
_ANY_WEEKDAY = frozenset({_A_WEEKDAY, "monday"})
_SLOTS = frozenset({_ANY_NUMBER, _A_WEEKDAY})
WEEKDAYS = counts("weekdays")
"""Day of the week → 0 for Monday to 6."""


class Found(NamedTuple):
    """A phrase found at tokens `start` to `end` (not included).

    Attributes:
        name: the list that it stands in.
        value: the number or the day of the week in it, if any.
    """

    start: int
    end: int
    name: str
    value: int | None = None


class Sorted(NamedTuple):
    """A text with what each of its words may be called in a phrase, and the number or day of the week that it is."""

    tokens: Sequence[Token]
    sorts: list[tuple[str, ...]]
    values: list[int | None]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Sorted":
        """Sorts the words of a text."""
        return cls(tokens, [_sorts(token) for token in tokens], [_value(token) for token in tokens])

    def without(self, places: AbstractSet[int]) -> "Sorted":
        """The same with no word at these places."""
        return self._replace(sorts=[() if at in places else sorts for at, sorts in enumerate(self.sorts)])


def _sorts(token: Token) -> tuple[str, ...]:
    if token.value is not None:
        return (_ANY_NUMBER, token.raw)
    if token.form in WEEKDAYS or token.raw in WEEKDAYS:
        return (_A_WEEKDAY, token.raw)
    return (token.form,) if token.form == token.raw else (token.form, token.raw)


def _value(token: Token) -> int | None:
    if token.value is not None:
        return token.value
    return WEEKDAYS.get(token.form, WEEKDAYS.get(token.raw))


class _Phrase(NamedTuple):
    """A phrase of a list; the least is the longest, and among those of a length the first in the data."""

    shortness: int
    rank: int
    words: tuple[str, ...]
    name: str


@dataclass(slots=True)
class _Step:
    """One step into the phrases, word by word; where one ends, that one."""

    next: dict[str, "_Step"] = field(default_factory=dict)
    phrase: _Phrase | None = None

    def add(self, phrase: _Phrase) -> None:
        """Puts a phrase in; the same words of a later list do not replace it."""
        step = self
        for word in phrase.words:
            step = step.next.setdefault(word, _Step())
        step.phrase = step.phrase or phrase

    def longest(self, sorts: Sequence[tuple[str, ...]], at: int) -> _Phrase | None:
        """The longest phrase from here on, where each word may be called one of its sorts."""
        found = self.phrase
        steps = [self]
        while steps and at < len(sorts):
            steps = [step.next[word] for step in steps for word in dict.fromkeys(sorts[at]) if word in step.next]
            found = min((step.phrase for step in steps if step.phrase), default=found)
            at += 1
        return found


class Patterns:
    """Phrases by their lists: "lunes" stands in them for any day of the week, "15" for any number.

    They are sought word by word, as typed or as corrected.
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self.words: set[str] = set()
        self._root = _Step()
        said = [(name, forms(phrase)) for name, phrases in table.items() for phrase in phrases]
        for rank, (name, phrase) in enumerate(said):
            words = tuple(_A_WEEKDAY if word in _ANY_WEEKDAY else word for word in phrase)
            self._root.add(_Phrase(-len(words), rank, words, name))
            self.words.update(words)

    @classmethod
    def of(cls, table: str) -> Self:
        """The phrases of a table of the tongues."""
        return cls(lists(table))

    def find(self, text: Sorted) -> list[Found]:
        """The phrases in a text, in order: the longest at each place, and none over another."""
        found: list[Found] = []
        begins = self._root.next.keys()
        end = 0
        for at, sorts in enumerate(text.sorts):
            if at >= end and not begins.isdisjoint(sorts) and (one := self._at(text, at)):
                found.append(one)
                end = one.end
        return found

    def _at(self, text: Sorted, at: int) -> Found | None:
        for first in text.sorts[at]:
            begun = self._root.next.get(first)
            phrase = begun.longest(text.sorts, at + 1) if begun else None
            if phrase:
                slots = (place for place, word in enumerate(phrase.words, at) if word in _SLOTS)
                slot = next(slots, None)
                return Found(at, at - phrase.shortness, phrase.name, None if slot is None else text.values[slot])
        return None
