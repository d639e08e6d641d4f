"""Totals that the tables hold, beside the sums of what would be stored: a total is not smaller than its parts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.data.itp.cells import EMPTY
from bot.data.itp.layout import MONTHS
from bot.data.itp.months import month_number, months_of
from bot.data.itp.reading import Reading
from bot.data.observation import Observation
from bot.data.proposal import Doubt
from bot.data.revising import exceeds
from bot.data.tables import GOAL


@dataclass(slots=True)
class _Total:
    observation: Observation
    day: str
    first: int
    last: int
    parts: int = 0
    touched: bool = False


class Totals:
    """The totals of the network and of centres, over all types, for months that can be summed."""

    def __init__(self, additive: frozenset[str]) -> None:
        """Knows no total yet; `additive` are the indicators whose figures can be summed."""
        self._additive = additive
        self._totals: dict[tuple[str, ...], _Total] = {}

    def know(self, cells: Mapping[str, str], day: str) -> None:
        """Takes note of a row of the table, if it is a total; `day` is that of its source."""
        if cells["service_type"] or cells["client_type"] or cells["scope"] not in {"network", "centre"}:
            return
        if cells["qualifier"] == GOAL:
            return
        months = months_of(cells["period_start"], cells["period_end"])
        if not months or cells["indicator"] not in self._additive:
            return
        cell = tuple(cells[name] for name in ("indicator", "subject", "period_start", "period_end"))
        known = self._totals.get(cell)
        if known is None or day >= known.day:
            self._totals[cell] = _Total(Observation.of(cells), day, *months)

    def doubts(self, reading: Reading, verdicts: Sequence[int], news: frozenset[int]) -> Iterator[Doubt]:
        """The totals that are smaller than their parts would be, where a part has one of the verdicts in `news`."""
        self._add_up(reading, verdicts, news)
        for total in self._totals.values():
            if total.touched and exceeds(total.parts, total.observation):
                parts = total.observation._replace(value=total.parts, source="", qualifier="exact")
                yield Doubt("less-than-parts", total.observation, parts)

    def _add_up(self, reading: Reading, verdicts: Sequence[int], news: frozenset[int]) -> None:
        by_line: dict[tuple[str, str, int], list[_Total]] = defaultdict(list)
        for total in self._totals.values():
            for year in range((total.first - 1) // MONTHS, (total.last - 1) // MONTHS + 1):
                by_line[total.observation.indicator, total.observation.subject, year].append(total)
        if not by_line:
            return
        for place, first in reading.grid.lines():
            indicator, centre = reading.indicators[place.indicator], reading.centres[place.centre]
            for total in (
                *by_line.get((indicator, "", place.year), ()),
                *by_line.get((indicator, centre, place.year), ()),
            ):
                begin = max(total.first - month_number(place.year, 1), 0)
                end = min(total.last - month_number(place.year, 1) + 1, MONTHS)
                months = reading.grid.values[first + begin : first + end]
                total.parts += sum(value for value in months if value != EMPTY)
                total.touched = total.touched or not news.isdisjoint(verdicts[first + begin : first + end])
