"""Sheets: the months of all centres on one measure, in columns, so that thousands of them are read in little time.

A measure is an indicator with one service type and one client type; empty for all of them. Most centres have months
without a hole, and nothing else. For the centre in each place of the table, `first` and `last` are its first and last
month, numbered as in `sums`, and `base` leads to them: at `base` + month, `sums` has what its months before that one
add up to, and `marks` the number of the month's mark. Another centre has a `last` before its `first`; where it has
results all the same, its id is in `others`; those with goals are in `goals`. The marks are in `kinds`: a qualifier,
the sources with commas between, and whether the number is made of several.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from bot.data.tables import GOAL
from bot.packed import packed

_SHEETS = """
CREATE TABLE sheets (
    indicator TEXT NOT NULL REFERENCES indicators (id),
    service_type TEXT NOT NULL,
    client_type TEXT NOT NULL,
    first BLOB NOT NULL,
    last BLOB NOT NULL,
    base BLOB NOT NULL,
    sums BLOB NOT NULL,
    marks BLOB NOT NULL,
    kinds TEXT NOT NULL,
    others TEXT NOT NULL,
    goals TEXT NOT NULL,
    PRIMARY KEY (indicator, service_type, client_type)
)
"""

# A period that is no month comes as none, before all months.
_CELLS = """
SELECT indicator, service_type, client_type, subject,
    CASE months WHEN 1 THEN 12 * substr(period_start, 1, 4) + substr(period_start, 6, 2) - 1 END AS month,
    value, qualifier, source AS sources, 1 AS parts
FROM figures WHERE scope = 'centre'
UNION ALL
SELECT indicator, service_type, client_type, subject, month, value, qualifier, sources, parts
FROM sums WHERE scope = 'centre'
ORDER BY 1, 2, 3, 4, 5
"""


class _Cell(NamedTuple):
    """A row of the query without what its neighbours share."""

    month: int | None
    value: int
    qualifier: str
    sources: str
    parts: int


def add_sheets(connection: sqlite3.Connection) -> None:
    """Fills `sheets` from `figures` and `sums`."""
    connection.execute(_SHEETS)
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM centres ORDER BY rowid")]
    numbers = {id_: number for number, id_ in enumerate(ids)}
    for measure, rows in groupby(connection.execute(_CELLS), itemgetter(0, 1, 2)):
        sheet = _Sheet(len(ids))
        for subject, cells in groupby(rows, itemgetter(3)):
            sheet.add(numbers[subject], subject, [_Cell(*cell[4:]) for cell in cells])
        connection.execute(f"INSERT INTO sheets VALUES ({', '.join('?' * 11)})", (*measure, *sheet.columns()))  # noqa: S608 - marks


class _Sheet:
    def __init__(self, centres: int) -> None:
        self._first = array("i", [1]) * centres
        self._last = array("i", [0]) * centres
        self._base = array("q", [0]) * centres
        self._sums = array("q")
        self._marks = array("I")
        self._kinds: dict[tuple[str, str, bool], int] = {}
        self._others: list[str] = []
        self._goals: list[str] = []

    def add(self, number: int, id_: str, cells: list[_Cell]) -> None:
        """A centre's cells, in time order."""
        results = [cell for cell in cells if cell.qualifier != GOAL]
        if len(results) < len(cells):
            self._goals.append(id_)
        if results:
            self._add(number, id_, results)

    def _add(self, number: int, id_: str, cells: list[_Cell]) -> None:
        first, last = cells[0].month, cells[-1].month
        if first is None or last is None or last - first + 1 != len(cells):
            self._others.append(id_)
            return
        self._first[number], self._last[number], self._base[number] = first, last, len(self._sums) - first
        total = 0
        for _, value, qualifier, sources, parts in cells:
            self._sums.append(total)
            self._marks.append(self._kinds.setdefault((qualifier, sources, parts > 1), len(self._kinds)))
            total += value
        self._sums.append(total)
        self._marks.append(0)

    def columns(self) -> Iterator[bytes | str]:
        """What the table holds, from `first` on."""
        for numbers in (self._first, self._last, self._base, self._sums, self._marks):
            yield packed(numbers)
        for listed in (list(self._kinds), self._others, self._goals):
            yield json.dumps(listed, separators=(",", ":"))
