"""A sheet: what all centres publish on one measure, kept so that thousands are added and ordered in little time.

Most centres publish months without a hole and nothing else: of each of them the sheet has three numbers. The others
have a line of their own.
"""

from array import array
from collections.abc import Mapping

from bot.lookup.line import NO_LINE, Line
from bot.lookup.run import Months, Run

_NOBODY = (1, 0, 0)
"""First month, last month and base of a centre that is not plain."""


class Sheet:
    """The lines of all centres, by their numbers.

    Attributes:
        months: the months of all of them.
        first, last, base: of each plain centre its only run; of any other a run that ends before it starts.
        others: the lines of centres that publish but are not plain, in the order of their numbers.
    """

    def __init__(self, centres: int, months: Months, lines: Mapping[int, Line]) -> None:
        self.months = months
        plain = array("q", _NOBODY * centres)
        self.others: dict[int, Line] = {}
        for number, line in sorted(lines.items()):
            if len(line.runs) == 1 and not line.cells:
                plain[3 * number : 3 * number + 3] = array("q", line.runs[0][:3])
            elif line:
                self.others[number] = line
        self.first, self.last, self.base = plain[::3], plain[1::3], plain[2::3]

    def line(self, number: int) -> Line:
        """The line of a centre; an empty one where it publishes nothing."""
        first, last = self.first[number], self.last[number]
        if first <= last:
            return Line(runs=(Run(first, last, self.base[number], self.months),))
        return self.others.get(number, NO_LINE)
