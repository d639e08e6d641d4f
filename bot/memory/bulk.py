"""A statement for many rows at once, at the price of the driver: SQLAlchemy's own costs more than storing a row."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, DateTime, Dialect, Insert, Update


class _Written(NamedTuple):
    """A statement as one kind of database takes it: its text, its values' names and those it has by itself."""

    text: str
    order: Sequence[str] | None
    values: Mapping[str, object]


class Bulk:
    """An INSERT of some columns, or an UPDATE; written once for each kind of database."""

    def __init__(self, statement: Insert | Update, columns: Collection[str] | None = None) -> None:
        """Takes a statement, and for an INSERT the names of its columns."""
        self._statement = statement
        self._columns = list(columns) if columns else None
        self._written: dict[str, _Written] = {}

    def execute(self, connection: Connection, rows: Sequence[Mapping[str, object]], **same: object) -> None:
        """Executes it for each of the rows, if any; `same` is what they have in common, moments among it."""
        if not rows:
            return
        written = self._for(connection.dialect)
        common = {**written.values, **{name: _plain(connection.dialect, value) for name, value in same.items()}}
        full = [{**common, **row} for row in rows]
        if written.order is None:
            connection.exec_driver_sql(written.text, full)
        else:
            connection.exec_driver_sql(written.text, [tuple(map(row.get, written.order)) for row in full])

    def _for(self, dialect: Dialect) -> _Written:
        if dialect.name not in self._written:
            compiled = self._statement.compile(dialect=dialect, column_keys=self._columns)
            self._written[dialect.name] = _Written(str(compiled), compiled.positiontup, dict(compiled.params))
        return self._written[dialect.name]


def _plain(dialect: Dialect, value: object) -> object:
    """A value as the driver takes it."""
    processed = DateTime().dialect_impl(dialect).bind_processor(dialect) if isinstance(value, datetime) else None
    return processed(value) if processed else value
