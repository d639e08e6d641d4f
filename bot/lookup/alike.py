"""Centres that publish the same months: thousands of them are added as a few."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.lookup.run import Mark, Months
from bot.lookup.sheet import Sheet
from bot.packed import narrowed


@dataclass(frozen=True, slots=True)
class Alike:
    """Some plain centres with one and the same run of months, from the number `first` to `last`.

    Attributes:
        numbers: the centres, in the order of the table.
        bases: of each, where its months stand in `months`.
        marked: bases with which the marks of all of them are seen: those of others are the same.
    """

    first: int
    last: int
    months: Months
    numbers: Sequence[int]
    bases: Sequence[int]
    marked: Sequence[int]
    _before: dict[int, int] = field(default_factory=dict, init=False)

    def within(self, low: int, high: int) -> tuple[int, int] | None:
        """First and last of their months between two numbers; None where there is none."""
        first, last = max(low, self.first), min(high, self.last)
        return (first, last) if first <= last else None

    def value(self, low: int, high: int) -> int:
        """The sum of the months from one number to another, both in the run, over all of them."""
        return self._sum_before(high + 1) - self._sum_before(low)

    def marks(self, low: int, high: int) -> set[Mark]:
        """What these months carry."""
        return set().union(*(self.months.carried(base + low, base + high + 1) for base in self.marked))

    def _sum_before(self, month: int) -> int:
        """What the months before one add up to, over all of them."""
        found = self._before.get(month)
        if found is None:
            sums = self.months.sums
            found = self._before[month] = sum([sums[base + month] for base in self.bases])
        return found


def alike(sheet: Sheet, plain: Iterable[int]) -> tuple[Alike, ...]:
    """The plain centres of a sheet, those with the same months together."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number in plain:
        found[sheet.first[number], sheet.last[number]].append(number)
    return tuple(_together(sheet, *months, numbers) for months, numbers in found.items())


def _together(sheet: Sheet, first: int, last: int, numbers: Sequence[int]) -> Alike:
    bases = [sheet.base[number] for number in numbers]
    marks = sheet.months.marks
    marked = {marks[base + first : base + last + 1].tobytes(): base for base in bases}
    kept = (narrowed(array("q", each), "HIq") for each in (numbers, bases, marked.values()))
    return Alike(first, last, sheet.months, *kept)
