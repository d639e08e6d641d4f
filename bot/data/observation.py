"""One row of `observations.csv`, and the cell that it gives a figure for."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.data.tables import GOAL


class Cell(NamedTuple):
    """What exactly is counted; sources may differ on it, and then the one published last counts.

    Attributes:
        scope: network, centre, region or chain; subject is its id, empty for the network.
        service_type: empty for all, as is client_type.
        period_start: first day, YYYY-MM-DD; period_end the last.
        goal: whether it is what was hoped for, which never stands against what was reached.
    """

    indicator: str
    scope: str
    subject: str
    service_type: str
    client_type: str
    period_start: str
    period_end: str
    goal: bool = False


class Observation(NamedTuple):
    """One figure as one source gives it; fields in the order of the table's columns."""

    source: str
    indicator: str
    scope: str
    subject: str
    service_type: str
    client_type: str
    period_start: str
    period_end: str
    value: int
    qualifier: str
    note: str = ""

    @classmethod
    def of(cls, cells: Mapping[str, str]) -> "Observation":
        """A sound row of the table, by its columns."""
        return cls._make(int(cells[name]) if name == "value" else cells[name] for name in cls._fields)

    @property
    def cell(self) -> Cell:
        """What it counts."""
        return Cell(*self[1:8], goal=self.qualifier == GOAL)
