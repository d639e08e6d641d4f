"""The database built from the tables: checked, whole, and put in place in one step."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.data.checking import check
from bot.data.collisions import items
from bot.data.content import DERIVED, fingerprint
from bot.data.faults import BadTables, Fault
from bot.data.figures import add_figures
from bot.data.rows import Row, rows
from bot.data.sheets import add_sheets
from bot.data.sums import add_sums
from bot.data.tables import COUNTRY, NAMED, OBSERVATIONS, REGIONS, TABLES, Column, Table, path_of

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA = "4"
"""Raised when readers of the database would no longer understand it."""

Value = str | float | None

_TYPES: Mapping[str, type[int] | type[float]] = {"integer": int, "latitude": float, "longitude": float}
"""How a kind of column is kept where it is no text."""


def build(source: Path, output: Path) -> None:
    """Builds the database `output` from the tables in the folder `source`; the same tables give the same content.

    It is written beside the output and takes its place at once: a reader sees the old one or the new, never a half.

    Raises:
        BadTables: the tables have faults; the old database is left alone.
        OSError: the output cannot be written.
    """
    if faults := [fault for fault in check(source) if not fault.bearable]:
        raise BadTables(faults)
    with TemporaryDirectory(prefix=f".{output.name}.", dir=output.parent) as beside:
        finished = Path(beside) / output.name
        _write(source, finished)
        finished.replace(output)


def _write(source: Path, path: Path) -> None:
    # Imported here: it takes 110 ms, and whoever only asks never builds.
    from sqlite_utils import Database  # noqa: PLC0415

    database = Database(path)
    with closing(database.conn) as connection:
        # A half-written file is thrown away, so nothing has to survive a crash on the way.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for table in TABLES:
            _create(database, table)
        for table in NAMED:
            database.table(table.name).insert_all(_records(table, source))
        with connection:
            add_figures(connection, _observations(source))
            add_sums(connection)
            add_sheets(connection)
        meta = {"schema": SCHEMA, "content": fingerprint(connection), "derived": fingerprint(connection, DERIVED)}
        database.table("meta").insert_all([{"key": key, "value": value} for key, value in meta.items()], pk="key")


def _create(database: "Database", table: Table) -> None:
    columns: dict[str, type] = {column.name: _TYPES.get(column.type, str) for column in table.columns}
    key = table.key if table.key == "id" else "id"
    database.table(table.name).create(
        columns if key in columns else {key: int, **columns},
        pk=key,
        foreign_keys=[(column, other, "id") for column, other in table.references],
        not_null=[column.name for column in table.columns if column.required and column.name != key],
    )


def _records(table: Table, source: Path) -> Iterator[dict[str, Value]]:
    """The table's rows; of the project's own tables of Peru, those in a region that the source has."""
    regions = {row.cells["id"] for row in _sound_rows(REGIONS, source)} if table in COUNTRY else set()
    for row in _sound_rows(table, source):
        if table not in COUNTRY or row.cells["region"] in regions:
            yield {column.name: _value(row.cells[column.name], column) for column in table.columns}


def _observations(source: Path) -> Iterator[tuple[Value, ...]]:
    for row in _sound_rows(OBSERVATIONS, source):
        yield tuple(_value(row.cells[column.name], column) for column in OBSERVATIONS.columns)


def _sound_rows(table: Table, source: Path) -> Iterator[Row]:
    """The table's rows, checked before; a fault now means that the file changed meanwhile."""
    faults: list[Fault] = []
    yield from rows(path_of(table, source), table, faults.append)
    if faults:
        raise BadTables(faults)


def _value(cell: str, column: Column) -> Value:
    if not cell:
        return None
    if make := _TYPES.get(column.type):
        return make(cell)
    return "|".join(items(cell)) or None if column.type == "list" else cell
