"""The shape of a crowd: of which periods any of its centres has a figure."""

from bot.lookup.crowd import Crowd
from bot.lookup.line import Line
from bot.lookup.run import Cell, Months, Run

_NO_VALUE = Cell(0, "exact", ())


def shape_of(crowd: Crowd) -> Line:
    """What they publish together, without values: their months, and the odd periods of any."""
    odd = {period for line in crowd.others.values() for period in line.cells}
    months = Months(crowd.sheet.months.rank)
    return Line(dict.fromkeys(odd, _NO_VALUE), tuple(Run(*stretch, 0, months) for stretch in _stretches(crowd)))


def _stretches(crowd: Crowd) -> list[tuple[int, int]]:
    """First and last month of each stretch without a hole, in time order."""
    found: list[tuple[int, int]] = []
    plain = {(each.first, each.last) for each in crowd.alike}
    others = {(run.first, run.last) for line in crowd.others.values() for run in line.runs}
    for first, last in sorted(plain | others):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found
