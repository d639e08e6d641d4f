"""A sheet: what all centres publish on one measure, kept so that thousands are added and ordered in little time.

Most centres publish months without a hole and nothing else: of each of them the sheet has three numbers. The others
have a line of their own.
"""

from array import array
from collections.abc import Mapping
from typing import NamedTuple

from bot.lookup.line import NO_LINE, Line
from bot.lookup.run import Months, Run


class Plain(NamedTuple):
    """Of each plain centre its only run: first month, last month and base; of any other a last before its first."""

    first: "array[int]"
    last: "array[int]"
    base: "array[int]"


class Sheet:
    """The lines of all centres, by their numbers.

    Attributes:
        months: the months of all of them.
        first, last, base: as in `Plain`.
        others: the lines of centres that publish but are not plain, in the order of their numbers.
    """

    def __init__(self, months: Months, plain: Plain, others: Mapping[int, Line]) -> None:
        self.months = months
        self.first, self.last, self.base = plain
        self.others = dict(sorted(others.items()))

    @classmethod
    def of(cls, centres: int, months: Months, lines: Mapping[int, Line]) -> "Sheet":
        """The sheet of so many centres with these lines, whose runs are in `months`."""
        plain = Plain(array("i", [1]) * centres, array("i", [0]) * centres, array("q", [0]) * centres)
        others = {}
        for number, line in lines.items():
            if len(line.runs) == 1 and not line.cells:
                plain.first[number], plain.last[number], plain.base[number], _ = line.runs[0]
            elif line:
                others[number] = line
        return cls(months, plain, others)

    def line(self, number: int) -> Line:
        """The line of a centre; an empty one where it publishes nothing."""
        first, last = self.first[number], self.last[number]
        if first <= last:
            return Line(runs=(Run(first, last, self.base[number], self.months),))
        return self.others.get(number, NO_LINE)
