"""CSV as ITP writes it: in Latin-1 or UTF-8, with commas, semicolons or tabs."""

import codecs
import csv
import re
from collections.abc import Iterator
from functools import partial
from io import SEEK_END, TextIOWrapper
from pathlib import Path

from bot.data.itp.lines import Damaged, File, Line, Progress, Sheet

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_LATIN_1 = "cp1252"

_SPOILT_UTF_8 = "Ã"
"""How the accents of UTF-8 begin when read as Latin-1; no word of ITP has it, so such a file is damaged UTF-8."""

_PIECE = 1 << 20

_TOLD_EVERY = 4096


def csv_sheet(file: File, progress: Progress) -> Sheet:
    """The file as one sheet.

    Raises:
        Damaged: it holds what is no text.
    """
    path, encoding = file.path, _encoding(file.path, progress)
    return Sheet(file.name, partial(_lines, path, encoding, _delimiter(path, encoding), progress), _unended(path))


def _encoding(path: Path, progress: Progress) -> str:
    """The encoding in which the whole file is text: UTF-8, with a mark UTF-16, else Windows' Latin-1."""
    with path.open("rb") as file:
        start = file.read(4)
    candidates = ["utf-16"] if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ["utf-8-sig", _LATIN_1]
    for encoding in candidates:
        if _is_text(path, encoding, progress):
            return encoding
    message = "is not text in Latin-1 or UTF-8"
    raise Damaged(message)


def _is_text(path: Path, encoding: str, progress: Progress) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while piece := file.read(_PIECE):
                progress(len(piece))
                text = decoder.decode(piece)
                if _CONTROL.search(text) or (encoding == _LATIN_1 and _SPOILT_UTF_8 in text):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _unended(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-min(2, file.seek(0, SEEK_END)), SEEK_END)
        return not file.read().rstrip(b"\0").endswith((b"\n", b"\r"))


def _delimiter(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, newline="") as file:
        header = file.readline()
    return max(",;\t", key=header.count)


def _lines(path: Path, encoding: str, delimiter: str, progress: Progress) -> Iterator[Line]:
    with path.open("rb") as raw, TextIOWrapper(raw, encoding=encoding, newline="") as text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        line, told = 1, 0
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
                if line % _TOLD_EVERY == 0:
                    told, before = raw.tell(), told
                    progress(told - before)
        except csv.Error as fault:
            message = f"the rest of the file cannot be read: {fault}"
            raise Damaged(message, line) from fault
        progress(raw.tell() - told)
