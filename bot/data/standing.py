"""The figures that stand in the tables, of those that some observations can be held against."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bot.data.faults import BadTables, Fault
from bot.data.observation import Cell, Observation
from bot.data.recorded import days_of_sources, figures


class Standing(NamedTuple):
    """What the tables hold.

    Attributes:
        figures: those that count, by cell.
        days: of each source, YYYY-MM-DD; empty where it is not known.
        given: the sources that give a cell, also those that do not count any more.
    """

    figures: Mapping[Cell, Observation]
    days: Mapping[str, str]
    given: frozenset[tuple[str, Cell]]


def standing_of(tables: Path, observations: Iterable[Observation]) -> Standing:
    """What stands in a folder's tables for the same subjects and, of any subject, for the same periods.

    The source published last counts, and of the same day the later row.

    Raises:
        BadTables: the tables have faults.
    """
    subjects = {(each.indicator, each.scope, each.subject) for each in observations}
    periods = {(each.indicator, each.period_start, each.period_end) for each in observations}
    faults: list[Fault] = []
    days = days_of_sources(tables, faults.append)
    standing: dict[Cell, Observation] = {}
    given: set[tuple[str, Cell]] = set()
    for _, cells in figures(tables, faults.append):
        about = cells["indicator"], cells["scope"], cells["subject"]
        when = cells["indicator"], cells["period_start"], cells["period_end"]
        if about not in subjects and when not in periods:
            continue
        observation = Observation.of(cells)
        given.add((observation.source, observation.cell))
        before = standing.get(observation.cell)
        if before is None or days.get(observation.source, "") >= days.get(before.source, ""):
            standing[observation.cell] = observation
    if faults:
        raise BadTables(faults)
    return Standing(standing, days, frozenset(given))
