"""Sheets that hold one of ITP's tables: the header found, and everything below it read once to see that it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.data.itp.cells import figure_of
from bot.data.itp.layout import Narrow, Wide, header_of
from bot.data.itp.lines import Damaged, Line, Sheet

WITHIN = 20
"""Lines in which the header must come; in spreadsheets there are titles above it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with one of ITP's tables.

    Attributes:
        header: where its columns stand.
        line: the number of the header's line.
        last: of a cube, the latest time (YYYYMM) with a figure over 0; what comes after it is not published yet,
            as the portal fills the months to come with zeros.
    """

    sheet: Sheet
    header: Wide | Narrow
    line: int
    last: str = ""

    def lines(self) -> Iterator[Line]:
        """The lines below the header that hold anything."""
        return ((number, cells) for number, cells in self.sheet.lines() if number > self.line and any(cells))


def table_of(sheet: Sheet) -> Table | None:
    """The table in a sheet; None where no header is one of ITP's.

    Raises:
        Damaged: the sheet cannot be read to its end.
    """
    found = None
    for number, cells in islice(sheet.lines(), WITHIN):
        if header := header_of(cells):
            found = Table(sheet, header, number)
            break
    if found is None:
        return None
    return Table(sheet, found.header, found.line, _seen_to_its_end(found))


def _seen_to_its_end(table: Table) -> str:
    """The latest time with a figure over 0, of a cube."""
    if isinstance(table.header, Narrow):
        time, measure = table.header.time, table.header.measure
        full = (cells for _, cells in table.lines() if len(cells) > max(time, measure))
        return max((cells[time].strip() for cells in full if figure_of(cells[measure]) > 0), default="")
    last: tuple[int, str] = 0, ""
    publishers: set[str] = set()
    place = table.header.publisher
    for number, cells in table.lines():
        last = number, cells[place] if len(cells) > place else ""
        publishers.add(last[1])
    if table.sheet.unended and any(other != last[1] and other.startswith(last[1]) for other in publishers):
        message = "the file ends in the middle of a line"
        raise Damaged(message, last[0])
    return ""
