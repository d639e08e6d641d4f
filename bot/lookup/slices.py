"""Slices: the cells of one subject for one indicator and one filter, and the lines that are drawn from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.lookup.line import Line
from bot.lookup.run import Cell, Months, add_up, runs_of
from bot.question import Period

ByMonth = dict[int, Cell]


@dataclass(frozen=True)
class Slice:
    """What is published by one service type and one client type, or by all: months by number, the rest by period."""

    months: ByMonth = field(default_factory=dict)
    odd: dict[Period, Cell] = field(default_factory=dict)
    goals: dict[Period, Cell] = field(default_factory=dict)


def results(parts: Sequence[Slice], months: Months) -> Line:
    """What was reached: of one slice as it is, of several added up; its runs are put into `months`."""
    if len(parts) == 1:
        return Line(parts[0].odd, runs_of(parts[0].months, months))
    return Line(_common_odd(parts, months.rank), runs_of(_common_months(parts, months.rank), months))


def goals(parts: Sequence[Slice], months: Months) -> Line:
    """What was hoped for, where every slice has it."""
    found = [part.goals for part in parts]
    return Line(
        {
            period: add_up((part[period] for part in found), months.rank)
            for period in found[0]
            if all(period in part for part in found)
        }
    )


def _common_months(parts: Sequence[Slice], rank: Mapping[str, int]) -> ByMonth:
    """Months added over the parts: one is there when every part that publishes in its year has it."""
    years = [{month // 12 for month in part.months} | _years(part.odd) for part in parts]
    found = {}
    for month in set().union(*(part.months for part in parts)):
        publishing = [part for part, own in zip(parts, years, strict=True) if month // 12 in own]
        if all(month in part.months for part in publishing):
            found[month] = add_up((part.months[month] for part in publishing), rank)
    return found


def _common_odd(parts: Sequence[Slice], rank: Mapping[str, int]) -> dict[Period, Cell]:
    """Odd periods for which every part that publishes in those years has a figure, published or from months."""
    lines = [Line(part.odd, runs_of(part.months, Months(rank))) for part in parts]
    found = {}
    for period in {period for part in parts for period in part.odd}:
        publishing = [line for line, part in zip(lines, parts, strict=True) if _publishes(part, period)]
        figures = [line.whole(period) for line in publishing]
        cells = [Cell(each.value, each.qualifier, each.sources, each.summed) for each in figures if each]
        if len(cells) == len(figures):
            found[period] = add_up(cells, rank)
    return found


def _publishes(part: Slice, period: Period) -> bool:
    years = range(period.start.year, period.end.year + 1)
    return any(month // 12 in years for month in part.months) or not _years(part.odd).isdisjoint(years)


def _years(periods: Iterable[Period]) -> set[int]:
    return {year for period in periods for year in range(period.start.year, period.end.year + 1)}
