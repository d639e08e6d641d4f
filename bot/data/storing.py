"""Rows added to the tables: all or none, by one process at a time, and only to the tables that were looked at."""

import csv
import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from operator import itemgetter
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, NamedTuple, TextIO

from bot.data.observation import Observation
from bot.data.tables import OBSERVATIONS, SOURCES, Table
from bot.registry import Source


class TablesChanged(Exception):  # noqa: N818 - it reads as what happened
    """The tables are not those any more with which something was compared; it must be read anew."""


class Stamp(NamedTuple):
    """The state of the tables that grow: where each lies, its size and when it was written; None for one missing."""

    observations: tuple[int, int, int] | None
    sources: tuple[int, int, int] | None

    @classmethod
    def of(cls, source: Path) -> "Stamp":
        """The state of the tables in a folder."""
        return cls(*(_state(source / table.file) for table in (OBSERVATIONS, SOURCES)))


@contextmanager
def alone(source: Path) -> Iterator[None]:
    """No other process adds to the tables of the folder meanwhile; whoever comes second waits."""
    folder = os.open(source, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def add(source: Path, stamp: Stamp, sources: Sequence[Source], observations: Iterable[Observation]) -> None:
    """Adds rows to `sources.csv` and `observations.csv` of the folder.

    A process that is killed on the way leaves each table as it was or as it becomes; the sources come first, as a
    source without figures does no harm.

    Raises:
        TablesChanged: the tables are not in the state of `stamp`.
        OSError: they cannot be written.
    """
    with alone(source):
        if Stamp.of(source) != stamp:
            raise TablesChanged
        for table in (SOURCES, OBSERVATIONS):
            for left in source.glob(f".{table.file}.*"):  # By who was killed: nobody else is at work here.
                left.unlink()
        if sources:
            _append(source / SOURCES.file, SOURCES, map(_source_cells, sources))
        _append(source / OBSERVATIONS.file, OBSERVATIONS, observations)


def _append(path: Path, table: Table, rows: Iterable[Sequence[object]]) -> None:
    """A copy of the table with the rows at its end takes its place in one step."""
    beside = NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115 - below
    finished = Path(beside.name)
    try:
        with beside:
            order = _copy(path, table, beside)
            text = TextIOWrapper(beside, encoding="utf-8", newline="", write_through=False)
            _write(text, map(order, rows) if order else rows, len(table.columns))
            text.flush()
            os.fsync(beside.fileno())
            text.detach()
        finished.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        finished.replace(path)
    except BaseException:
        finished.unlink(missing_ok=True)
        raise


def _write(text: TextIO, rows: Iterable[Sequence[object]], width: int) -> None:
    """Writes rows as the csv module does, three times as fast: few of millions have a cell that needs quotes."""
    plain = ",".join(["%s"] * width) + "\n"
    with_quotes = csv.writer(text, lineterminator="\n").writerow
    write = text.write
    for row in rows:
        line = plain % tuple(row)
        if line.count(",") == width - 1 and line.count("\n") == 1 and '"' not in line and "\r" not in line:
            write(line)
        else:
            with_quotes(row)


def _copy(path: Path, table: Table, beside: IO[bytes]) -> Callable[[Sequence[object]], Sequence[object]] | None:
    """What the table holds, ended by a line's end, or its header alone; how its order differs from that of `table`."""
    if not path.exists():
        beside.write((",".join(table.names) + "\n").encode())
        return None
    with path.open("rb") as old:
        shutil.copyfileobj(old, beside)
        old.seek(-min(1, old.tell()), os.SEEK_END)
        if old.read() not in {b"\n", b""}:
            beside.write(b"\n")
    with path.open(encoding="utf-8-sig", newline="") as old_text:
        header = [name.strip() for name in next(csv.reader(old_text))]
    return None if header == list(table.names) else itemgetter(*(table.names.index(name) for name in header))


def _source_cells(source: Source) -> tuple[str, ...]:
    day = source.published_on.isoformat() if source.published_on else ""
    return source.id, source.title, source.publisher, source.url, day


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns
