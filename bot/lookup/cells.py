"""Cells as the database has them: of one subject, or of all centres at once."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from bot.answer import Qualifier
from bot.lookup.figure import Sources
from bot.lookup.run import Cell, Mark, Months
from bot.lookup.sheet import Plain
from bot.lookup.slices import Slice
from bot.lookup.sql import QUERIES
from bot.packed import unpacked
from bot.question import Period

_KEPT = 8_192
"""Periods, and lists of sources, that are kept once they were read."""


_Read = tuple[int | None, str, str, int, Qualifier, str, int]
"""A row of the query: month, start, end, value, qualifier, sources, and how many figures it is made of."""


class Slot(NamedTuple):
    """An indicator, the kind of subject, and one service type and one client type; empty for all."""

    indicator: str
    scope: str
    service_type: str = ""
    client_type: str = ""


class Columns(NamedTuple):
    """What is kept of all centres on one slot: the plain ones, and by id the others with results, and who has goals."""

    months: Months
    plain: Plain
    others: tuple[str, ...]
    goals: tuple[str, ...]


class Cells:
    """Reads cells; `rank` orders sources, the latest published first."""

    def __init__(self, connection: sqlite3.Connection, lock: Lock, rank: Mapping[str, int]) -> None:
        """Takes a connection that is used under the lock alone."""
        self._connection = connection
        self._lock = lock
        self._rank = rank
        self._period = lru_cache(maxsize=_KEPT)(_period)
        self._sources = lru_cache(maxsize=_KEPT)(self._in_order)

    def of(self, slot: Slot, subject: str) -> Slice:
        """The cells of one subject."""
        with self._lock:
            rows = self._connection.execute(QUERIES["cells"], slot._asdict() | {"subject": subject}).fetchall()
        found = Slice()
        for row in rows:
            self._put(found, row)
        return found

    def columns(self, slot: Slot) -> Columns | None:
        """The months of all centres, as they are kept; None where no centre has any."""
        with self._lock:
            row = self._connection.execute(QUERIES["sheet"], slot._asdict()).fetchone()
        if row is None:
            return None
        first, last, base, sums, marks, kinds, others, goals = row
        carried = (Mark(qualifier, self._sources(sources), summed) for qualifier, sources, summed in json.loads(kinds))
        months = Months(self._rank, unpacked("q", sums), unpacked("I", marks), carried)
        plain = Plain(unpacked("i", first), unpacked("i", last), unpacked("q", base))
        return Columns(months, plain, tuple(json.loads(others)), tuple(json.loads(goals)))

    def _put(self, found: Slice, row: _Read) -> None:
        month, start, end, value, qualifier, sources, parts = row
        cell = Cell(value, qualifier, self._sources(sources), parts > 1)
        if qualifier == "target":
            found.goals[self._period(start, end)] = cell
        elif month is None:
            found.odd[self._period(start, end)] = cell
        else:
            found.months[month] = cell

    def _in_order(self, sources: str) -> Sources:
        return tuple(sorted(sources.split(","), key=self._rank.__getitem__))


def _period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))
