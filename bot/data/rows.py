"""A CSV file read row by row, in bounded memory; what cannot be read becomes a fault, never an exception."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.data.faults import Fault, quoted
from bot.data.tables import Table

if TYPE_CHECKING:
    from _csv import Reader

Report = Callable[[Fault], None]

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters, and the bytes that were not UTF-8 (Python keeps them as lone surrogates)."""


class Row(NamedTuple):
    """One row: the line it starts in, and its cells, without the space around them, by column."""

    line: int
    cells: Mapping[str, str]


def rows(path: Path, table: Table, report: Report) -> Iterator[Row]:
    """Every row that has a cell for each column of the table, in the order of the file.

    The other rows, bytes that are not UTF-8, a bad header and a missing file go to `report`.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
            yield from _rows(csv.reader(lines, strict=True), table, report)
    except FileNotFoundError:
        report(Fault(table.file, None, None, "missing file"))
    except OSError as error:
        report(Fault(table.file, None, None, f"cannot be read: {error.strerror or error}"))


def _rows(reader: "Reader", table: Table, report: Report) -> Iterator[Row]:
    header: list[str] = []
    line = 1
    try:
        header = [name.strip() for name in next(reader, [])]
        if not _header_fits(header, table, report):
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                row = Row(line, dict(zip(header, map(str.strip, cells), strict=True)))
                if _readable(row, table, report):
                    yield row
            elif cells:
                report(_misfit(line, cells, header, table))
            line = reader.line_num + 1
    except csv.Error as error:
        report(Fault(table.file, line, None, f"the rest of the file cannot be read: {error}"))


def _header_fits(header: list[str], table: Table, report: Report) -> bool:
    if not any(header):
        report(Fault(table.file, 1, None, "no header row"))
        return False
    if len(header) == 1 and ";" in header[0]:
        report(Fault(table.file, 1, None, "the cells are separated by semicolons; they must be by commas"))
        return False
    missing = [Fault(table.file, 1, name, "missing column") for name in table.names if name not in header]
    unknown = [
        Fault(table.file, 1, quoted(name)[1:-1] or "(no name)", "unknown column")
        for name in header
        if name not in table.names
    ]
    twice = [Fault(table.file, 1, name, "column appears twice") for name in table.names if header.count(name) > 1]
    for fault in (*missing, *unknown, *twice):
        report(fault)
    return not missing and not unknown and not twice


def _readable(row: Row, table: Table, report: Report) -> bool:
    bad = [name for name, cell in row.cells.items() if not cell.isprintable() and _UNREADABLE.search(cell)]
    for name in bad:
        report(Fault(table.file, row.line, name, "not UTF-8 text"))
    return not bad


def _misfit(line: int, cells: list[str], header: list[str], table: Table) -> Fault:
    column = header[min(len(cells), len(header) - 1)]
    return Fault(table.file, line, column, f"the row has {len(cells)} cells for {len(header)} columns")
