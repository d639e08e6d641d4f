"""A file of ITP as lines of text cells, whatever its kind; what is damaged is damaged as a whole."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

Line: TypeAlias = tuple[int, Sequence[str]]
"""The number of a line, as an editor or a spreadsheet counts, and its cells."""

Progress: TypeAlias = Callable[[int], None]
"""Is told how many bytes more have been read."""


class Damaged(Exception):  # noqa: N818 - it reads as what happened
    """The file cannot be read as what it is; `line` where, None for the file as a whole."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class File(NamedTuple):
    """A file to be read.

    Attributes:
        name: what people call it.
        wanted: whether it was asked for itself, and not only found in a folder.
    """

    path: Path
    name: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines that stand in one file, or in one sheet of a workbook.

    Attributes:
        name: the file, with the sheet where it has several.
        lines: reads them from the start; raises Damaged.
        unended: whether the last line lacks its end, as that of a file that was cut off does.
    """

    name: str
    lines: Callable[[], Iterator[Line]]
    unended: bool = False


def sheets_of(file: File, progress: Progress) -> list[Sheet]:
    """The sheets of a file: CSV, Excel or JSON by the end of its name.

    Raises:
        Damaged: it cannot be read, or is of another kind.
    """
    # Each is imported only where it is met: they bring libraries along.
    match file.path.suffix.lower():
        case ".csv" | ".txt" | ".tsv":
            from bot.data.itp.csv_lines import csv_sheet  # noqa: PLC0415

            return [csv_sheet(file, progress)]
        case ".xlsx" | ".xlsm" | ".xls" | ".ods":
            from bot.data.itp.excel_lines import excel_sheets  # noqa: PLC0415

            return excel_sheets(file, progress)
        case ".json":
            from bot.data.itp.json_lines import json_sheet  # noqa: PLC0415

            return [json_sheet(file, progress)]
    message = "is none of: .csv, .xlsx, .xls, .ods, .json"
    raise Damaged(message)
