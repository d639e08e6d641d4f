"""Things in the order of their values, each with its rank; of thousands each is made only when it is looked at."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bot.answer import Row, RowKind
from bot.lookup.figure import Figure, row_of
from bot.lookup.names import fold
from bot.question import Order as Direction
from bot.question import Query
from bot.rows import Maker, Rows

_KEPT = 4
"""Parts of one order whose sources are kept."""


class Entry(NamedTuple):
    """One thing that is ranked, with its figure."""

    kind: RowKind
    id: str
    name: str
    figure: Figure


class Things(NamedTuple):
    """What is put in order: values in the order of the names, the thing and the id at a place there, and the other way.

    `sources` are those of the things at some places, each once, in that order.
    """

    values: Sequence[int]
    entry: Callable[[int], Entry]
    id: Callable[[int], str]
    place: Callable[[str], int | None]
    sources: Callable[[Iterable[int]], tuple[str, ...]]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Things":
        """Those that are all made."""
        named = sorted(entries, key=lambda entry: fold(entry.name))
        values = [entry.figure.value for entry in named]

        def sources(places: Iterable[int]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(source for at in places for source in named[at].figure.sources))

        places = {entry.id: at for at, entry in enumerate(named)}
        return cls(values, named.__getitem__, lambda at: named[at].id, places.get, sources)


class Order:
    """Things from the greatest on, or from the smallest (`asc`); equal values by name."""

    def __init__(self, things: Things, direction: Direction | None) -> None:
        self._things = things
        self._sign = 1 if direction == "asc" else -1
        places = sorted(range(len(things.values)), key=things.values.__getitem__, reverse=self._sign < 0)
        self._places = array("I", places)
        self._values = array("q", [self._sign * things.values[place] for place in places])
        self._all = range(len(places))
        self._told: dict[range, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._all)

    def within(self, query: Query) -> range:
        """Those within the thresholds of a query, which are then ranked among themselves."""
        low, high = query.at_least, query.at_most
        if self._sign < 0:
            low, high = (None if each is None else -each for each in (high, low))
        first = 0 if low is None else bisect_left(self._values, low)
        return self._all[first : len(self) if high is None else bisect_right(self._values, high)]

    def rows(
        self, among: range | None = None, limit: int | None = None, change: Callable[[Row], Row] = lambda row: row
    ) -> Sequence[Row]:
        """Those among some that follow each other, as rows with their ranks; equal values share one (1, 2, 2, 4)."""
        some = self._all if among is None else among

        def row(at: int) -> Row:
            entry = self.entry(at)
            rank = bisect_left(self._values, self._values[at], some.start) - some.start + 1
            return change(row_of(*entry, rank))

        def id_(at: int) -> str:
            return self._things.id(self._places[at])

        return Rows.of(some[:limit], Maker(row, id_, self._sources))

    def _sources(self, some: range) -> tuple[str, ...]:
        if some not in self._told:
            if len(self._told) == _KEPT:
                self._told.clear()
            self._told[some] = self._things.sources(self._places[some.start : some.stop])
        return self._told[some]

    def entry(self, at: int) -> Entry:
        """The thing at a place in the order."""
        return self._things.entry(self._places[at])

    def find(self, ids: Iterable[str]) -> list[Row]:
        """The rows of some things, in order."""
        places = (self._things.place(id_) for id_ in ids)
        rows = self.rows()
        return [rows[at] for at in sorted(self._places.index(place) for place in places if place is not None)]
