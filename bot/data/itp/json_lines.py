"""The JSON that ITP's portal gives for a cube: records under `data`, read one after the other."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from bot.data.itp.lines import Damaged, File, Line, Progress, Sheet

_DIGITS = 20


def json_sheet(file: File, progress: Progress) -> Sheet:
    """The file as one sheet: the first line has the records' names, the n-th record is line n + 1."""
    return Sheet(file.name, partial(_lines, file.path, progress))


def _lines(path: Path, progress: Progress) -> Iterator[Line]:
    with path.open("rb") as file:
        told = _Told(file, progress)
        header: list[str] = []
        try:
            for number, record in enumerate(ijson.items(told, "data.item"), 2):
                if not isinstance(record, dict):
                    message = "is not a record of names and values"
                    raise Damaged(message, number)
                if not header:
                    header = list(record)
                    yield 1, header
                elif record.keys() - set(header):
                    message = "has other names than the first record"
                    raise Damaged(message, number)
                yield number, [_text(record.get(name)) for name in header]
        except (ijson.JSONError, UnicodeDecodeError) as fault:
            message = f"is not JSON: {str(fault).splitlines()[0]}"
            raise Damaged(message) from fault


class _Told:
    """A file that tells how much of it has been read."""

    def __init__(self, file: BinaryIO, progress: Progress) -> None:
        self._file = file
        self._progress = progress

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._progress(len(piece))
        return piece


def _text(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if value is None:
        return ""
    # 1E+999999999 is a number too, and would be written out.
    if isinstance(value, Decimal) and value.adjusted() < _DIGITS and value == value.to_integral_value():
        return str(int(value))
    return str(value)
