"""Cells and runs: single published numbers, and months without a hole that are added in constant time.

The numbers of many runs lie in one array, as thousands of centres with years of months must be no object each month.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bot.answer import Qualifier
from bot.lookup.figure import Figure, Sources, least_certain, merge_sources
from bot.packed import narrowed
from bot.question import Period

_MERGED = 256
"""Stretches of months whose marks are kept as one."""


class Mark(NamedTuple):
    """What a number carries with it; `summed` when it is made of several."""

    qualifier: Qualifier
    sources: Sources
    summed: bool = False


class Cell(NamedTuple):
    """One published number; `summed` when it is made of several (its service or client types)."""

    value: int
    qualifier: Qualifier
    sources: Sources
    summed: bool = False

    @property
    def mark(self) -> Mark:
        """What it carries."""
        return Mark(self.qualifier, self.sources, self.summed)


def add_up(cells: Iterable[Cell], rank: Mapping[str, int]) -> Cell:
    """Several cells of the same period as one."""
    parts = list(cells)
    if len(parts) == 1:
        return parts[0]
    qualifier, sources, _ = merged({part.mark for part in parts}, rank)
    return Cell(sum(part.value for part in parts), qualifier, sources, summed=True)


def merged(marks: set[Mark], rank: Mapping[str, int]) -> Mark:
    """What a sum carries: the certainty of its least certain part, and all sources, those of `rank` first."""
    if len(marks) == 1:
        return next(iter(marks))
    qualifier = least_certain({mark.qualifier for mark in marks})
    sources = merge_sources((mark.sources for mark in marks), rank)
    return Mark(qualifier, sources, any(mark.summed for mark in marks))


class Months:
    """The months of many runs; each takes a place more than it has months.

    Attributes:
        sums: at each place, what the months of the run before it add up to.
        marks: at each place, the number of the mark of its month.
        rank: orders sources, the latest published first.
    """

    def __init__(
        self,
        rank: Mapping[str, int],
        sums: "array[int] | None" = None,
        marks: "array[int] | None" = None,
        kinds: Iterable[Mark] = (),
    ) -> None:
        """None, or those that are given, with the kinds of marks by their numbers."""
        self.sums = array("q") if sums is None else sums
        self.marks = array("I") if marks is None else marks
        self.rank = rank
        self._marks = list(kinds)
        self._numbers = {mark: number for number, mark in enumerate(self._marks)}
        self._merged: dict[bytes, Mark] = {}

    def add(self, first: int, values: Iterable[int], marks: Iterable[int]) -> "Run":
        """A run of months from the number `first` on, with their marks by number."""
        base, total = len(self.sums) - first, 0
        self.sums.append(total)
        for value in values:
            total += value
            self.sums.append(total)
        self.marks.extend(marks)
        self.marks.append(0)
        return Run(first, len(self.sums) - base - 2, base, self)

    def close(self) -> None:
        """No more runs come: what is kept takes no more room than its largest number needs."""
        self.sums = narrowed(self.sums, "iq")
        self.marks = narrowed(self.marks, "BHI")

    def number(self, mark: Mark) -> int:
        """The number of a mark."""
        found = self._numbers.get(mark)
        if found is None:
            found = self._numbers[mark] = len(self._marks)
            self._marks.append(mark)
        return found

    def numbered(self, number: int) -> Mark:
        """The mark of that number."""
        return self._marks[number]

    def carried(self, start: int, stop: int) -> set[Mark]:
        """The marks of the months from one place to another, not included."""
        return {self._marks[number] for number in set(self.marks[start:stop])}

    def mark(self, start: int, stop: int) -> Mark:
        """What the sum of the months from one place to another, not included, carries."""
        key = self.marks[start:stop].tobytes()
        found = self._merged.get(key)
        if found is None:
            found = merged(self.carried(start, stop), self.rank)
            if len(self._merged) < _MERGED:
                self._merged[key] = found
        return found

    def sources(self, starts: Iterable[int], size: int) -> tuple[str, ...]:
        """The sources of so many months from each of some places on, each once, those of the first place first."""
        marks = self.marks
        several = {marks[start : start + size].tobytes(): start for start in starts}
        found = (self.mark(start, start + size).sources for start in several.values())
        return tuple(dict.fromkeys(source for sources in found for source in sources))


class Run(NamedTuple):
    """Months without a hole between them, from the number `first` to `last`; any stretch is added in constant time.

    A month stands in `months` at the place of its number and `base`.
    """

    first: int
    last: int
    base: int
    months: Months

    def value(self, first: int, last: int) -> int:
        """Sum of the months from one number to another, both in the run."""
        sums, base = self.months.sums, self.base
        return sums[base + last + 1] - sums[base + first]

    def figure(self, first: int, last: int, period: Period) -> Figure:
        """The months from one number to another as a figure of the period."""
        qualifier, sources, summed = self.months.mark(self.base + first, self.base + last + 1)
        return Figure(self.value(first, last), period, qualifier, sources, summed or last > first)

    def cells(self) -> Iterator[tuple[int, Cell]]:
        """Each month by its number."""
        for month in range(self.first, self.last + 1):
            yield month, Cell(self.value(month, month), *self.months.mark(self.base + month, self.base + month + 1))


def runs_of(cells: Mapping[int, Cell], months: Months) -> tuple[Run, ...]:
    """Months as runs, in time order, put into `months`."""
    runs: list[list[int]] = []
    for month in sorted(cells):
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return tuple(
        months.add(run[0], (cells[month].value for month in run), [months.number(cells[month].mark) for month in run])
        for run in runs
    )
