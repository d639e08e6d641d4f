"""The versions of each figure: what one source after the other gave, and which one stands."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.data.faults import BadTables, Fault, quoted
from bot.data.observation import Cell, Observation
from bot.data.rows import Row, rows
from bot.data.tables import OBSERVATIONS, SOURCES


class Version(NamedTuple):
    """A figure as one source gave it; `published_on` is YYYY-MM-DD, empty where it is not known."""

    observation: Observation
    published_on: str


def versions(tables: Path, scope: str, subject: str) -> list[tuple[Cell, list[Version]]]:
    """What the tables in a folder hold on a subject: each cell with its versions, the one that stands first.

    Raises:
        BadTables: they have faults.
    """
    faults: list[Fault] = []
    days = {row.cells["id"]: row.cells["published_on"] for row in rows(tables / SOURCES.file, SOURCES, faults.append)}
    found: dict[Cell, list[Version]] = {}
    for row in _about(rows(tables / OBSERVATIONS.file, OBSERVATIONS, faults.append), scope, subject):
        if not row.cells["value"].isdecimal():
            faults.append(
                Fault(OBSERVATIONS.file, row.line, "value", f"{quoted(row.cells['value'])} is not a whole number")
            )
            continue
        observation = Observation.of(row.cells)
        found.setdefault(observation.cell, []).insert(0, Version(observation, days.get(observation.source, "")))
    if faults:
        raise BadTables(faults)
    return [(cell, _sorted(found[cell])) for cell in sorted(found)]


def _about(table: Iterator[Row], scope: str, subject: str) -> Iterator[Row]:
    return (row for row in table if row.cells["scope"] == scope and row.cells["subject"] == subject)


def _sorted(found: Sequence[Version]) -> list[Version]:
    """The latest published first, and of the same day the later row, as they come."""
    return sorted(found, key=lambda version: version.published_on, reverse=True)
