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
from bot.data.rows import Row, rows
from bot.data.tables import CENTRES, CLIENT_TYPES, INDICATORS, SERVICE_TYPES, Table, path_of

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
    names, additive = _names(tables)
    reader = Reader(names[CENTRES], {table.name: names[table] for table in (SERVICE_TYPES, CLIENT_TYPES)}, today, url)
    for file in files:
        reader.read(file, progress)
    reading = reader.finish()
    return compare(reading, tables, additive), reading.skipped


def _names(tables: Path) -> tuple[Mapping[Table, Names], Mapping[str, bool]]:
    """What may be named, and of each indicator whether it can be summed."""
    faults: list[Fault] = []
    found: dict[Table, list[Row]] = {
        table: list(rows(path_of(table, tables), table, faults.append))
        for table in (CENTRES, SERVICE_TYPES, CLIENT_TYPES, INDICATORS)
    }
    if faults:
        raise BadTables(faults)
    kinds = {CENTRES: "centre", SERVICE_TYPES: "service type", CLIENT_TYPES: "client type"}
    names = {table: Names.of(kind, found[table]) for table, kind in kinds.items()}
    return names, {row.cells["id"]: row.cells["additive"] == "yes" for row in found[INDICATORS]}
