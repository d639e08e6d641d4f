"""The figures that the tables hold for the cells of a grid: of each the one that stands."""

from array import array
from collections.abc import Mapping
from typing import NamedTuple

from bot.data.itp.cells import EMPTY
from bot.data.itp.grid import Place
from bot.data.itp.layout import layouts
from bot.data.itp.months import month_of
from bot.data.itp.reading import SHOWN, Reading
from bot.data.tables import GOAL

_GIVEN, _CONTRADICTED = 1, 2
"""Of a cell: its source gave this very figure before; it, or another of the same day, gave another one."""


class Figure(NamedTuple):
    """A figure in the tables, and the id of its source."""

    value: int
    source: str


class Standing:
    """What the tables hold for the figures that were read, filled row by row."""

    def __init__(self, reading: Reading, published: Mapping[str, str]) -> None:
        """Knows no row yet; `published` are the days (YYYY-MM-DD) of the sources in the tables."""
        self._grid = reading.grid
        self._indicators = {id_: number for number, id_ in enumerate(reading.indicators)}
        self._centres = {id_: number for number, id_ in enumerate(reading.centres)}
        self._types = [{id_: number for number, id_ in enumerate(ids)} for ids in reading.types]
        columns = ("service_type", "client_type")
        self._columns = [columns if table.types == "service_types" else columns[::-1] for table in layouts().tables]
        self._new = [(source.id, str(source.published_on)) for source in reading.editions.sources]
        self._published = published
        self._ids = ["", *published]
        self._numbers = {id_: number for number, id_ in enumerate(self._ids)}
        self._values, self._sources, self._marks = array("q"), array("I"), bytearray()
        self._at_odds: dict[int, Figure] = {}

    def know(self, cells: Mapping[str, str]) -> bool:
        """Takes note of a row of the tables, if it gives a cell that was read too.

        Of equal days the later row counts, as it does when the database is built.
        """
        at = self._at(cells)
        if at < 0 or self._grid.values[at] == EMPTY:
            return False
        if not self._values:  # Made when first wanted: they are as large as the grid.
            size = len(self._grid.values)
            self._values, self._sources = array("q", [EMPTY]) * size, array("I", [0]) * size
            self._marks = bytearray(size)
        figure = Figure(int(cells["value"]), cells["source"])
        self._mark(at, figure, exact=cells["qualifier"] == "exact")
        if self._values[at] == EMPTY or self._published.get(figure.source, "") >= self.day(at):
            self._values[at], self._sources[at] = figure.value, self._numbers.get(figure.source, 0)
        return True

    def is_blank(self, first: int, end: int) -> bool:
        """Whether the tables have none of some cells of the grid."""
        return self._values[first:end].count(EMPTY) == len(self._values[first:end])

    def value(self, at: int) -> int:
        """The figure that stands in a cell of the grid; EMPTY where the tables have none."""
        return self._values[at] if self._values else EMPTY

    def figure(self, at: int) -> Figure:
        """The same with its source."""
        return Figure(self._values[at], self._ids[self._sources[at]])

    def day(self, at: int) -> str:
        """When the figure that stands was published, YYYY-MM-DD; empty where it is not known."""
        return self._published.get(self._ids[self._sources[at]], "")

    def has(self, at: int) -> bool:
        """Whether the tables have the figure that was read from the very source."""
        return bool(self._marks[at] & _GIVEN)

    def contradicts(self, at: int) -> bool:
        """Whether the tables have another figure that was published on the same day."""
        return bool(self._marks[at] & _CONTRADICTED)

    def at_odds(self, at: int) -> Figure | None:
        """That figure; None where there were too many to be kept."""
        return self._at_odds.get(at)

    def _mark(self, at: int, figure: Figure, *, exact: bool) -> None:
        source, day = self._new[self._grid.sources[self._grid.origins[at]]]
        same = figure.source == source
        if same and figure.value == self._grid.values[at]:
            self._marks[at] |= _GIVEN
        elif figure.value != self._grid.values[at] and (
            same or (exact and self._published.get(figure.source, "") == day)
        ):
            self._marks[at] |= _CONTRADICTED
            if len(self._at_odds) < SHOWN:
                self._at_odds[at] = figure

    def _at(self, cells: Mapping[str, str]) -> int:
        """The grid's cell of a row; -1 where it has none."""
        indicator = self._indicators.get(cells["indicator"], -1)
        if indicator < 0 or cells["scope"] != "centre" or cells["qualifier"] == GOAL:
            return -1
        by, other = self._columns[indicator]
        centre, type_ = self._centres.get(cells["subject"], -1), self._types[indicator].get(cells[by], -1)
        month = month_of(cells["period_start"], cells["period_end"])
        if cells[other] or centre < 0 or type_ < 0 or not month:
            return -1
        first = self._grid.find(Place(indicator, centre, type_, month[0]).key)
        return first if first < 0 else first + month[1] - 1
