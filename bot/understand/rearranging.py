"""What becomes of the kind of answer when a message leans on the question before it."""

from dataclasses import replace

from bot.question import GroupBy, Intent, Order, Query, Question, Subject
from bot.understand.calendar_units import year_earlier
from bot.understand.draft import TIME, Draft

_FILES = frozenset({Intent.CHART, Intent.EXPORT})
_ANEW = _FILES | {Intent.SHARE, Intent.POSITION, Intent.PROFILE, Intent.LIST, Intent.SUMMARY}
"""Intents that the message itself decides, whatever was asked before."""
_IN_ROWS = frozenset({Intent.RANKING, Intent.LIST})


def rearrange(draft: Draft, own: Question, merged: Question, before: Question, place: int) -> Question:
    """The merged question with its intent and arrangement; `place` is the furthest of the ordinals said, 0 for none."""
    if own.intent is Intent.TREND or draft.group in TIME:
        query = replace(merged.query, group_by=own.query.group_by or draft.group)
        return replace(merged, intent=Intent.TREND, query=query, periods=(), compared=())
    if own.intent in _ANEW:
        return _anew(own, merged)
    if before.compared and draft.has("add", "remove"):
        return merged
    if own.intent is Intent.COMPARE and (own.compared or not draft.subjects.named or "compare" in draft.cues):
        return _into_compare(draft, own, merged, before)
    return _rows(draft, own, merged, before, place)


def _rows(draft: Draft, own: Question, merged: Question, before: Question, place: int) -> Question:
    """Rankings: the same one again, one of what was listed, or so many rows of it; else the kind of answer stays."""
    if merged.intent is Intent.RANKING and (again := ranking_again(draft, merged, place)):
        return again
    if own.intent is Intent.RANKING and before.compared and own.query.group_by == "centre" and not draft.limit:
        return merged
    turned = merged.intent is Intent.RANKING and draft.has("less", "last", "more", "first") and not draft.subjects.named
    if turned or own.intent is Intent.RANKING or ((draft.limit or draft.number) and before.intent in _IN_ROWS):
        return into_ranking(draft, own, merged)
    return _same_kind(draft, merged)


def _anew(own: Question, merged: Question) -> Question:
    """The message's own kind of answer about what was asked before; a file keeps the arrangement."""
    file = own.intent in _FILES
    group = _place_among(merged.query) if own.intent is Intent.POSITION else own.query.group_by
    if file:
        group = group or merged.query.group_by
    query = replace(merged.query, group_by=group, limit=None, order=own.query.order)
    compared, periods = (merged.compared, merged.periods) if file else ((), ())
    return replace(own, query=query, compared=compared, periods=periods, stands=merged.stands)


def _place_among(query: Query) -> GroupBy:
    """Among which things a place is asked for: those of the kind filtered by."""
    if query.centres:
        return "centre"
    if query.regions:
        return "region"
    return "chain" if query.chains else "centre"


def ranking_again(draft: Draft, merged: Question, place: int) -> Question | None:
    """The same ranking from its other end, or down to a certain place ("¿y el tercero?")."""
    if "reverse" in draft.cues:
        order: Order = "desc" if merged.query.order == "asc" else "asc"
        return replace(merged, query=replace(merged.query, order=order))
    if place and draft.empty:
        return replace(merged, query=replace(merged.query, limit=max(place, draft.number or 0)))
    return None


def _into_compare(draft: Draft, own: Question, merged: Question, before: Question) -> Question:
    named, query = draft.subjects.named, merged.query
    growth = draft.has("growth", "previous_year")
    periods = (own.periods if draft.moments or growth else ()) or merged.periods
    subjects = own.compared
    if len(named) == 1 and not subjects:
        if before.compared:
            subjects = merged.compared
        elif "compare" in draft.cues:
            subjects, periods = _with_the_one_before(before.query, named[0].subject), before.periods
    if subjects:
        query = replace(query, centres=(), regions=(), chains=())
    elif not named:
        query = replace(query, centres=before.query.centres, regions=before.query.regions, chains=before.query.chains)
        subjects = before.compared
    if growth and not draft.moments and before.query.period:
        periods = before.periods or (year_earlier(before.query.period), before.query.period)
    query = replace(query, group_by=None, limit=None, order=None)
    return replace(merged, intent=Intent.COMPARE, query=query, compared=subjects, periods=periods)


def _with_the_one_before(query: Query, subject: Subject) -> tuple[Subject, ...]:
    """What was asked about before, beside what is named now."""
    if query.centres:
        return (Subject("centre", query.centres[0]), subject)
    if query.regions:
        return (Subject("region", query.regions[0]), subject)
    return (Subject("chain", query.chains[0]), subject) if query.chains else (subject,)


def into_ranking(draft: Draft, own: Question, merged: Question) -> Question:
    """The merged question as a ranking, arranged as the message says and else as before."""
    query, asked = merged.query, own.query
    group = asked.group_by if draft.asked_which or draft.group else query.group_by or asked.group_by
    if group in TIME:
        group = "centre"
    ordered = draft.has("more", "less", "first", "last", "ranking", "ascending")
    least = draft.has("less", "last", "ascending") and not draft.has("more", "first")
    query = replace(
        query,
        group_by=group,
        order=("asc" if least else "desc") if ordered else query.order or asked.order,
        limit=draft.limit or draft.number or asked.limit or (query.limit if least else None),
        centres=() if group == "centre" else query.centres,
        regions=() if group == "region" and len(query.regions) == 1 else query.regions,
        chains=() if group == "chain" and len(query.chains) == 1 else query.chains,
    )
    return replace(merged, intent=Intent.RANKING, query=query, compared=(), periods=(), whole=None)


def _same_kind(draft: Draft, merged: Question) -> Question:
    """The kind of answer asked for before, where it still fits; else a count."""
    if merged.intent is Intent.PROFILE and not merged.query.centres:
        return _into_count(merged)
    if merged.intent in {Intent.RANKING, Intent.POSITION, Intent.SHARE} and draft.subjects.named:
        return _other_subject(draft, merged)
    measured = draft.indicator or draft.moments or draft.subjects.types
    if merged.intent in {Intent.LIST, Intent.PROFILE, Intent.SUMMARY} and measured:
        return _into_count(merged)
    if merged.intent is Intent.COMPARE and not merged.compared and not merged.periods:
        return replace(merged, intent=Intent.COUNT)
    return _into_count(merged) if "quantity" in draft.cues and _sums_up(draft, merged) else merged


def _sums_up(draft: Draft, merged: Question) -> bool:
    """Whether "cuántos" or "total" leaves the rows shown: those of time, or a list when figures are asked for anew."""
    if "them" in draft.cues or merged.intent is Intent.TREND:
        return True
    return merged.intent is Intent.RANKING and draft.said and not draft.follows


def _into_count(merged: Question) -> Question:
    return replace(merged, intent=Intent.COUNT, query=replace(merged.query, limit=None, order=None, group_by=None))


def _other_subject(draft: Draft, merged: Question) -> Question:
    """After a ranking of regions "¿y Puno?" is Puno's count; after one of centres, that of Puno's centres."""
    if merged.intent is Intent.POSITION:
        return replace(merged, query=replace(merged.query, group_by=_place_among(merged.query)))
    kinds = {row.kind for row in draft.subjects.named}
    other = "centre" in kinds or merged.query.group_by in kinds or not draft.has("follow", "only", "them", "there")
    if merged.intent is Intent.RANKING and other:
        count = _into_count(merged)
        return replace(count, query=replace(count.query, at_least=None, at_most=None))
    return merged
