"""The shape of a crowd: its months added over the centres."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from bot.lookup.crowd import Crowd
from bot.lookup.line import Line
from bot.lookup.run import Cell, Mark, Months, merged, runs_of

_NO_VALUE = Cell(0, "exact", ())


def shape_of(crowd: Crowd) -> Line:
    """What they publish together: months added over them, and the odd periods of any (without values)."""
    values: dict[int, int] = defaultdict(int)
    counts: dict[int, int] = defaultdict(int)
    marks: dict[int, set[Mark]] = defaultdict(set)
    for month, value, count, mark in (*_columns(crowd), *_cells(crowd)):
        values[month] += value
        counts[month] += count
        marks[month].add(mark)
    rank = crowd.sheet.months.rank
    cells = {}
    for month, value in values.items():
        qualifier, sources, summed = merged(marks[month], rank)
        cells[month] = Cell(value, qualifier, sources, summed or counts[month] > 1)
    odd = {period for line in crowd.others.values() for period in line.cells}
    return Line(dict.fromkeys(odd, _NO_VALUE), runs_of(cells, Months(rank)))


def _columns(crowd: Crowd) -> Iterator[tuple[int, int, int, Mark]]:
    """Each month of the plain ones: its number, sum and count, and each mark of it (the sum with the first)."""
    sheet, months = crowd.sheet, crowd.sheet.months
    alike: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number in crowd.plain:
        alike[sheet.first[number], sheet.last[number]].append(sheet.base[number])
    for (first, last), bases in alike.items():
        sums = list(map(sum, zip(*[months.sums[base + first : base + last + 2] for base in bases], strict=True)))
        marked = {months.marks[base + first : base + last + 1].tobytes(): base for base in bases}.values()
        for month, (before, after) in enumerate(pairwise(sums), first):
            value, count = after - before, len(bases)
            for at in {months.marks[base + month] for base in marked}:
                yield month, value, count, months.numbered(at)
                value = count = 0


def _cells(crowd: Crowd) -> Iterator[tuple[int, int, int, Mark]]:
    for line in crowd.others.values():
        for run in line.runs:
            for month, cell in run.cells():
                yield month, cell.value, 1, cell.mark
