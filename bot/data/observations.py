"""Faults of the figures: cells, subjects, periods, and the same figure given twice by one source."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from bot.data.cells import Judge, Known, unknown_id
from bot.data.faults import Fault, quoted
from bot.data.rows import Row
from bot.data.tables import GOAL, SCOPES

CELL = ("indicator", "scope", "subject", "service_type", "client_type", "period_start", "period_end")
"""The columns that say which figure a row gives; sources may differ on it, and a goal stands beside the result."""


def observation_faults(found: Iterable[Row], judge: Judge, known: Known) -> Iterator[Fault]:
    """The faults of the rows, in one pass; of each row only 16 bytes are kept, so millions fit in memory."""
    first: dict[bytes, int] = {}
    for row in found:
        faults = [*judge.faults(row), *_row_faults(row, judge, known)]
        yield from faults
        mark = _mark(row)
        if first.setdefault(mark, row.line) != row.line:
            yield judge.fault(row, "value", f"duplicate row: line {first[mark]} gives this figure from the same source")


def _row_faults(row: Row, judge: Judge, known: Known) -> Iterator[Fault]:
    if message := _subject_fault(row.cells["scope"], row.cells["subject"], known):
        yield judge.fault(row, "subject", message)
    start, end = row.cells["period_start"], row.cells["period_end"]
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


def _mark(row: Row) -> bytes:
    cells = row.cells
    goal = "goal" if cells["qualifier"] == GOAL else "result"
    parts = (cells["source"], goal, *(cells[name] for name in CELL))
    return blake2b("\x00".join(parts).encode(), digest_size=16).digest()
