"""Cells as the database has them: of one subject, or of all centres at once."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from bot.answer import Qualifier
from bot.lookup.figure import Sources
from bot.lookup.line import Line
from bot.lookup.run import Cell, Mark, Months, Run
from bot.lookup.slices import Slice
from bot.lookup.sql import QUERIES
from bot.question import Period

_KEPT = 8_192
"""Periods, and lists of sources, that are kept once they were read."""


_Read = tuple[int | None, str, str, int, Qualifier, str, int]
"""A row of the query: month, start, end, value, qualifier, sources, and how many figures it is made of."""


_ReadOfCentre = tuple[str, int | None, str, str, int, Qualifier, str, int]
"""The same, behind the id of its centre."""


class Slot(NamedTuple):
    """An indicator, the kind of subject, and one service type and one client type; empty for all."""

    indicator: str
    scope: str
    service_type: str = ""
    client_type: str = ""


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

    def slices(self, slot: Slot) -> dict[str, Slice]:
        """The cells of every centre that has any, by its id."""
        found: dict[str, Slice] = defaultdict(Slice)
        for row in self._of_centres(slot):
            self._put(found[row[0]], row[1:])
        return found

    def lines(self, slot: Slot, months: Months) -> Iterator[tuple[str, Line]]:
        """The line of results of every centre that has any, with its id; the runs are put into `months`."""
        found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        odd: dict[str, dict[Period, Cell]] = defaultdict(dict)
        numbers: dict[tuple[Qualifier, str, bool], int] = {}
        for subject, month, start, end, value, qualifier, sources, parts in self._of_centres(slot):
            if qualifier == "target":
                continue
            if month is None:
                odd[subject][self._period(start, end)] = Cell(value, qualifier, self._sources(sources), parts > 1)
                continue
            key = (qualifier, sources, parts > 1)
            if (number := numbers.get(key)) is None:
                number = numbers[key] = months.number(Mark(qualifier, self._sources(sources), parts > 1))
            found[subject].append((month, value, number))
        for subject in dict.fromkeys((*found, *odd)):
            yield subject, Line(odd.get(subject, {}), tuple(_runs(sorted(found.get(subject, ())), months)))

    def _of_centres(self, slot: Slot) -> list[_ReadOfCentre]:
        with self._lock:
            return self._connection.execute(QUERIES["centre_cells"], slot._asdict()).fetchall()

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


def _runs(cells: Sequence[tuple[int, int, int]], months: Months) -> Iterator[Run]:
    """Months in time order, each with its value and the number of its mark, as runs."""
    start = 0
    for at in range(1, len(cells) + 1):
        if at == len(cells) or cells[at][0] != cells[at - 1][0] + 1:
            run = cells[start:at]
            yield months.add(run[0][0], [value for _, value, _ in run], [number for *_, number in run])
            start = at


def _period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))
