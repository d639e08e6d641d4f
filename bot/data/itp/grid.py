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
        origins: of each, the number of the line that was put in, counted from 0.
        sources: of each line that was put in, the number of its source.
    """

    def __init__(self) -> None:
        """Holds nothing yet."""
        self.values = array("q")
        self.origins = array("I")
        self.sources = array("I")
        self._slots: dict[int, int] = {}
        self._clashes: dict[int, Clash] = {}
        self._ranks: list[tuple[str, str]] = []

    def source(self, day: str, id_: str) -> int:
        """A number for a source that was updated on a day (YYYY-MM-DD)."""
        self._ranks.append((day, id_))
        return len(self._ranks) - 1

    def put(self, key: int, months: list[int], source: int) -> None:
        """Adds a line. Of each cell the latest day counts."""
        origin = len(self.sources)
        self.sources.append(source)
        slot = self._slots.get(key)
        if slot is None:
            self._slots[key] = len(self._slots)
            self.values.extend(months)
            self.origins.extend([origin] * MONTHS)
            return
        for at, value in enumerate(months, slot * MONTHS):
            if value != EMPTY:
                self._weigh(at, value, origin)

    def find(self, key: int) -> int:
        """The number of the first cell of a line; -1 where there is none."""
        slot = self._slots.get(key)
        return -1 if slot is None else slot * MONTHS

    def lines(self) -> Iterator[tuple[Place, int]]:
        """Each line's place and the number of its first cell, in order."""
        for key in sorted(self._slots):
            yield Place.of(key), self._slots[key] * MONTHS

    def clashes(self) -> Iterator[tuple[Place, int, Clash]]:
        """The pairs of lines that no later line has settled, each with the first month on which it is at odds."""
        if not self._clashes:
            return
        told: set[Clash] = set()
        for place, first in self.lines():
            for month in range(1, MONTHS + 1):
                clash = self._clashes.get(first + month - 1)
                if clash and clash not in told:
                    told.add(clash)
                    yield place, month, clash

    def drop_clashes(self) -> None:
        """None of the figures that clash is taken."""
        for at in self._clashes:
            self.values[at] = EMPTY
        self._clashes.clear()

    def __len__(self) -> int:
        """How many lines."""
        return len(self._slots)

    def _weigh(self, at: int, value: int, origin: int) -> None:
        """One more figure for a cell: the later day counts, and of the same day both must agree."""
        known = self.values[at]
        new, old = self._ranks[self.sources[origin]], self._ranks[self.sources[self.origins[at]]]
        if known == EMPTY or new[0] > old[0]:
            self.values[at], self.origins[at] = value, origin
            self._clashes.pop(at, None)
        elif new[0] == old[0]:
            if value != known:
                self._clashes.setdefault(at, Clash(self.origins[at], origin))
            elif new < old:
                self.origins[at] = origin
