"""Cells and runs: single published numbers, and months without a hole that are added in constant time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from bot.answer import Qualifier
from bot.lookup.figure import Figure, Sources, least_certain, merge_sources
from bot.question import Period


class Cell(NamedTuple):
    """One published number; `summed` when it is made of several (its service or client types)."""

    value: int
    qualifier: Qualifier
    sources: Sources
    summed: bool = False


def add_up(cells: Iterable[Cell], rank: dict[str, int]) -> Cell:
    """Several cells of the same period as one."""
    parts = list(cells)
    if len(parts) == 1:
        return parts[0]
    qualifier = least_certain({part.qualifier for part in parts})
    sources = merge_sources((part.sources for part in parts), rank)
    return Cell(sum(part.value for part in parts), qualifier, sources, summed=True)


@dataclass(frozen=True)
class Run:
    """Months without a hole between them, from the number `first` on; any stretch is added in constant time."""

    first: int
    cells: tuple[Cell, ...]
    rank: dict[str, int]

    @cached_property
    def last(self) -> int:
        """Number of the last month."""
        return self.first + len(self.cells) - 1

    @cached_property
    def _sums(self) -> list[int]:
        return list(accumulate((cell.value for cell in self.cells), initial=0))

    @cached_property
    def _mark(self) -> tuple[Qualifier, Sources, bool] | None:
        marks = {cell[1:] for cell in self.cells}
        return marks.pop() if len(marks) == 1 else None

    def value(self, first: int, last: int) -> int:
        """Sum of the months from one number to another, both in the run."""
        return self._sums[last - self.first + 1] - self._sums[first - self.first]

    def figure(self, first: int, last: int, period: Period) -> Figure:
        """The months from one number to another as a figure of the period."""
        qualifier, sources, summed = self._mark or self._marks(first, last)
        return Figure(self.value(first, last), period, qualifier, sources, summed or last > first)

    def _marks(self, first: int, last: int) -> tuple[Qualifier, Sources, bool]:
        cells = self.cells[first - self.first : last - self.first + 1]
        sources = merge_sources((cell.sources for cell in cells), self.rank)
        return least_certain({cell.qualifier for cell in cells}), sources, any(cell.summed for cell in cells)


def runs_of(months: Mapping[int, Cell], rank: dict[str, int]) -> tuple[Run, ...]:
    """The months as runs, in time order."""
    runs: list[list[int]] = []
    for month in sorted(months):
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return tuple(Run(run[0], tuple(months[month] for month in run), rank) for run in runs)
