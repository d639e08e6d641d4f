"""Whether a message leans on the question before it."""

from collections.abc import Sequence

from bot.question import TALK, Intent, Question
from bot.understand.draft import Draft
from bot.understand.particles import OPENING

LEANING = frozenset(
    {
        "there",
        "them",
        "only",
        "add",
        "remove",
        "whole_region",
        "correct",
        "other_one",
        "reverse",
        "whole_year",
        "all_types",
    }
)
"""Cues that mean nothing without a question before them."""

_ROWS = frozenset({Intent.RANKING, Intent.LIST})


def leans(draft: Draft, own: Question, before: Question, words: Sequence[str]) -> bool:
    """Whether a message, `own` by itself, needs the question before it."""
    if before.intent in TALK or own.intent in TALK:
        return False
    if draft.pointed or not LEANING.isdisjoint(draft.cues) or _lacks_something(draft, own, before):
        return True
    if own.goal and not draft.subjects.named:
        return bool(words) and draft.follows
    if own.intent not in {Intent.RANKING, Intent.LIST, Intent.SUMMARY} and not (draft.subjects.named or draft.network):
        return True
    opens = bool(words) and (draft.follows or words[0] in OPENING)
    return opens or not _stands_alone(draft, own)


def _lacks_something(draft: Draft, own: Question, before: Question) -> bool:
    """A share of what, a comparison with what, "los 5" of which rows, a ranking of those just listed."""
    if own.intent is Intent.COMPARE and "compare" in draft.cues and not (own.compared or draft.moments):
        return True
    if draft.subjects.named:
        return False
    if own.intent is Intent.SHARE:
        return True
    bare = not (draft.said or draft.moments or draft.asked_which or draft.group)
    if bare and draft.limit and before.intent in _ROWS:
        return True
    listed = before.intent in {Intent.LIST, Intent.COMPARE}
    return listed and own.intent is Intent.RANKING and draft.asked_which is None and "ranking" not in draft.cues


def _stands_alone(draft: Draft, own: Question) -> bool:
    """Whether the message says all that its own intent needs."""
    if own.intent in {Intent.RANKING, Intent.LIST, Intent.SUMMARY}:
        asked = draft.said or draft.counted or draft.asked_which is not None or "ranking" in draft.cues
        return asked or bool(draft.subjects.named)
    measured = draft.indicator is not None or bool(draft.subjects.types) or bool(draft.moments)
    return measured or own.intent is not Intent.COUNT
