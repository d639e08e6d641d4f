"""A statement for many rows at once, at the price of the driver: SQLAlchemy's own costs more than storing a row."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, DateTime, Dialect, Insert, Update


class _Written(NamedTuple):
    """A statement as one kind of database takes it: its text, its values' names and those it has by itself.

    A moment is handed to the driver as `moment` makes it, where it does not take it as it is.
    """

    text: str
    order: Sequence[str] | None
    values: Mapping[str, object]
    moment: Callable[[datetime], object] | None

    def plain(self, values: Mapping[str, object]) -> dict[str, object]:
        """Values as the driver takes them."""
        moment = self.moment
        if not moment:
            return dict(values)
        return {name: moment(value) if isinstance(value, datetime) else value for name, value in values.items()}


class Bulk:
    """An INSERT of some columns, or an UPDATE; written once for each kind of database."""

    def __init__(self, statement: Insert | Update, columns: Collection[str] | None = None) -> None:
        """Takes a statement, and for an INSERT the names of its columns."""
        self._statement = statement
        self._columns = list(columns) if columns else None
        self._written: dict[str, _Written] = {}

    def execute(self, connection: Connection, rows: Sequence[Mapping[str, object]], **same: object) -> int:
        """Executes it for each of the rows, if any; `same` is what they have in common, moments among it.

        Says how many rows of the table it has written.
        """
        if not rows:
            return 0
        written = self._for(connection.dialect)
        common = {**written.values, **written.plain(same)}
        full = [{**common, **row} for row in rows]
        in_order = full if written.order is None else [tuple(map(row.get, written.order)) for row in full]
        return connection.exec_driver_sql(written.text, in_order).rowcount

    def _for(self, dialect: Dialect) -> _Written:
        if dialect.name not in self._written:
            compiled = self._statement.compile(dialect=dialect, column_keys=self._columns)
            moment = DateTime().dialect_impl(dialect).bind_processor(dialect)
            self._written[dialect.name] = _Written(str(compiled), compiled.positiontup, dict(compiled.params), moment)
        return self._written[dialect.name]
