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

_MUTE = frozenset({"ask", "idle", "greeting", "which"})
"""Cues that neither ask for anything nor change what was asked."""


def says_nothing(draft: Draft, question: Question, *, leaning: bool) -> bool:
    """Whether `question`, made of a draft, rests on nothing said; `leaning` on the question before it or alone."""
    if leaning and draft.empty and not draft.ordinal and draft.number is None and draft.cues <= _MUTE:
        return True
    query = question.query
    named = query.centres or query.regions or query.chains
    match question.intent:
        case Intent.LIST:  # no centre is planned or closed; all of them would be the wrong list
            nothing = draft.has("planned", "closed") and not query.centres
        case Intent.PROFILE:
            nothing = not query.centres
        case Intent.POSITION:
            nothing = not named
        case Intent.SHARE:
            nothing = not (named or query.group_by or query.kind)
        case Intent.RANKING:
            nothing = not leaning and _ranks_nothing(draft)
        case Intent.COUNT | Intent.COMPARE:
            nothing = _adds_nothing(draft) if leaning else _counts_nothing(draft)
        case _:
            nothing = False
    return nothing


def _adds_nothing(draft: Draft) -> bool:
    return not draft.ordinal and _CHANGING.isdisjoint(draft.cues) and draft.empty


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
        return not draft.has("growth", "goal")
    odd = draft.number is not None or all(moment.unit == "day" for moment in draft.moments)
    return odd and not (draft.subjects.types or draft.kind)
