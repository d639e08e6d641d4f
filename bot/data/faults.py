"""What is wrong with a table, told so that an editor can be opened at the spot."""

from collections.abc import Sequence
from typing import NamedTuple

_LONGEST = 60
"""Letters of a cell that a message repeats; a forgotten quote can make a cell of a whole file."""


def quoted(cell: str) -> str:
    """A cell as a message shows it: in quotes, in one line, and cut when it is long."""
    return repr(cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…")


class Fault(NamedTuple):
    """One thing wrong.

    Attributes:
        file: name of the CSV file, or the folder itself when it is missing.
        row: line of the file as an editor counts (the header is 1); None for the file as a whole.
        column: name of the column; None for the row or the file as a whole.
        message: what is wrong, in English, in one line.
        bearable: the tables can still be built: what it touches is asked back, never answered wrongly.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    bearable: bool = False

    def __str__(self) -> str:
        """`centres.csv:12: region: unknown id 'PE-XXX' (regions.csv)`."""
        place = self.file if self.row is None else f"{self.file}:{self.row}"
        return ": ".join(part for part in (place, self.column, self.message) if part)


class BadTables(ValueError):  # noqa: N818 - named in words of the domain, as lookup's BadStore is
    """The tables have faults that forbid building; `faults` lists all of them, one line each in the message."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)
