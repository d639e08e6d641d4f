"""What the sentences before have told, for what a sentence leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.data.note.calendar import Period
from bot.data.note.units import Unit

Days = tuple[date, date]
Subject = tuple[str, str]
"""Scope and id."""


@dataclass
class Context:
    """Grows as the note is read.

    Attributes:
        day: of the note.
        all_centres: every centre that the note names anywhere.
        networked: whether it names the network anywhere.
        centres: those named so far, the last one last; `recent` those of the last sentence that names
            any, in its order.
        subjects: what figures were about so far, the last one last.
        periods: of the figures so far, the last one last; `named` those of sentences without a figure.
        loose: whether such a sentence had numbers, so that its period may be of something else.
        units: what the last sentence with a unit counted.
        regional: whether the lines that follow are regions.
    """

    day: date | None
    all_centres: frozenset[str]
    networked: bool
    centres: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    network_named: bool = False
    subjects: list[Subject] = field(default_factory=list)
    periods: list[Days] = field(default_factory=list)
    compared: list[Days] = field(default_factory=list)
    named: list[Period] = field(default_factory=list)
    loose: bool = False
    units: Sequence[Unit] = ()
    regional: bool = False

    def note_centres(self, ids: Sequence[str]) -> None:
        """Centres that a sentence names."""
        if ids:
            self.recent = list(dict.fromkeys(ids))
        for id_ in ids:
            if id_ in self.centres:
                self.centres.remove(id_)
            self.centres.append(id_)
