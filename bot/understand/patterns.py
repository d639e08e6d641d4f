"""Phrases of the language data in which one word stands for a whole sort of words, and how they are found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
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


class Patterns:
    """Phrases by their lists: "lunes" stands in them for any day of the week, "15" for any number.

    They are sought word by word, as typed or as corrected.
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self.words: set[str] = set()
        self._from: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name, phrases in table.items():
            for phrase in phrases:
                words = tuple(_A_WEEKDAY if word in _ANY_WEEKDAY else word for word in forms(phrase))
                self._from[words[0]].append((words, name))
                self.words.update(words)
        for begun in self._from.values():
            begun.sort(key=lambda phrase: -len(phrase[0]))

    @classmethod
    def of(cls, table: str) -> Self:
        """The phrases of a table of the tongues."""
        return cls(lists(table))

    def find(self, text: Sorted) -> list[Found]:
        """The phrases in a text, in order: the longest at each place, and none over another."""
        found: list[Found] = []
        end = 0
        for at, sorts in enumerate(text.sorts):
            if at >= end and not self._from.keys().isdisjoint(sorts) and (one := self._at(text, at)):
                found.append(one)
                end = one.end
        return found

    def _at(self, text: Sorted, at: int) -> Found | None:
        for first in text.sorts[at]:
            for words, name in self._from.get(first, ()):
                row = text.sorts[at : at + len(words)]
                if len(row) == len(words) and all(word in sorts for word, sorts in zip(words, row, strict=True)):
                    slots = (place for place, word in enumerate(words, at) if word in _SLOTS)
                    slot = next(slots, None)
                    return Found(at, at + len(words), name, None if slot is None else text.values[slot])
        return None
