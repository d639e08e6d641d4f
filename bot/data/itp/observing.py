"""Cells of the grid as rows of the tables."""

from collections.abc import Container, Iterator, Sequence

from bot.data.itp.grid import Place
from bot.data.itp.layout import MONTHS, layouts
from bot.data.itp.months import period_of, periods_of
from bot.data.itp.reading import Reading
from bot.data.observation import Observation


class Observer:
    """Turns what was read into observations."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._grid = reading, reading.grid
        self._ids = [source.id for source in reading.editions.sources]
        self._by_service = [table.types == "service_types" for table in layouts().tables]

    def observation(self, place: Place, month: int, at: int) -> Observation:
        """The figure of a cell, which is that of a month of the place."""
        type_ = self._reading.types[place.indicator][place.type]
        by_service = self._by_service[place.indicator]
        return Observation(
            self._ids[self._grid.sources[self._grid.origins[at]]],
            self._reading.indicators[place.indicator],
            "centre",
            self._reading.centres[place.centre],
            type_ if by_service else "",
            "" if by_service else type_,
            *period_of(place.year, month),
            self._grid.values[at],
            "exact",
        )

    def rows(self, verdicts: Sequence[int], added: Container[int], sources: Container[int]) -> Iterator[Observation]:
        """The figures with one of the verdicts `added`, of some sources, in an order of their own."""
        grid, ids, make = self._grid, self._ids, Observation._make
        for place, first in grid.lines():
            end = first + MONTHS
            like = self.observation(place, 1, first)
            counted, how = like[1:6], like[9:]
            cells = zip(
                periods_of(place.year),
                verdicts[first:end],
                grid.values[first:end],
                grid.origins[first:end],
                strict=True,
            )
            for period, verdict, value, origin in cells:
                if verdict in added and (source := grid.sources[origin]) in sources:
                    yield make((ids[source], *counted, *period, value, *how))
