"""Files and notes that are handed to a bot that runs: read, weighed, stored, and the database built anew."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

from bot.data.checking import check
from bot.data.database import build
from bot.data.faults import BadTables
from bot.data.importing import read_itp
from bot.data.itp.lines import File
from bot.data.note.finding import Note
from bot.data.noting import Weighing, source_of, weigh
from bot.data.proposal import Proposal, store
from bot.registry import Source

ReadNote: TypeAlias = Callable[[str, Path, date | None], Note]
"""Reads a note with the names that the tables in a folder know; the day is that of a note that does not say its own."""


class NotBuilt(Exception):  # noqa: N818 - it reads as what happened
    """The figures are in the tables, but the database is still the old one."""


class Stored(NamedTuple):
    """How many rows were added to the figures, and which sources were to the sources."""

    rows: int
    sources: Sequence[Source]


def table(content: bytes, name: str, kind: str, tables: Path, today: date) -> Proposal:
    """What a file of ITP would change; it is kept only while it is read, under a name of ours that ends in `kind`.

    What could not be read says in which sheet, of a file with several; it calls the file by its own name.

    Raises:
        BadTables: the tables in the folder have faults.
        OSError: the file cannot be put down to be read.
    """
    with TemporaryDirectory(prefix="cite-") as folder:
        path = Path(folder) / f"table{kind}"
        path.write_bytes(content)
        proposal, _ = read_itp([File(path, name, wanted=True)], tables, today)
    told = [fault._replace(file=fault.file.removeprefix(name)) for fault in proposal.rejected]
    return replace(proposal, rejected=told)


def note(text: str, tables: Path, day: date, read: ReadNote) -> Weighing:
    """The figures of a note beside the tables.

    Raises:
        BadTables: the tables in the folder have faults.
    """
    found = read(text, tables, day)
    return weigh(found, source_of(found, text), tables)


def read_note(text: str, tables: Path, day: date | None) -> Note:
    """The figures of a note.

    Raises:
        BadTables: the tables in the folder have faults.
    """
    from bot.data.note import KnownNames  # noqa: PLC0415 - what reads notes is loaded with the first one
    from bot.data.note import read_note as read  # noqa: PLC0415

    return read(text, KnownNames.of(tables), day)


def decoded(raw: bytes) -> str:
    """The text of a file: UTF-8, or else as Windows writes."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def settle(offered: Proposal | Weighing, tables: Path, db: Path, *, doubtful: bool) -> Stored:
    """Adds what is proposed to the tables, of a note what is sure or also what is `doubtful`, and builds the database.

    Raises:
        BadTables: the tables have faults; nothing is stored.
        TablesChanged: they are not any more what the proposal was compared with; nothing is stored.
        OSError: they cannot be written; nothing is stored.
        NotBuilt: it is stored, but the database cannot be built and stays as it was.
    """
    if faults := [fault for fault in check(tables) if not fault.bearable]:
        raise BadTables(faults)
    stored = _stored(offered, tables, doubtful=doubtful)
    try:
        build(tables, db)
    except (BadTables, OSError, sqlite3.Error) as fault:
        raise NotBuilt(str(fault)) from fault
    return stored


def _stored(offered: Proposal | Weighing, tables: Path, *, doubtful: bool) -> Stored:
    if isinstance(offered, Weighing):
        chosen = [each for each in offered.weighed if each.sure or doubtful]
        return Stored(offered.store(tables, chosen), [offered.source])
    store(offered, tables)
    return Stored(offered.count, offered.sources)
