"""`cite-bot data import` and `pull`: ITP's tables, from files or from its portal, beside ours."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot.data import BadTables
from bot.data.importing import files_in, read_itp
from bot.data.itp.lines import File, Progress
from bot.data.proposal import Proposal
from bot.doors.failure import Failure
from bot.doors.proposing import faulty

_PASSES = 3
"""How often a file is read: for its encoding, to its end, and for its figures."""


def proposed(paths: Sequence[Path], tables: Path, today: date) -> tuple[Proposal, list[str]]:
    """What files and folders of ITP would change in the tables; and a line for each that is none of its tables.

    Raises:
        Failure: the tables must be mended first, or no file is there.
    """
    files = list(files_in(paths))
    if not files:
        message = f"{paths[0]}: holds no file of the kinds that are read (.csv, .xlsx, .xls, .ods, .json)"
        raise Failure(message)
    return _read(files, tables, today)


def pulled(url: str, tables: Path, today: date) -> tuple[Proposal, list[str]]:
    """What the cubes of a portal would change in the tables.

    Raises:
        Failure: it does not give them, or the tables must be mended first.
    """
    from bot.doors.portal import fetch  # noqa: PLC0415 - only who pulls waits for an HTTP client

    with TemporaryDirectory() as folder:
        return _read(fetch(url, Path(folder)), tables, today, url)


def _read(files: Sequence[File], tables: Path, today: date, url: str = "") -> tuple[Proposal, list[str]]:
    try:
        with _bar(sum(file.path.stat().st_size for file in files if file.path.exists())) as progress:
            proposal, skipped = read_itp(files, tables, today, url=url, progress=progress)
    except BadTables as bad:
        raise faulty(bad) from bad
    return proposal, [f"skipped, as it is no table of services or clients: {name}" for name in skipped]


@contextmanager
def _bar(size: int) -> Iterator[Progress]:
    """A bar on standard error, where somebody sees it."""
    seen = sys.stderr is not None and sys.stderr.isatty()
    with click.progressbar(length=size * _PASSES, label="Reading", file=sys.stderr, hidden=not seen) as bar:
        yield bar.update
        bar.update(size * _PASSES)
