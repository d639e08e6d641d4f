"""Columns of several types added up, for the centres that publish the same months of each of them."""

from collections.abc import Sequence
from itertools import pairwise

from bot.lookup.cells import Columns
from bot.lookup.line import Line
from bot.lookup.run import Months, Run, merged


class Adding:
    """Adds up columns; the runs that come of it are put into `months`."""

    def __init__(self, parts: Sequence[Columns], months: Months) -> None:
        self._parts = parts
        self._months = months
        self._odd = {id_ for part in parts for id_ in part.others}
        self._known: dict[tuple[tuple[int, int], ...], int] = {}

    def line(self, number: int, id_: str) -> Line | None:
        """What a centre publishes of all types together; None where it must be drawn from its cells."""
        plains = [(at, part.plain) for at, part in enumerate(self._parts)]
        spans = {at: (plain.first[number], plain.last[number]) for at, plain in plains}
        publishing = [at for at, (first, last) in spans.items() if first <= last]
        if id_ in self._odd or len({spans[at] for at in publishing}) != 1:
            return None
        first, last = spans[publishing[0]]
        starts = {at: self._parts[at].plain.base[number] + first for at in publishing}
        return Line(runs=(self._add(first, last - first + 1, starts),))

    def _add(self, first: int, size: int, starts: dict[int, int]) -> Run:
        """The sum of so many months of some parts, from a place in each."""
        months = {at: self._parts[at].months for at in starts}
        sums = zip(*(months[at].sums[start : start + size + 1] for at, start in starts.items()), strict=True)
        values = [after - before for before, after in pairwise(map(sum, sums))]
        marks = [[(at, mark) for mark in months[at].marks[start : start + size]] for at, start in starts.items()]
        return self._months.add(first, values, map(self._merged, zip(*marks, strict=True)))

    def _merged(self, marks: tuple[tuple[int, int], ...]) -> int:
        """The number of what the sum of a month carries, by the part and the number there of each mark."""
        found = self._known.get(marks)
        if found is None:
            carried = {self._parts[at].months.numbered(mark) for at, mark in marks}
            mark = merged(carried, self._months.rank)
            found = self._known[marks] = self._months.number(mark._replace(summed=mark.summed or len(marks) > 1))
        return found
