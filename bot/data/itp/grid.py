"""Figures by centre, type, year and month, packed: a million lines of a table take some 280 MB."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from bot.data.itp.cells import EMPTY
from bot.data.itp.layout import MONTHS


class Place(NamedTuple):
    """What a line of the grid is about: numbers of the indicator, the centre and the type, and the year."""

    indicator: int
    centre: int
    type: int
    year: int

    @property
    def key(self) -> int:
        """The place as one number, by which places are in order."""
        return ((self.indicator << 20 | self.centre) << 20 | self.type) << 12 | self.year

    @classmethod
    def of(cls, key: int) -> "Place":
        """The place of a key."""
        return cls(key >> 52, key >> 32 & 0xFFFFF, key >> 12 & 0xFFFFF, key & 0xFFF)


class Clash(NamedTuple):
    """Two lines of the same day that give a cell different figures: the numbers of their origins, in order."""

    first: int
    second: int


class Grid:
    """The figures that count of everything read; which lines came first does not matter.

    Attributes:
        values: twelve for each line, by month; EMPTY where there is none.
        sources: the number of the source of each.
    """

    def __init__(self) -> None:
        """Holds nothing yet."""
        self.values = array("q")
        self.sources = array("I")
        self._origins = array("Q")
        self._slots: dict[int, int] = {}
        self._clashes: dict[int, tuple[int, Clash]] = {}
        self._ranks: list[tuple[str, str]] = []

    def source(self, day: str, id_: str) -> int:
        """A number for a source that was updated on a day (YYYY-MM-DD)."""
        self._ranks.append((day, id_))
        return len(self._ranks) - 1

    def put(self, key: int, months: list[int], source: int, origin: int) -> None:
        """Adds a line; `origin` says where it was read. Of each cell the latest day counts."""
        slot = self._slots.get(key)
        if slot is None:
            self._slots[key] = len(self._origins)
            self.values.extend(months)
            self.sources.extend([source] * MONTHS)
            self._origins.append(origin)
            return
        for at, value in enumerate(months, slot * MONTHS):
            if value != EMPTY:
                self._weigh(at, value, source, (key, Clash(*sorted((self._origins[slot], origin)))))
        if self._ranks[source] > self._ranks[self.sources[slot * MONTHS]]:
            self._origins[slot] = origin

    def find(self, key: int) -> int:
        """The number of the first cell of a line; -1 where there is none."""
        slot = self._slots.get(key)
        return -1 if slot is None else slot * MONTHS

    def lines(self) -> Iterator[tuple[Place, int]]:
        """Each line's place and the number of its first cell, in order."""
        for key in sorted(self._slots):
            yield Place.of(key), self._slots[key] * MONTHS

    def clashes(self) -> list[tuple[Place, Clash]]:
        """The lines with cells that no later line has settled."""
        return [(Place.of(key), clash) for key, clash in sorted(set(self._clashes.values()))]

    def drop_clashes(self) -> None:
        """None of the figures that clash is taken."""
        for at in self._clashes:
            self.values[at] = EMPTY

    def __len__(self) -> int:
        """How many lines."""
        return len(self._origins)

    def _weigh(self, at: int, value: int, source: int, clash: tuple[int, Clash]) -> None:
        """One more figure for a cell: the later day counts, and of the same day both must agree."""
        known = self.values[at]
        new, old = self._ranks[source], self._ranks[self.sources[at]]
        if known == EMPTY or new[0] > old[0]:
            self.values[at], self.sources[at] = value, source
            self._clashes.pop(at, None)
        elif new[0] == old[0]:
            if value != known:
                self._clashes.setdefault(at, clash)
            elif new < old:
                self.sources[at] = source
