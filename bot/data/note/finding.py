"""What a press note says: its day, its title, and the figures that it gives."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from bot.data.observation import Observation


class Finding(NamedTuple):
    """One figure that a note gives.

    Attributes:
        observation: what would be stored; its source and its note are empty.
        words: the words of the note that say it, about 200 characters around the number.
        reasons: codes why a person must look at it (see `REASONS`); empty when it is sure.
    """

    observation: Observation
    words: str
    reasons: tuple[str, ...] = ()


class Note(NamedTuple):
    """A press note, read.

    Attributes:
        day: the day that the text bears, else the one it was given with; None where there is neither.
        title: its headline, or the start of its first sentence; at most 120 characters.
        findings: in the order of the text.
    """

    day: date | None
    title: str
    findings: tuple[Finding, ...]


REASONS: Mapping[str, str] = {
    "centre-unsure": "its centre's name could be another's, or it is not the only one meant",
    "scope-guessed": "its sentence does not say what it is about",
    "region-unsure": "a place is named, but not as what is counted",
    "period-guessed": "its sentence names no period, and the note several or a later one",
    "period-unsure": "its sentence names several periods",
    "to-date": "its period ends on the day of the note",
    "people": "persons are counted, not companies",
    "kind-unsure": "the word for what is counted could mean something else",
    "no-verb": "nothing says that it was given or reached",
    "part": "perhaps only some of what is counted",
    "number-unsure": "it could be read as another number",
    "unit-guessed": "what is counted stands elsewhere",
    "up-to": "at most so many",
    "denied": "the sentence says no, or perhaps",
    "correction": "it corrects a figure printed before",
    "contradiction": "the note gives another figure for the same",
}
"""Every code of `Finding.reasons`, in words."""
