"""Whether a message says nothing that a question could be made of, after all."""

from bot.question import Intent, Question
from bot.understand.draft import Draft

_CHANGING = frozenset(
    {
        "network",
        "whole_region",
        "growth",
        "compare",
        "previous_year",
        "quantity",
        "other_one",
        "reverse",
        "whole_year",
        "all_types",
    }
)
"""Cues that change the question before, though nothing is named."""


def says_nothing(draft: Draft, question: Question, *, leaning: bool) -> bool:
    """Whether `question`, made of a draft, rests on nothing said; `leaning` on the question before it or alone."""
    query = question.query
    if question.intent is Intent.LIST and draft.has("planned", "closed") and not query.centres:
        return True  # no centre is in that state; all of them would be the wrong list
    if question.intent is Intent.POSITION:
        return not (query.centres or query.regions or query.chains)
    if question.intent is Intent.RANKING:
        return not leaning and _ranks_nothing(draft)
    if question.intent not in {Intent.COUNT, Intent.COMPARE}:
        return False
    if leaning:
        return not draft.ordinal and _CHANGING.isdisjoint(draft.cues) and draft.empty
    return _counts_nothing(draft)


def _ranks_nothing(draft: Draft) -> bool:
    if draft.indicator is not None or draft.has("ranking", "first", "last", "network"):
        return False
    subjects = draft.subjects
    return not (draft.asked_which or draft.group or draft.limit or subjects.named or draft.moments or subjects.head)


def _counts_nothing(draft: Draft) -> bool:
    """Nothing named, or no more than a number or a day."""
    if draft.indicator is not None or draft.subjects.named or "network" in draft.cues:
        return False
    if draft.empty:
        return "growth" not in draft.cues
    odd = draft.number is not None or all(moment.unit == "day" for moment in draft.moments)
    return odd and not (draft.subjects.types or draft.kind)
