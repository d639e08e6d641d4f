"""The JSON that ITP's portal gives for a cube: records under `data`, read one after the other."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from bot.data.itp.lines import Damaged, File, Line, Progress, Sheet

_DIGITS = 20

_MOST_DIGITS = 1000
_ENDLESS = re.compile(rb"(?<![0-9])[0-9]{%d}" % _MOST_DIGITS)

_DEEPEST = 32
"""Lists within lists; no portal gives so many, and a file of nothing else would take all memory."""

_LIST, _RECORD = 2, 3
"""How deep the list stands, and how deep a record in it."""

_OPEN, _CLOSE = frozenset({"start_map", "start_array"}), frozenset({"end_map", "end_array"})
_PLAIN = frozenset({"null", "boolean", "number", "string"})


def json_sheet(file: File, progress: Progress) -> Sheet:
    """The file as one sheet: the first line has the records' names, the n-th record is line n + 1."""
    return Sheet(file.name, partial(_lines, file.path, progress))


def _lines(path: Path, progress: Progress) -> Iterator[Line]:
    with path.open("rb") as file:
        header: list[str] = []
        try:
            for number, record in enumerate(_records(_Told(file, progress)), 2):
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


def _records(file: "_Told") -> Iterator[Mapping[str, object]]:
    """The records under `data`, of names and plain values."""
    number, name = 1, ""
    record: dict[str, object] = {}
    for depth, event, value in _under_data(file):
        if depth == _RECORD and event == "start_map":
            record, number = {}, number + 1
        elif depth == _RECORD and event == "end_map":
            yield record
        elif depth == _RECORD and event == "map_key" and value not in record:
            name = value
        elif depth == _RECORD and event in _PLAIN:
            record[name] = value
        else:
            message = "is not a record of names and plain values"
            raise Damaged(message, max(number, 2))


def _under_data(file: "_Told") -> Iterator[tuple[int, str, Any]]:
    """What stands in the list under `data`, each with how deep it stands; whatever is beside it is passed over."""
    depth, part = 0, ""
    for event, value in ijson.basic_parse(file):
        depth += event in _OPEN
        if depth > _DEEPEST:
            message = "is not the JSON of a cube: lists stand within lists within lists"
            raise Damaged(message)
        if event == "map_key" and depth == 1:
            part = value
        elif part == "data" and (depth > _LIST or (depth == _LIST and event not in {"start_array", "end_array"})):
            yield depth, event, value
        depth -= event in _CLOSE


class _Told:
    """A file that tells how much of it has been read.

    A number of thousands of digits is none to Python, and the library goes on over that until the process breaks: so
    it never gets to see one.
    """

    def __init__(self, file: BinaryIO, progress: Progress) -> None:
        self._file = file
        self._progress = progress
        self._before = b""

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._progress(len(piece))
        if _ENDLESS.search(self._before + piece):
            message = "holds a number of over a thousand digits"
            raise Damaged(message)
        self._before = piece[-_MOST_DIGITS:]
        return piece


def _text(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if value is None:
        return ""
    # 1E+999999999 is a number too, and would be written out.
    if isinstance(value, Decimal) and value.adjusted() < _DIGITS and value == value.to_integral_value():
        return str(int(value))
    return str(value)
