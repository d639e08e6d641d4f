"""A line: all that one subject publishes for one filter, months in runs and the odd periods as they are."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.lookup.figure import Figure
from bot.lookup.periods import (
    Unit,
    days,
    distance,
    inside,
    month_of,
    months_in,
    months_period,
    unit_around,
    unit_of,
    whole_months,
)
from bot.lookup.run import Cell, Run
from bot.question import Period


@dataclass(frozen=True)
class Line:
    """What a subject publishes for one filter; `cells` are the periods that are not one calendar month."""

    cells: Mapping[Period, Cell] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.runs)

    def whole(self, period: Period) -> Figure | None:
        """The figure of exactly this period: as published, else from its months where all are there."""
        if cell := self.cells.get(period):
            return Figure(cell.value, period, cell.qualifier, cell.sources, cell.summed)
        months = months_in(period) if self.runs else None
        if not months:
            return None
        run = self._run_before(months[0])
        return run.figure(*months, period) if run and months[1] <= run.last else None

    def has(self, period: Period) -> bool:
        """Whether there is a figure of exactly this period."""
        if period in self.cells:
            return True
        months = months_in(period) if self.runs else None
        run = self._run_before(months[0]) if months else None
        return bool(run and months and months[1] <= run.last)

    def _run_before(self, month: int) -> Run | None:
        if len(self.runs) == 1:
            return self.runs[0] if self.runs[0].first <= month else None
        at = bisect_right(self.runs, month, key=lambda run: run.first)
        return self.runs[at - 1] if at else None

    def stretches(self, first: int, last: int) -> Iterator[tuple[Run, int, int]]:
        """Each run with the first and last of its months that lie between the two numbers."""
        for run in self.runs:
            low, high = max(first, run.first), min(last, run.last)
            if low <= high:
                yield run, low, high

    def part(self, period: Period) -> Figure | None:
        """The longest published part inside the period, the latest of equal ones."""
        options = [cell for cell in self.cells if inside(cell, period)]
        options += [months_period(low, high) for _, low, high in self.stretches(*whole_months(period))]
        return self.whole(max(options, key=lambda option: (days(option), option.end))) if options else None

    def since(self, period: Period) -> Period | None:
        """What is published from the period's start on, up to its end at most."""
        ends = [cell.end for cell in self.cells if cell.start == period.start and cell.end <= period.end]
        first, last = whole_months(period)
        ends += [
            months_period(low, high).end
            for _, low, high in self.stretches(first, last)
            if low == first and period.start.day == 1
        ]
        return Period(period.start, max(ends)) if ends else None

    def latest(self) -> Period | None:
        """The latest period: from January to the latest month, or the published period that ends later."""
        options = (self.latest_months, self.latest_apart())
        return max(filter(None, options), key=lambda option: option.end, default=None)

    @property
    def latest_months(self) -> Period | None:
        """From January to the latest month."""
        if not self.runs:
            return None
        run = self.runs[-1]
        return months_period(max(run.first, unit_around(run.last, "year")[0]), run.last)

    def latest_apart(self) -> Period | None:
        """The latest period published otherwise than by month, of equal ends the longest."""
        return max(self.cells, key=lambda cell: (cell.end, days(cell)), default=None)

    @cached_property
    def spans(self) -> frozenset[Period]:
        """Every odd period, and for each year what its months cover."""
        years = set()
        for run in self.runs:
            first = run.first
            while first <= run.last:
                last = min(run.last, unit_around(first, "year")[1])
                years.add(months_period(first, last))
                first = last + 1
        return frozenset(self.cells) | years

    def near(self, period: Period) -> list[Period]:
        """Published periods that may be the nearest: the odd ones, and of the months those of the nearest unit."""
        unit: Unit = unit_of(period) or "year"
        found = list(self.cells)
        for run in self.runs:
            low, high = unit_around(min(max(month_of(period.start), run.first), run.last), unit)
            found.append(months_period(max(low, run.first), min(high, run.last)))
        return found

    def nearest(self, period: Period) -> Figure | None:
        """The figure of the published period that lies nearest, the later of equal ones."""
        options = self.near(period)
        return self.whole(closest(options, period)) if options else None

    def exact_beside(self, figure: Figure) -> Figure | None:
        """The exact figure of the same year beside a rounded one: the latest, of equal ends the longest."""
        year = Period(date(figure.period.start.year, 1, 1), date(figure.period.end.year, 12, 31))
        months = Line(runs=self.runs)
        options = [months.whole(figure.period)] + [self.whole(span) for span in self.spans if inside(span, year)]
        exact = [option for option in options if option and option.qualifier == "exact"]
        return max(exact, key=lambda option: (option.period.end, days(option.period)), default=None)


NO_LINE = Line()
"""Nothing published."""


def closest(options: list[Period], period: Period) -> Period:
    """The option nearest to the period, the later of equal ones; there must be one."""
    return min(options, key=lambda option: (distance(option, period), -option.end.toordinal()))
