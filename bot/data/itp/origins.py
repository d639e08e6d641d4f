"""Where each line of ITP's tables was read, by the number that the grid gives it."""

from array import array
from bisect import bisect_right


class Origins:
    """The lines that went into the grid, in the order in which they came; four bytes for each."""

    def __init__(self) -> None:
        """Knows no line yet."""
        self._starts: list[int] = []
        self._sheets: list[str] = []
        self._lines = array("I")

    def begin(self, sheet: str) -> None:
        """The lines that follow are of this sheet."""
        self._starts.append(len(self._lines))
        self._sheets.append(sheet)

    def add(self, line: int) -> None:
        """One more line that went into the grid."""
        self._lines.append(line)

    def where(self, origin: int) -> tuple[str, int]:
        """The sheet and the line in it."""
        return self._sheets[bisect_right(self._starts, origin) - 1], self._lines[origin]
