"""Phrases of the language data in which one word stands for a whole sort of words, and how they are found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from bot.understand.tongues import counts, lists
from bot.understand.words import Token, forms

_ANY_NUMBER = "15"
_ANY_WEEKDAY = frozenset({"lunes", "monday"})
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


class Patterns:
    """Phrases by their lists: "lunes" stands in them for any day of the week, "15" for any number.

    They are sought word by word, as typed or as corrected.
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self.words: set[str] = set()
        self._from: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name, phrases in table.items():
            for phrase in phrases:
                words = tuple("lunes" if word in _ANY_WEEKDAY else word for word in forms(phrase))
                self._from[words[0]].append((words, name))
                self.words.update(words)
        for begun in self._from.values():
            begun.sort(key=lambda phrase: -len(phrase[0]))

    @classmethod
    def of(cls, table: str) -> Self:
        """The phrases of a table of the tongues."""
        return cls(lists(table))

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """The phrases in a text, in order: the longest at each place, and none over another."""
        found: list[Found] = []
        end = 0
        for at in range(len(tokens)):
            if at >= end and (one := next(self._at(tokens, at), None)):
                found.append(one)
                end = one.end
        return found

    def _at(self, tokens: Sequence[Token], at: int) -> Iterator[Found]:
        token = tokens[at]
        first = _sorts(token)
        for words, name in (phrase for word in first for phrase in self._from.get(word, ())):
            row = tokens[at : at + len(words)]
            if len(row) == len(words) and all(word in _sorts(other) for word, other in zip(words, row, strict=True)):
                values = [_value(other) for word, other in zip(words, row, strict=True) if word in _SLOTS]
                yield Found(at, at + len(words), name, values[0] if values else None)


_SLOTS = frozenset({"lunes", _ANY_NUMBER})


def _sorts(token: Token) -> tuple[str, ...]:
    """What a token may be called in a phrase: its words, or the word that stands for its sort."""
    if token.value is not None:
        return (_ANY_NUMBER, token.raw)
    if token.form in WEEKDAYS or token.raw in WEEKDAYS:
        return ("lunes", token.raw)
    return (token.form,) if token.form == token.raw else (token.form, token.raw)


def _value(token: Token) -> int | None:
    if token.value is not None:
        return token.value
    return WEEKDAYS.get(token.form, WEEKDAYS.get(token.raw))
