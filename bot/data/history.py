"""The versions of each figure: what one source after the other gave, and which one stands."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bot.data.faults import BadTables, Fault
from bot.data.observation import Cell, Observation
from bot.data.recorded import days_of_sources, figures


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
    days = days_of_sources(tables, faults.append)
    found: dict[Cell, list[Version]] = {}
    for _, cells in figures(tables, faults.append):
        if (cells["scope"], cells["subject"]) != (scope, subject):
            continue
        observation = Observation.of(cells)
        found.setdefault(observation.cell, []).insert(0, Version(observation, days.get(observation.source, "")))
    if faults:
        raise BadTables(faults)
    return [(cell, _sorted(found[cell])) for cell in sorted(found)]


def _sorted(found: Sequence[Version]) -> list[Version]:
    """The latest published first, and of the same day the later row, as they come."""
    return sorted(found, key=lambda version: version.published_on, reverse=True)
