"""The tables, opened read-only: names, and figures as lines and totals, kept in memory once they were asked for."""

import sqlite3
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from bot.lookup.cells import Cells, Slot
from bot.lookup.crowd import Crowd
from bot.lookup.drawing import Drawing
from bot.lookup.line import NO_LINE, Line
from bot.lookup.measure import Measure
from bot.lookup.places import Place
from bot.lookup.ranked import Ranked, ranked
from bot.lookup.roster import Roster
from bot.lookup.sql import QUERIES
from bot.lookup.tables import read_registry, read_towns, source_rank
from bot.lookup.total import Total
from bot.question import Order, Period
from bot.registry import Registry, Town

SCHEMA = "4"
"""Layout of the database that these queries read; `meta` names it."""

PAGES = 512
"""Kilobytes of the file that SQLite keeps: the system keeps it too, and what was asked for is kept here."""

LINES = 1_024
"""How many lines are kept in memory; one of ten years of months takes about 2 kB."""

SHEETS = 48
"""How many measures are kept for all centres at once; one of 5,000 centres and fifteen months takes about 500 kB."""

CROWDS = 512
"""How many crowds are kept in memory; one of 5,000 centres takes 40 kB, and up to 60 kB for each of a few periods."""

TOTALS = 256
"""How many totals are kept in memory, each with a few sums; one takes some kB beside its crowd."""

RANKED = 32
"""How many rankings of centres are kept in memory; one of 5,000 takes about 50 kB."""

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
        self.roster = Roster(registry)
        self._by_day = source_rank(registry)
        drawing = Drawing(Cells(connection, self._lock, self._by_day), self.roster, self._by_day)
        self._sheet = lru_cache(maxsize=SHEETS)(drawing.sheet)
        self._crowd = lru_cache(maxsize=CROWDS)(self._gather)
        self._line = lru_cache(maxsize=LINES)(drawing.line)
        self._total = lru_cache(maxsize=TOTALS)(self._draw_total)
        self._ranked = lru_cache(maxsize=RANKED)(self._rank)
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
            connection.execute(f"PRAGMA cache_size = -{PAGES}")
            meta = dict(connection.execute(QUERIES["meta"]))
            found = meta.get("schema")
            if found != SCHEMA:
                message = f"{path} has the schema {found}, not {SCHEMA}: build it anew with `cite-bot data build`."
                raise BadStore(message)
            connection.execute(QUERIES["cells"], Slot("", "")._asdict() | {"subject": ""})
            connection.execute(QUERIES["sheet"], Slot("", "")._asdict())
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
        for read in (self._sheet, self._crowd, self._line, self._total, self._ranked, self._typed):
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

    def crowd(self, place: Place, measure: Measure) -> Crowd:
        """The centres of a place, and what each of them publishes on the measure."""
        return self._crowd(place, measure)

    def ranked(self, crowd: Crowd, period: Period, direction: Order | None) -> Ranked:
        """The centres of a crowd that have all of a period, in order."""
        return self._ranked(crowd, period, direction)

    def _rank(self, crowd: Crowd, period: Period, direction: Order | None) -> Ranked:
        return ranked(crowd, period, direction, self.registry)

    def _draw_total(self, place: Place, measure: Measure) -> Total:
        own = place.published_as()
        subject = "" if own is None or own.kind == "network" else own.id
        line = self._line(own.kind, subject, measure) if own else NO_LINE
        return Total(line, self._crowd(place, measure), self._by_day)

    def _gather(self, place: Place, measure: Measure) -> Crowd:
        return Crowd(self.roster, place, self._sheet(measure))

    def _read_towns(self) -> tuple[Town, ...]:
        with self._lock:
            return read_towns(self._connection)

    def _read_typed(self, indicator: str) -> Typed:
        with self._lock:
            found = self._connection.execute(QUERIES["typed"], {"indicator": indicator}).fetchone()
        return Typed(*map(bool, found)) if found else Typed(by_service=False, by_client=False, crossed=False)
