"""What becomes of the centres counted by region or chain when a message leans on the question before it."""

from dataclasses import replace

from bot.question import Intent, Query, Question
from bot.understand.draft import Draft
from bot.understand.rearranging import into_ranking, ranking_again

_FILES = frozenset({Intent.CHART, Intent.EXPORT})
_ARRANGED = frozenset({Intent.RANKING, Intent.COUNT})
_BY = frozenset({"region", "chain"})


def recount(draft: Draft, own: Question, merged: Question, before: Question, place: int) -> Question | None:
    """The merged question, where the message or the question before it counts centres; None where neither does.

    `place` is as in `rearrange`.
    """
    if _counts(own):
        return replace(own, query=_within(own.query, merged.query))
    spread = before.intent is Intent.LIST and own.intent is Intent.RANKING and own.query.group_by in _BY
    if not (_counts(before) or spread):
        return None
    if own.intent in _FILES:
        return before
    measured = draft.indicator is not None or draft.subjects.types or draft.moments
    return _measured(draft, own, merged) if measured else _counted_otherwise(draft, own, merged, place)


def _counts(question: Question) -> bool:
    return question.intent is Intent.LIST and question.query.group_by in _BY


def _within(asked: Query, query: Query) -> Query:
    """What is asked, in the part of the network that was spoken of, but for what it is counted by."""
    return replace(
        asked,
        kind=query.kind,
        regions=() if asked.group_by == "region" and len(query.regions) == 1 else query.regions,
        chains=() if asked.group_by == "chain" and len(query.chains) == 1 else query.chains,
    )


def _ungrouped(query: Query) -> Query:
    """The centres themselves of one that was counted ("¿y Puno?")."""
    return replace(query, group_by=None, order=None, limit=None, at_least=None, at_most=None)


def _measured(draft: Draft, own: Question, merged: Question) -> Question | None:
    """What those that were counted have done ("¿y en servicios?")."""
    return into_ranking(draft, own, merged) if own.intent in _ARRANGED and not draft.subjects.named else None


def _counted_otherwise(draft: Draft, own: Question, merged: Question, place: int) -> Question | None:
    """The centres of one of those that were counted, or all of them counted otherwise."""
    if draft.subjects.named:
        return replace(merged, query=_ungrouped(merged.query)) if own.intent is Intent.COUNT else None
    if draft.kind and own.intent in {Intent.COUNT, Intent.LIST}:
        return merged
    if again := ranking_again(draft, merged, place):
        return again
    if own.intent is not Intent.RANKING and not (draft.limit or draft.number):
        return None
    ranked = into_ranking(draft, own, merged)
    return replace(ranked, intent=Intent.LIST) if ranked.query.group_by in _BY else None
