"""Rules for what is asked: each gives one reason for one kind of answer."""

from collections.abc import Callable
from typing import NamedTuple

from bot.question import Intent
from bot.understand.draft import Draft
from bot.understand.moments import Moment

Moments = tuple[Moment, ...]
"""The periods of a message, each with a year."""

Condition = Callable[[Draft, Moments], bool]


class Rule(NamedTuple):
    """One reason for an intent.

    Attributes:
        intent: the kind of answer.
        reason: why, in a few words.
        cues: those of which one must have been said; empty where none is needed.
        holds: what must hold besides.
    """

    intent: Intent
    reason: str
    cues: frozenset[str]
    holds: Condition


def rule(intent: Intent, reason: str, cues: str, holds: Condition | None = None) -> Rule:
    """A rule; `cues` are words in a row, empty for none; without a condition it holds whenever one of them is said."""
    return Rule(intent, reason, frozenset(cues.split()), holds or _always)


def _always(_: Draft, __: Moments) -> bool:
    return True
