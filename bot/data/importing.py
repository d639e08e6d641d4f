"""ITP's tables, from files and folders, beside the tables that they would go into."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from bot.data.faults import BadTables, Fault
from bot.data.itp.comparing import compare
from bot.data.itp.lines import File, Progress
from bot.data.itp.names import Names
from bot.data.itp.reading import Reader
from bot.data.proposal import Proposal
from bot.data.rows import rows
from bot.data.tables import CENTRES, CLIENT_TYPES, SERVICE_TYPES, Table

KINDS = frozenset({".csv", ".xlsx", ".xlsm", ".xls", ".ods", ".json"})
"""The ends of the names of files that are read in folders."""


def files_in(paths: Iterable[Path]) -> Iterator[File]:
    """The files, and those below the folders, as they are called on the way there."""
    for path in paths:
        if path.is_dir():
            below = sorted(each for each in path.rglob("*") if each.suffix.lower() in KINDS and each.is_file())
            yield from (File(each, str(each), wanted=False) for each in below)
        else:
            yield File(path, str(path), wanted=True)


def read_itp(
    files: Iterable[File],
    tables: Path,
    today: date,
    *,
    url: str = "",
    progress: Progress = lambda _: None,
) -> tuple[Proposal, list[str]]:
    """What files of ITP would change in the tables of a folder; and those without any of ITP's tables.

    `today` is the day, and `url` the address, of what does not say itself when it was published.

    Raises:
        BadTables: the tables in the folder have faults.
    """
    names = _names(tables)
    reader = Reader(names[CENTRES], {table.name: names[table] for table in (SERVICE_TYPES, CLIENT_TYPES)}, today, url)
    for file in files:
        reader.read(file, progress)
    reading = reader.finish()
    return compare(reading, tables), reading.skipped


def _names(tables: Path) -> Mapping[Table, Names]:
    """What may be named."""
    faults: list[Fault] = []
    kinds = {CENTRES: "centre", SERVICE_TYPES: "service type", CLIENT_TYPES: "client type"}
    names = {
        table: Names.of(kind, list(rows(tables / table.file, table, faults.append))) for table, kind in kinds.items()
    }
    if faults:
        raise BadTables(faults)
    return names
