"""Reads a workbook and writes its sheets as CSV to standard output, in a process of its own.

A workbook of a few kilobytes can ask for more memory than there is, and the library that reads it then ends the
process. So this runs by its path, apart from everything, and imports nothing of the bot. The first line holds the names
of the sheets; each line after it the number of a sheet, the number of a line as a spreadsheet counts, and its cells.
"""

import csv
import resource
import sys
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TextIO, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

MEMORY = 4 << 30
"""Bytes that the process may take: a million lines of a table take a quarter of it."""

WRITTEN = 2 << 30
"""Bytes that may be written: a million lines of a table take a tenth of it."""

UNPACKED = 1 << 30
"""Bytes that a workbook may have when unpacked: a million lines of a table have half of it; a bomb has far more."""

PARTS = 10_000
"""Files that a workbook may hold, such as one for each sheet; each is opened to see whether it is whole."""

_Cell: TypeAlias = int | float | str | bool | time | date | datetime | timedelta


def main(path: str, out: TextIO, unpacked: int = UNPACKED) -> str:
    """Writes the sheets of a workbook; says what is wrong with it, nothing where it is sound."""
    if wrong := _packed_badly(path, unpacked):
        return wrong
    try:
        workbook = CalamineWorkbook.from_path(path)
        write = csv.writer(out).writerow
        write(workbook.sheet_names)
        for number, name in enumerate(workbook.sheet_names):
            sheet = workbook.get_sheet_by_name(name)
            top = sheet.start[0] if sheet.start else 0
            for line, row in enumerate(sheet.iter_rows(), top + 1):
                write((number, line, *map(_text, row)))
    except PasswordError:
        return "is locked by a password"
    except (CalamineError, ValueError, OSError) as fault:
        return f"is not a workbook that can be read: {fault}"
    return ""


def _packed_badly(path: str, unpacked: int) -> str:
    """What is wrong with the package; the library would not notice some of it."""
    if not zipfile.is_zipfile(path):
        return ""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            if len(parts) > PARTS:
                return f"has {len(parts):,} parts, more than {PARTS:,}"
            size = sum(entry.file_size for entry in parts)
            if size > unpacked:
                return f"would take {size >> 20:,} MB when unpacked, more than {unpacked >> 20:,}"
            spoilt = package.testzip()
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as fault:
        return f"is not a workbook that can be read: {fault}"
    return f"is damaged in its part {spoilt}" if spoilt else ""


def _text(cell: _Cell) -> str:
    """A cell as it would be typed: 1234.0 is 1234, a day is 2025-09-30."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    with open(sys.stdout.fileno(), "w", encoding="utf-8", errors="replace", newline="") as output:  # noqa: PTH123 - a descriptor
        sys.exit(main(sys.argv[1], output) or None)
