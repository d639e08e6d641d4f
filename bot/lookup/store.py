"""The tables, opened read-only: names, and figures as lines and totals, kept in memory once they were asked for."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from bot.answer import Qualifier
from bot.lookup.line import NO_LINE, Line
from bot.lookup.measure import Measure
from bot.lookup.places import Place, members
from bot.lookup.run import Cell
from bot.lookup.sheet import Sheet, Slot, slice_cells
from bot.lookup.sql import QUERIES
from bot.lookup.tables import read_registry, read_towns, source_rank
from bot.lookup.total import Total
from bot.question import Period
from bot.registry import Registry, Town

SCHEMA = "2"
"""Layout of the database that these queries read; `meta` names it."""

LINES = 8_192
"""How many lines are kept in memory; one of ten years of months takes about 20 kB."""

TOTALS = 2_048
"""How many totals are kept in memory."""

Series = Line | Total
"""What a subject publishes: of one centre, or of a group of centres."""


class Typed(NamedTuple):
    """Whether figures of an indicator are published by service type, by client type, and by both at once."""

    by_service: bool
    by_client: bool
    crossed: bool


class BadStore(Exception):  # noqa: N818  # it names the thing at fault, as the other doors' errors do
    """The database is missing or is not one that `data build` wrote; the message is one line for the user."""


class Store:
    """One version of the facts; it may be used from several threads.

    The facts never change while a store is open, so everything read stays right until `close`.
    """

    def __init__(self, connection: sqlite3.Connection, registry: Registry, version: str) -> None:
        """Takes an open connection that this store alone uses from now on."""
        self.registry = replace(registry, read_towns=self._read_towns)
        self.version = version
        self._connection = connection
        self._lock = Lock()
        self._rank = source_rank(registry)
        self._period = lru_cache(maxsize=LINES)(_period)
        self._sheet = lru_cache(maxsize=LINES)(self._read_sheet)
        self._line = lru_cache(maxsize=LINES)(self._draw_line)
        self._total = lru_cache(maxsize=TOTALS)(self._draw_total)
        self._typed = lru_cache(maxsize=len(registry.indicators) + 1)(self._read_typed)

    @classmethod
    def open(cls, path: Path, name: Path | None = None) -> "Store":
        """Opens the database read-only; of a copy, `name` is what faults call it.

        Raises:
            BadStore: it is missing, not a database, or lacks the tables that `data build` writes.
        """
        if not path.is_file():
            message = f"There is no database at {name or path}: build it with `cite-bot data build`."
            raise BadStore(message)
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            return cls._of(connection, name or path)
        except BaseException:
            connection.close()
            raise

    @classmethod
    def _of(cls, connection: sqlite3.Connection, path: Path) -> "Store":
        try:
            meta = dict(connection.execute(QUERIES["meta"]))
            found = meta.get("schema")
            if found != SCHEMA:
                message = f"{path} has the schema {found}, not {SCHEMA}: build it anew with `cite-bot data build`."
                raise BadStore(message)
            connection.execute(QUERIES["sheet"], {"indicator": "", "scope": "", "subject": ""})
            connection.execute(QUERIES["towns"])
            return cls(connection, read_registry(connection), str(meta.get("content", "")))
        except (sqlite3.Error, TypeError, ValueError) as error:
            message = f"{path} is not a database of `cite-bot data build`: {error}."
            raise BadStore(message) from error

    def close(self) -> None:
        """Closes the file and lets go of what was read; the store must not be asked afterwards."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.close()
        for read in (self._period, self._sheet, self._line, self._total, self._typed):
            read.cache_clear()

    def series(self, place: Place, measure: Measure) -> Series:
        """What is published on the measure for a place: a line for one centre, else a total over its centres."""
        centre = place.centre()
        return self._line("centre", centre, measure) if centre else self._total(place, measure)

    def total(self, place: Place, measure: Measure) -> Total:
        """The centres of a place as a group, even where it is only one."""
        return self._total(place, measure)

    def typed(self, indicator: str) -> Typed:
        """By which types the indicator is published."""
        return self._typed(indicator)

    def _draw_total(self, place: Place, measure: Measure) -> Total:
        centres = members(place, self.registry)
        own = place.published_as()
        subject = "" if own is None or own.kind == "network" else own.id
        lines = {centre: line for centre in centres if (line := self._line("centre", centre, measure))}
        operating = tuple(centre for centre in centres if self.registry.centres[centre].operating)
        return Total(self._line(own.kind, subject, measure) if own else NO_LINE, lines, operating, self._rank)

    def _draw_line(self, scope: str, subject: str, measure: Measure) -> Line:
        sheet = self._sheet(measure.indicator, scope, subject)
        return sheet.line(measure.service_types, measure.client_types, goal=measure.goal)

    def _read_sheet(self, indicator: str, scope: str, subject: str) -> Sheet:
        with self._lock:
            query = {"indicator": indicator, "scope": scope, "subject": subject}
            rows = self._connection.execute(QUERIES["sheet"], query).fetchall()
        return Sheet(slice_cells(self._cells(rows)), self._rank)

    def _cells(
        self, rows: list[tuple[str, str, str, str, int | None, int, Qualifier, str]]
    ) -> Iterator[tuple[Slot, Period, bool, Cell]]:
        sources: dict[str, tuple[str]] = {}
        for service, client, start, end, months, value, qualifier, source in rows:
            cell = Cell(value, qualifier, sources.setdefault(source, (source,)))
            yield (service, client), self._period(start, end), months == 1, cell

    def _read_towns(self) -> tuple[Town, ...]:
        with self._lock:
            return read_towns(self._connection)

    def _read_typed(self, indicator: str) -> Typed:
        with self._lock:
            found = self._connection.execute(QUERIES["typed"], {"indicator": indicator}).fetchone()
        return Typed(*map(bool, found))


def _period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))
