"""What a single cell may hold: one rule for each kind of column."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial

from bot.data.faults import Fault, quoted
from bot.data.rows import Row
from bot.data.tables import Column, ColumnType, Table

Known = Mapping[str, frozenset[str]]
"""The ids of each table; a table that is not here could not be read, and references to it are not judged."""

LARGEST = 10**12
"""More than anybody counts; and sums of millions of such values still fit into SQLite's whole numbers."""

LATITUDES, LONGITUDES = (-18.4, 0.0), (-81.4, -68.6)
"""Degrees that Peru lies between: INEI's outermost points (0.0436 and 18.3508 south, 68.6575 and 81.3263 west), rounded
outwards."""

_REMEMBERED = 4096
"""Verdicts kept for each column: cells repeat, so a million rows are judged by looking up."""


class Judge:
    """Judges the cells of one table, each by its column."""

    def __init__(self, table: Table, known: Known) -> None:
        self._file = table.file
        self._verdicts: list[tuple[str, Callable[[str], str]]] = [
            (column.name, lru_cache(_REMEMBERED)(partial(_verdict, column, known))) for column in table.columns
        ]

    def faults(self, row: Row) -> Iterator[Fault]:
        """The faults of a row's cells, in the order of the columns."""
        cells = row.cells
        for column, verdict in self._verdicts:
            if message := verdict(cells[column]):
                yield self.fault(row, column, message)

    def fault(self, row: Row, column: str, message: str) -> Fault:
        """A fault in this table."""
        return Fault(self._file, row.line, column, message)


def unknown_id(cell: str, table: str, known: Known) -> str:
    """What is wrong with a cell that must be an id of `table`; empty when nothing is."""
    ids = known.get(table)
    return "" if ids is None or cell in ids else f"unknown id {quoted(cell)} ({table}.csv)"


def _verdict(column: Column, known: Known, cell: str) -> str:
    if not cell:
        return "empty cell" if column.required else ""
    if column.values and cell not in column.values:
        return f"{quoted(cell)} is none of: {', '.join(column.values)}"
    if column.refers_to:
        return unknown_id(cell, column.refers_to, known)
    rule = _RULES.get(column.type)
    return rule(cell) if rule else ""


def _integer(cell: str) -> str:
    if re.fullmatch(r"-[0-9.,]+", cell):
        return f"negative value {quoted(cell)}"
    if re.fullmatch(r"[0-9]*\.[0-9]+", cell):
        return f"fractional value {quoted(cell)}"
    if not re.fullmatch(r"[0-9]+", cell):
        return f"{quoted(cell)} is not a whole number written with digits only"
    # The length is looked at first: Python refuses to convert thousands of digits.
    digits = cell.lstrip("0") or "0"
    return f"value too large: {len(digits)} digits" if len(digits) > len(str(LARGEST)) or int(digits) > LARGEST else ""


def _degrees(within: tuple[float, float], cell: str) -> str:
    if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,15})?", cell):
        return f"{quoted(cell)} is not a number of degrees (-13.53188)"
    low, high = within
    return "" if low <= float(cell) <= high else f"{quoted(cell)} is not in Peru, between {low} and {high}"


def _day(cell: str) -> str:
    return "" if _is_day(cell) else f"{quoted(cell)} is not a date (YYYY-MM-DD)"


def _rough_day(cell: str) -> str:
    day = cell + "-01" * ((10 - len(cell)) // 3)
    return (
        ""
        if len(cell) in (4, 7, 10) and _is_day(day)
        else f"{quoted(cell)} is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"
    )


def _is_day(cell: str) -> bool:
    # date.fromisoformat alone would also take 20250101 and 2025-W01-1.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _slug(cell: str) -> str:
    return "" if re.fullmatch(r"[a-z0-9-]+", cell) else f"{quoted(cell)} is not an id (a-z, 0-9 and - only)"


def _iso(cell: str) -> str:
    return "" if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", cell) else f"{quoted(cell)} is not an ISO 3166-2 code (PE-CUS)"


_RULES: Mapping[ColumnType, Callable[[str], str]] = {
    "integer": _integer,
    "latitude": partial(_degrees, LATITUDES),
    "longitude": partial(_degrees, LONGITUDES),
    "date": _day,
    "rough_date": _rough_day,
    "slug": _slug,
    "iso": _iso,
}
