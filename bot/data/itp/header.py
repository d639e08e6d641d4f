"""Sheets that hold one of ITP's tables: the header found, and everything below it read once to see that it is whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.data.itp.cells import figure_of, time_of
from bot.data.itp.layout import Narrow, Wide, header_of
from bot.data.itp.lines import Damaged, Line, Sheet

WITHIN = 20
"""Lines in which the header must come; in spreadsheets there are titles above it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with one of ITP's tables.

    Attributes:
        header: where its columns stand; there are `width` of them.
        line: the number of the header's line.
        last: of a cube, the latest year and month with a figure over 0; what comes after it is not published yet,
            as the portal fills the months to come with zeros.
    """

    sheet: Sheet
    header: Wide | Narrow
    width: int
    line: int
    last: tuple[int, int] = (0, 0)

    def lines(self) -> Iterator[Line]:
        """The lines below the header that hold anything."""
        return ((number, cells) for number, cells in self.sheet.lines() if number > self.line and _holds_any(cells))


def table_of(sheet: Sheet, today: date) -> Table | None:
    """The table in a sheet; None where no header is one of ITP's.

    Raises:
        Damaged: the sheet cannot be read to its end, or was cut off.
    """
    for number, cells in islice(sheet.lines(), WITHIN):
        if header := header_of(cells):
            width = max(place for place, cell in enumerate(cells, 1) if cell.strip())
            found = Table(sheet, header, width, number)
            if isinstance(header, Narrow):
                return Table(sheet, header, width, number, _last_published(found, header, today))
            _see_to_its_end(found, header)
            return found
    return None


def _holds_any(cells: Sequence[str]) -> bool:
    return any(cells) and any(map(str.strip, cells))


def _last_published(table: Table, header: Narrow, today: date) -> tuple[int, int]:
    """The latest year and month with a figure over 0; one that has not begun is a fault, and counts for nothing."""
    end, last, begun = table.line, (0, 0), (today.year, today.month)
    for line, cells in table.lines():
        end = line
        if len(cells) >= table.width and figure_of(cells[header.measure]) > 0:
            time = time_of(cells[header.time])
            if time and last < time <= begun:
                last = time
    if table.sheet.unended:
        raise _unended(end)
    return last


def _see_to_its_end(table: Table, header: Wide) -> None:
    """Raises Damaged where the last line is not whole."""
    line, last = 0, ""
    publishers: set[str] = set()
    for number, cells in table.sheet.lines():
        if number <= table.line or not cells:
            continue
        line, last = number, cells[header.publisher] if len(cells) >= table.width else ""
        publishers.add(last)
    if not line or not table.sheet.unended:
        return
    if header.publisher != table.width - 1:
        raise _unended(line)
    if not last or any(other != last and other.startswith(last) for other in publishers):
        message = "the file ends in the middle of a line"
        raise Damaged(message, line)


def _unended(line: int) -> Damaged:
    return Damaged("the last line has no end, so its figure may be cut: end the line, or get the file anew", line)
