"""Workbooks of a spreadsheet, each sheet by itself."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from bot.data.itp.lines import Damaged, Line, Progress, Sheet

LARGEST = 1 << 30
"""Bytes that a workbook may have when unpacked: a million lines of a table take some 500 MB; a bomb has far more."""

_Cell: TypeAlias = int | float | str | bool | time | date | datetime | timedelta


def excel_sheets(path: Path, progress: Progress, largest: int = LARGEST) -> list[Sheet]:
    """The sheets of a workbook.

    Raises:
        Damaged: it is no workbook, is locked, or would be larger than `largest` bytes when unpacked.
    """
    check_size(path, largest)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = [(name, workbook.get_sheet_by_name(name)) for name in workbook.sheet_names]
    except PasswordError as fault:
        message = "is locked by a password"
        raise Damaged(message) from fault
    except (CalamineError, ValueError) as fault:
        message = f"is not a workbook that can be read: {fault}"
        raise Damaged(message) from fault
    progress(path.stat().st_size)
    several = len(sheets) > 1
    return [Sheet(f"{path}[{name}]" if several else str(path), _Lines(sheet)) for name, sheet in sheets]


class _Lines:
    """Reads the lines of a sheet, as often as it is called."""

    def __init__(self, sheet: CalamineSheet) -> None:
        self._sheet = sheet

    def __call__(self) -> Iterator[Line]:
        top = self._sheet.start[0] if self._sheet.start else 0
        for number, row in enumerate(self._sheet.iter_rows(), top + 1):
            yield number, [_text(cell) for cell in row]


def _text(cell: _Cell) -> str:
    """A cell as it would be typed: 1234.0 is 1234, a day is 2025-09-30."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def check_size(path: Path, largest: int) -> None:
    """Looks how large a workbook is, before it is opened.

    Raises:
        Damaged: it would be larger than `largest` bytes when unpacked, or is damaged.
    """
    if zipfile.is_zipfile(path) and (size := _unpacked(path)) > largest:
        message = f"would take {size >> 20:,} MB when unpacked, more than {largest >> 20:,} MB"
        raise Damaged(message)


def _unpacked(path: Path) -> int:
    try:
        with zipfile.ZipFile(path) as packed:
            return sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError) as fault:
        message = f"is not a workbook that can be read: {fault}"
        raise Damaged(message) from fault
