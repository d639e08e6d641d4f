"""Faults of the figures: cells, subjects, periods, and the same figure given twice by one source."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from bot.data.cells import Judge, Known, unknown_id
from bot.data.faults import Fault, quoted
from bot.data.rows import Row
from bot.data.tables import GOAL, SCOPES

CELL = ("indicator", "scope", "subject", "service_type", "client_type", "period_start", "period_end")
"""The columns that say which figure a row gives; sources may differ on it, and a goal stands beside the result."""


FIRST_YEAR, LAST_YEAR = "1990", "2100"
"""A period outside these years is a slip of the pen: the network is younger, and no goal reaches so far."""


def same_day(sources: Iterable[Row]) -> Mapping[str, str]:
    """The sources that were published on the same day as another one, each with that day; empty: unknown."""
    days = {row.cells["id"]: row.cells["published_on"] for row in sources}
    several = {day for day, n in Counter(days.values()).items() if n > 1}
    return {id_: day for id_, day in days.items() if day in several}


def observation_faults(found: Iterable[Row], judge: Judge, known: Known, days: Mapping[str, str]) -> Iterator[Fault]:
    """The faults of the rows, in one pass; of each row only 16 bytes are kept, so millions fit in memory.

    `days` are the sources of the same day: of their rows the value is kept too, as neither counts more.
    """
    first: dict[bytes, int] = {}
    given: dict[bytes, tuple[int, str]] = {}
    for row in found:
        faults = [*judge.faults(row), *_row_faults(row, judge, known)]
        yield from faults
        mark = _mark(row, row.cells["source"])
        if first.setdefault(mark, row.line) != row.line:
            yield judge.fault(row, "value", f"duplicate row: line {first[mark]} gives this figure from the same source")
        elif row.cells["source"] in days:
            line, value = given.setdefault(_mark(row, days[row.cells["source"]]), (row.line, row.cells["value"]))
            if value != row.cells["value"]:
                message = f"line {line} gives {quoted(value)} for this figure, from a source of the same day"
                yield judge.fault(row, "value", message)._replace(bearable=True)


def _row_faults(row: Row, judge: Judge, known: Known) -> Iterator[Fault]:
    if message := _subject_fault(row.cells["scope"], row.cells["subject"], known):
        yield judge.fault(row, "subject", message)
    start, end = row.cells["period_start"], row.cells["period_end"]
    for column, day in (("period_start", start), ("period_end", end)):
        if not FIRST_YEAR <= day[:4] <= LAST_YEAR and day[:4].isdigit():
            yield judge.fault(row, column, f"{quoted(day)} is not between {FIRST_YEAR} and {LAST_YEAR}")
    # As text: dates of the form YYYY-MM-DD sort by time, and others are faults of their own.
    if len(start) == len(end) and end < start:
        yield judge.fault(row, "period_end", f"{quoted(end)} is before period_start {quoted(start)}")


def _subject_fault(scope: str, subject: str, known: Known) -> str:
    table = SCOPES.get(scope)
    if table is None:
        return ""
    if not table:
        return f"{quoted(subject)} where the scope is network, which takes no subject" if subject else ""
    return unknown_id(subject, table, known) if subject else f"empty cell where the scope is {scope}"


def _mark(row: Row, source: str) -> bytes:
    """A fingerprint of the figure that a row gives, from a source or on a day."""
    cells = row.cells
    goal = "goal" if cells["qualifier"] == GOAL else "result"
    parts = (source, goal, *(cells[name] for name in CELL))
    return blake2b("\x00".join(parts).encode(), digest_size=16).digest()
