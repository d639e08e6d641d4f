"""What a press note gives: observations, each with the words it was read from."""

from datetime import date
from typing import NamedTuple

from bot.data.observation import Observation


class Finding(NamedTuple):
    """One figure.

    Attributes:
        observation: the figure; its source and note are empty.
        words: the clause of the note that says it, in one line.
        reasons: codes why a person must look at it; none: it is sure.
    """

    observation: Observation
    words: str
    reasons: tuple[str, ...] = ()


class Note(NamedTuple):
    """A press note.

    Attributes:
        day: when it was published, by itself or by who handed it in; None: nobody says.
        title: its headline, or how its first sentence begins.
        findings: the figures, in the order of the text.
    """

    day: date | None
    title: str
    findings: tuple[Finding, ...]
