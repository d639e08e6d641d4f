"""What would change in the tables if something that was read were stored; nothing is stored before a yes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bot.data.faults import Fault
from bot.data.observation import Observation
from bot.data.storing import Stamp, add
from bot.registry import Source


class Change(NamedTuple):
    """A figure that another one takes the place of; the one before stays in the table."""

    before: Observation
    now: Observation


class Doubt(NamedTuple):
    """Something that a person must look at before it is stored.

    Attributes:
        kind: `jump` (over five times what it was), `less-than-parts` (a total smaller than the sum of its parts),
            `falls` (more months of a year give less), `unfinished` (its period had not ended when it was published).
        observation: the figure that looks wrong.
        beside: the one beside which it does, where there is one; of parts, their sum.
    """

    kind: str
    observation: Observation
    beside: Observation | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures of an indicator are new, changed and unchanged; and how many rows could not be read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0


@dataclass(frozen=True)
class Proposal:
    """What was read, beside what the tables hold.

    Attributes:
        tallies: by indicator.
        changes: the figures that would change, in order; at most `SHOWN`, the tallies count all.
        rejected: what could not be read, with file and line.
        doubts: what a person must look at.
        sources: the rows that `sources.csv` does not have yet.
        count: how many rows would be added to `observations.csv`.
        rows: gives them, in an order of their own, as often as it is called.
        stamp: the state of the tables that it was compared with.
    """

    tallies: Mapping[str, Tally]
    stamp: Stamp
    changes: Sequence[Change] = ()
    rejected: Sequence[Fault] = ()
    doubts: Sequence[Doubt] = ()
    sources: Sequence[Source] = ()
    count: int = 0
    rows: Callable[[], Iterator[Observation]] = field(default=lambda: iter(()), repr=False)


SHOWN = 1_000
"""Changes and doubts that are kept to be shown."""


def store(proposal: Proposal, tables: Path) -> None:
    """Adds what is proposed to the tables in a folder: all of it, or nothing.

    Raises:
        TablesChanged: they are not any more what the proposal was compared with.
        OSError: they cannot be written.
    """
    if proposal.count:
        add(tables, proposal.stamp, proposal.sources, proposal.rows())
