"""A message that leans on the question before it: what it says replaces, what it leaves out stays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.question import GroupBy, Intent, Query, Question, Subject
from bot.understand.calendar_units import part_of_year, year_earlier
from bot.understand.completing import question_of
from bot.understand.draft import Draft
from bot.understand.lexicon import Lexicon
from bot.understand.lists import centre_at
from bot.understand.moments import whole_year
from bot.understand.particles import BELONGING, POINTING_ARTICLES
from bot.understand.pointing import places_pointed_at
from bot.understand.rearranging import rearrange
from bot.understand.recounting import recount

_TYPES: dict[str, GroupBy] = {"client_type": "service_type", "service_type": "client_type"}
"""The types of one indicator and those of the other: each is counted by its own."""

_BEFORE = 2  # the words of "el de" before a name


def merge(draft: Draft, before: Question, today: date, lexicon: Lexicon, words: Sequence[str]) -> Question:
    """The question before, changed by what the message says."""
    own = question_of(draft, today, lexicon.registry, _year_of(before))
    places = places_pointed_at(words)
    merged = _time(draft, own, before, places[0] if places else 0)
    merged = _subject(draft, own, merged, lexicon, words)
    merged = replace(_counted(draft, own, merged), goal=own.goal)
    place = max(places, default=0)
    return recount(draft, own, merged, before, place) or rearrange(draft, own, merged, before, place)


def _year_of(before: Question) -> int | None:
    """The year that the conversation is about."""
    if before.query.period:
        return before.query.period.end.year
    return before.periods[-1].end.year if before.periods else None


def _time(draft: Draft, own: Question, before: Question, place: int) -> Question:
    query, earlier = before.query, before.query.period
    if earlier and "whole_year" in draft.cues:
        return replace(before, query=replace(query, period=whole_year(earlier.end.year)), to_date=False)
    if earlier and "previous_year" in draft.cues and own.intent is not Intent.COMPARE:
        return replace(before, query=replace(query, period=year_earlier(earlier)), to_date=False)
    if not draft.moments:
        part = part_of_year(earlier, place) if earlier and place and draft.empty else None
        return replace(before, query=replace(query, period=part)) if part else before
    periods = own.periods if own.intent is Intent.COMPARE else ()
    return replace(before, query=replace(query, period=own.query.period), periods=periods, to_date=own.to_date)


def _subject(draft: Draft, own: Question, before: Question, lexicon: Lexicon, words: Sequence[str]) -> Question:
    pointed = (
        _region_around(draft, before.query, lexicon)
        or _other_centre(draft, before.query, lexicon)
        or _same_kind_at(draft, before.query, lexicon, words)
    )
    if pointed:
        return replace(before, query=_only(before.query, pointed), stands=())
    if not draft.subjects.named:
        return _network(draft, own, before)
    joins = own.intent is Intent.COMPARE or draft.follows or draft.has("add", "remove") or draft.pointed
    if before.compared and joins and own.intent in {Intent.COUNT, Intent.COMPARE}:
        return replace(before, compared=_compared(draft, _alike(draft, before.compared, lexicon), before.compared))
    return replace(
        before,
        query=_filters(draft, own.query, before.query),
        stands=own.stands or (before.stands if "only" in draft.cues else ()),
        compared=own.compared,
        whole=own.whole,
    )


def _network(draft: Draft, own: Question, before: Question) -> Question:
    """Without a name: the whole network, or only the public or private centres of what was asked."""
    if "network" in draft.cues and own.intent is not Intent.SHARE:
        query = replace(before.query, centres=(), regions=(), chains=(), kind=None)
        return replace(before, query=query, compared=(), stands=())
    return replace(before, query=replace(before.query, kind=draft.kind)) if draft.kind else before


def _only(query: Query, subject: Subject) -> Query:
    regions = (subject.id,) if subject.kind == "region" else ()
    centres = (subject.id,) if subject.kind == "centre" else ()
    return replace(query, centres=centres, regions=regions, chains=())


def _region_around(draft: Draft, query: Query, lexicon: Lexicon) -> Subject | None:
    """The region of the centre asked about ("¿y toda la región?")."""
    if "whole_region" not in draft.cues or draft.subjects.named:
        return None
    regions = (lexicon.registry.centres[id_].region for id_ in query.centres)
    return next((Subject("region", region) for region in regions if region), None)


def _other_centre(draft: Draft, query: Query, lexicon: Lexicon) -> Subject | None:
    """The one other centre of the same region ("¿y el otro?")."""
    if "other_one" not in draft.cues or len(query.centres) != 1:
        return None
    here = query.centres[0]
    centres = lexicon.registry.centres
    region = centres[here].region
    if any(row.kind == "region" and row.id != region for row in draft.subjects.named):
        return None
    others = [c.id for c in lexicon.registry.where("region", region) if c.operating and c.id != here]
    return Subject("centre", others[0]) if len(others) == 1 else None


def _same_kind_at(draft: Draft, query: Query, lexicon: Lexicon, words: Sequence[str]) -> Subject | None:
    """After a centre, "el de Motupe" is the centre there."""
    named = draft.subjects.named
    if len(query.centres) != 1 or len(named) != 1 or named[0].kind != "region":
        return None
    around = words[max(0, named[0].start - _BEFORE) : named[0].end]  # a name may take the words before it in
    if not any(article in POINTING_ARTICLES and of in BELONGING for article, of in pairwise(around)):
        return None
    centre = centre_at(named[0], lexicon.registry.centres[query.centres[0]].chain, lexicon)
    return Subject("centre", centre) if centre else None


def _alike(draft: Draft, compared: tuple[Subject, ...], lexicon: Lexicon) -> tuple[Subject, ...]:
    """What is named now; towns added to a comparison of centres are meant as their centres."""
    named = draft.subjects.named
    if any(subject.kind != "centre" for subject in compared):
        return tuple(dict.fromkeys([row.subject for row in named]))
    chain = lexicon.registry.centres[compared[0].id].chain
    centres = [centre_at(row, chain, lexicon) if row.kind == "region" else "" for row in named]
    meant = [Subject("centre", id_) if id_ else row.subject for row, id_ in zip(named, centres, strict=True)]
    return tuple(dict.fromkeys(meant))


def _compared(draft: Draft, named: tuple[Subject, ...], compared: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """What stands side by side after "agrega", "quita", or names alone."""
    if "remove" in draft.cues:
        gone = set(compared) & set(named)
        fresh = [subject for subject in named if subject not in gone] if "add" in draft.cues else []
        return (*(subject for subject in compared if subject not in gone), *fresh)
    if len(named) > 1 and "add" not in draft.cues:
        return named
    return tuple(dict.fromkeys((*compared, *named)))


def _filters(draft: Draft, asked: Query, query: Query) -> Query:
    """A centre replaces all; a region or chain replaces too, unless it only narrows ("solo los de Puno")."""
    if asked.centres:
        return replace(query, centres=asked.centres, regions=asked.regions, chains=asked.chains)
    if draft.has("only", "them") or (asked.chains and asked.regions):
        return replace(query, regions=asked.regions or query.regions, chains=asked.chains or query.chains, centres=())
    if asked.regions:
        return replace(query, centres=(), regions=asked.regions)
    return replace(query, centres=(), chains=asked.chains, regions=())


def _counted(draft: Draft, own: Question, before: Question) -> Question:
    query, asked = before.query, own.query
    if "all_types" in draft.cues or (draft.group in _TYPES and not draft.subjects.types):
        query = replace(query, service_types=(), client_types=())
    elif draft.subjects.types:
        query = replace(
            query, indicator=asked.indicator, service_types=asked.service_types, client_types=asked.client_types
        )
    elif draft.indicator is not None and (draft.indicator != query.indicator or (draft.said and not draft.follows)):
        group = query.group_by
        if draft.indicator != query.indicator:
            group = _TYPES.get(group or "", group)
        query = replace(query, indicator=draft.indicator, service_types=(), client_types=(), group_by=group)
    if draft.limited:
        query = replace(query, at_least=draft.at_least, at_most=draft.at_most)
    return before if query is before.query else replace(before, query=query)
