"""The tables, opened read-only: names, and figures as lines and totals, kept in memory once they were asked for."""

import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import product
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from bot.lookup.groups import Group, read_groups
from bot.lookup.line import NO_LINE, Line
from bot.lookup.measure import Measure
from bot.lookup.places import Place, members
from bot.lookup.run import Cell
from bot.lookup.slices import Slice, goals, results
from bot.lookup.sql import QUERIES
from bot.lookup.tables import read_registry, read_towns, source_rank
from bot.lookup.total import Total
from bot.question import GroupBy, Period
from bot.registry import Registry, Town

SCHEMA = "3"
"""Layout of the database that these queries read; `meta` names it."""

LINES = 8_192
"""How many lines are kept in memory; one of ten years of months takes about 20 kB."""

TOTALS = 2_048
"""How many totals are kept in memory."""

_CELLS = ("indicator", "scope", "subject", "service_type", "client_type")
"""What tells the cells of one slice."""

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
        self._sources = lru_cache(maxsize=LINES)(self._in_order)
        self._line = lru_cache(maxsize=LINES)(self._draw_line)
        self._total = lru_cache(maxsize=TOTALS)(self._draw_total)
        self._typed = lru_cache(maxsize=len(registry.indicators) + 1)(self._read_typed)
        self._groups = lru_cache(maxsize=TOTALS)(self._read_groups)

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
            connection.execute(QUERIES["cells"], dict.fromkeys(_CELLS, ""))
            connection.execute(QUERIES["typed"], {"indicator": ""})
            connection.execute(QUERIES["towns"])
            return cls(connection, read_registry(connection), str(meta.get("content", "")))
        except (sqlite3.Error, TypeError, ValueError) as error:
            message = f"{path} is not a database of `cite-bot data build`: {error}."
            raise BadStore(message) from error

    def close(self) -> None:
        """Closes the file and lets go of what was read; the store must not be asked afterwards."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.close()
        for read in (self._period, self._sources, self._line, self._total, self._typed, self._groups):
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

    def groups(self, by: GroupBy, place: Place, measure: Measure) -> tuple[Group, ...]:
        """What can be ranked there."""
        return self._groups(by, place, measure)

    def _read_groups(self, by: GroupBy, place: Place, measure: Measure) -> tuple[Group, ...]:
        return tuple(read_groups(self, by, place, measure))

    def _draw_total(self, place: Place, measure: Measure) -> Total:
        centres = members(place, self.registry)
        own = place.published_as()
        subject = "" if own is None or own.kind == "network" else own.id
        lines = {centre: line for centre in centres if (line := self._line("centre", centre, measure))}
        operating = tuple(centre for centre in centres if self.registry.centres[centre].operating)
        return Total(self._line(own.kind, subject, measure) if own else NO_LINE, lines, operating, self._rank)

    def _draw_line(self, scope: str, subject: str, measure: Measure) -> Line:
        slots = product(measure.service_types or ("",), measure.client_types or ("",))
        parts = [self._read_slice(measure.indicator, scope, subject, *slot) for slot in slots]
        return (goals if measure.goal else results)(parts, self._rank)

    def _read_slice(self, *cells: str) -> Slice:
        with self._lock:
            rows = self._connection.execute(QUERIES["cells"], dict(zip(_CELLS, cells, strict=True))).fetchall()
        found = Slice()
        for month, start, end, value, qualifier, sources, parts in rows:
            cell = Cell(value, qualifier, self._sources(sources), parts > 1)
            if qualifier == "target":
                found.goals[self._period(start, end)] = cell
            elif month is None:
                found.odd[self._period(start, end)] = cell
            else:
                found.months[month] = cell
        return found

    def _in_order(self, sources: str) -> tuple[str, ...]:
        return tuple(sorted(sources.split(","), key=self._rank.__getitem__))

    def _read_towns(self) -> tuple[Town, ...]:
        with self._lock:
            return read_towns(self._connection)

    def _read_typed(self, indicator: str) -> Typed:
        with self._lock:
            found = self._connection.execute(QUERIES["typed"], {"indicator": indicator}).fetchone()
        return Typed(*map(bool, found)) if found else Typed(by_service=False, by_client=False, crossed=False)


def _period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))
