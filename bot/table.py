"""A table of what was answered, and its file for a spreadsheet."""

import csv
import io
from dataclasses import dataclass

Cell = str | int | float | None

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula (owasp.org/www-community/attacks/CSV_Injection)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by name, and a row for each thing answered; `name` is short and ASCII, and names the file."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_file(table: Table) -> bytes:
    """The table as CSV that spreadsheets open as it is: UTF-8 with its mark, commas, lines that end with CR and LF.

    Empty cells are empty. A text that would be taken for a formula has an apostrophe before it.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_harmless(name) for name in table.header)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
