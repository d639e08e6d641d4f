"""Workbooks of a spreadsheet, each sheet by itself."""

import csv
import subprocess
import sys
import weakref
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO

from bot.data.itp.lines import Damaged, File, Line, Progress, Sheet

_READER = Path(__file__).with_name("workbook.py")

_TOO_MUCH = "is not a workbook that can be read: it takes too much memory, or breaks what reads it"

_LONGEST = 600
"""Seconds that a workbook may take."""


def excel_sheets(file: File, progress: Progress) -> list[Sheet]:
    """The sheets of a workbook.

    Raises:
        Damaged: it is no workbook, is locked, or would be too large when unpacked.
    """
    unpacked = _Unpacked()
    command = [sys.executable, "-I", str(_READER), str(file.path.absolute())]
    try:
        read = subprocess.run(  # noqa: S603 - our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=unpacked.file,
            stderr=subprocess.PIPE,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        message = "takes too long to be read"
        raise Damaged(message) from fault
    if read.returncode:
        raise Damaged(_told(read.stderr) if read.returncode == 1 else _TOO_MUCH)
    progress(file.path.stat().st_size)
    names = unpacked.names()
    called = [f"{file.name}[{name}]" for name in names] if len(names) > 1 else [file.name]
    return [Sheet(name, partial(unpacked.lines, str(number))) for number, name in enumerate(called)]


def _told(stderr: bytes) -> str:
    """What the reader says is wrong; where it broke, its last words would help nobody."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if len(lines) == 1 else _TOO_MUCH


class _Unpacked:
    """What the reader wrote, in a file that goes with it."""

    def __init__(self) -> None:
        self.file = NamedTemporaryFile(prefix="cite-bot-", suffix=".csv")  # noqa: SIM115 - goes with it
        weakref.finalize(self, self.file.close)

    def names(self) -> list[str]:
        """The sheets."""
        with self._open() as text:
            return next(csv.reader(text), [])

    def lines(self, number: str) -> Iterator[Line]:
        """The lines of a sheet, as often as it is called."""
        with self._open() as text:
            for row in islice(csv.reader(text), 1, None):
                if row[0] == number:
                    yield int(row[1]), row[2:]

    def _open(self) -> TextIO:
        return Path(self.file.name).open(encoding="utf-8", newline="")
