"""A message that leans on the one before: what it says replaces, what it leaves out stays."""

from dataclasses import replace
from datetime import date

from bot.question import TALK, Ambiguous, Choice, GroupBy, Intent, Query, Question, Subject
from bot.registry import Registry
from bot.understand.draft import Draft
from bot.understand.intents import question_of
from bot.understand.moments import whole_year
from bot.understand.periods import part_of_year, year_earlier
from bot.understand.lexicon import Entry
from bot.understand.subjects import Named, centre_at
from bot.understand.words import forms

_TIME = frozenset({"month", "quarter", "year"})
_ORDINALS = {
    "primero": 0,
    "primera": 0,
    "1": 0,
    "segundo": 1,
    "segunda": 1,
    "2": 1,
    "tercero": 2,
    "tercera": 2,
    "tercer": 2,
    "3": 2,
    "cuarto": 3,
    "cuarta": 3,
    "4": 3,
    "ultimo": -1,
    "ultima": -1,
    "first": 0,
    "second": 1,
    "third": 2,
}


def point_at(draft: Draft, words: tuple[str, ...], shown: tuple[Subject, ...]) -> None:
    """ "El segundo", "compáralos": names what the last reply showed, as if the message had said it."""
    if draft.subjects.named or not shown:
        return
    if (draft.has("compare") or (draft.has("both") and draft.empty)) and len(shown) > 1 and not draft.moments:
        draft.subjects.named = [_shown(subject) for subject in shown]
        draft.pointed = True
        return
    for article, word in zip(words, words[1:], strict=False):
        at = _ORDINALS.get(word)
        if (
            at is not None
            and not word.isdigit()
            and article in {"el", "la", "del", "al"}
            and at < len(shown)
            and len(shown) > 1
            and draft.indicator
        ):
            draft.subjects.named = [_shown(shown[at])]
            draft.pointed = True
            return


def _shown(subject: Subject) -> Named:
    return Named(0, 0, (Entry(subject.kind, subject.id, "name"),))


def leans(draft: Draft, own: Question, before: Question, words: tuple[str, ...]) -> bool:  # noqa: PLR0911 - one reason a line
    """Whether a message needs the question before it."""
    if before.intent in TALK or own.intent in TALK:
        return False
    if draft.pointed or draft.has(
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
    ):
        return True
    opens = bool(words) and (draft.follows or words[0] in {"y", "i", "and"})
    if own.intent is Intent.SHARE and not draft.subjects.named:
        return True
    if own.intent is Intent.COMPARE and draft.has("compare") and not own.compared and not draft.moments:
        return True
    bare = not (draft.said or draft.subjects.named or draft.moments or draft.asked_which or draft.group)
    if bare and draft.limit and before.intent in {Intent.RANKING, Intent.LIST}:
        return True
    if (
        own.intent is Intent.RANKING
        and before.intent in {Intent.LIST, Intent.COMPARE}
        and draft.asked_which is None
        and not draft.subjects.named
        and not draft.has("ranking")
    ):
        return True
    if own.intent in {Intent.RANKING, Intent.LIST, Intent.SUMMARY}:
        return opens or (
            not draft.said
            and not draft.has("ranking")
            and draft.asked_which is None
            and not draft.counted
            and not draft.subjects.named
        )
    if draft.subjects.named or draft.network:
        return opens or (
            draft.indicator is None and not draft.subjects.types and own.intent is Intent.COUNT and not draft.moments
        )
    return True


def merge(
    draft: Draft, own: Question, before: Question, today: date, registry: Registry, words: tuple[str, ...]
) -> Question:
    """The question before, changed by what the message says."""
    year = before.query.period.end.year if before.query.period else None
    if before.periods and not before.query.period:
        year = before.periods[-1].end.year
    own = question_of(draft, today, registry, year)
    merged = _time(draft, own, before, words)
    merged = _subject(draft, own, merged, registry)
    merged = _counted(draft, own, merged, registry)
    return _arrangement(draft, own, merged, before, words)


def _time(draft: Draft, own: Question, before: Question, words: tuple[str, ...]) -> Question:
    earlier = before.query.period
    if earlier and draft.has("whole_year"):
        return replace(before, query=replace(before.query, period=whole_year(earlier.end.year)), to_date=False)
    if earlier and draft.has("previous_year") and own.intent is not Intent.COMPARE:
        return replace(before, query=replace(before.query, period=year_earlier(earlier)), to_date=False)
    if not draft.moments:
        number = next((_ORDINALS[word] + 1 for word in words if word in _ORDINALS and not word.isdigit()), 0)
        part = part_of_year(earlier, number) if earlier and number > 0 and draft.empty else None
        return replace(before, query=replace(before.query, period=part)) if part else before
    query = replace(before.query, period=own.query.period)
    periods = own.periods if own.intent is Intent.COMPARE else ()
    return replace(before, query=query, periods=periods, to_date=own.to_date)


def _subject(draft: Draft, own: Question, before: Question, registry: Registry) -> Question:
    query, asked = before.query, own.query
    if draft.has("whole_region") and not draft.subjects.named:
        region = next((registry.centres[c].region for c in query.centres if registry.centres[c].region), "")
        if region:
            return replace(before, query=replace(query, centres=(), chains=(), regions=(region,)), stands=())
    if draft.has("other_one") and (other := _other_centre(draft, before, registry)):
        return replace(before, query=replace(query, centres=(other,), regions=(), chains=()), stands=())
    if not draft.subjects.named:
        if draft.has("network") and own.intent is not Intent.SHARE:
            query = replace(query, centres=(), regions=(), chains=(), kind=None)
            return replace(before, query=query, compared=(), stands=())
        if draft.kind:
            query = replace(query, kind=asked.kind)
        return replace(before, query=query)
    named = tuple(dict.fromkeys(n.subject for n in draft.subjects.named))
    if before.compared and own.intent in {Intent.COUNT, Intent.COMPARE}:
        return _compared(draft, _like(draft, before.compared, registry), before)
    query = _filters(draft, asked, query)
    return replace(
        before,
        query=query,
        stands=own.stands or before.stands if draft.has("only") else own.stands,
        compared=own.compared,
        whole=own.whole,
    )


def _other_centre(draft: Draft, before: Question, registry: Registry) -> str:
    """ "¿Y el otro?": the one other centre of the same region."""
    if len(before.query.centres) != 1:
        return ""
    here = before.query.centres[0]
    region = registry.centres[here].region
    if any(n.kind == "region" and n.entries[0].id != region for n in draft.subjects.named):
        return ""
    others = [c.id for c in registry.centres.values() if c.operating and c.region == region and c.id != here]
    return others[0] if len(others) == 1 else ""


def _like(draft: Draft, compared: tuple[Subject, ...], registry: Registry) -> tuple[Subject, ...]:
    """Towns added to a comparison of centres are meant as their centres."""
    if any(s.kind != "centre" for s in compared):
        return tuple(dict.fromkeys(n.subject for n in draft.subjects.named))
    chain = registry.centres[compared[0].id].chain
    found = ((centre_at(n, chain, registry) if n.kind == "region" else None, n.subject) for n in draft.subjects.named)
    return tuple(dict.fromkeys(Subject("centre", centre.id) if centre else subject for centre, subject in found))


def _compared(draft: Draft, named: tuple[Subject, ...], before: Question) -> Question:
    if draft.has("remove"):
        gone = set(before.compared) & set(named)
        fresh = (s for s in named if s not in gone) if draft.has("add") else ()
        return replace(before, compared=(*(s for s in before.compared if s not in gone), *fresh))
    if len(named) > 1 and not draft.has("add"):
        return replace(before, compared=named)
    return replace(before, compared=tuple(dict.fromkeys((*before.compared, *named))))


def _filters(draft: Draft, asked: Query, query: Query) -> Query:
    if asked.centres:
        return replace(query, centres=asked.centres, regions=asked.regions, chains=asked.chains)
    if draft.has("only", "them") or (asked.chains and asked.regions):
        return replace(query, regions=asked.regions or query.regions, chains=asked.chains or query.chains, centres=())
    if asked.regions:
        return replace(query, centres=(), regions=asked.regions)
    return replace(query, centres=(), chains=asked.chains, regions=())


def _counted(draft: Draft, own: Question, before: Question, registry: Registry) -> Question:
    query, asked = before.query, own.query
    if draft.has("all_types"):
        query = replace(query, service_types=(), client_types=())
    elif draft.subjects.types:
        query = replace(
            query, indicator=asked.indicator, service_types=asked.service_types, client_types=asked.client_types
        )
    elif draft.indicator is not None and draft.indicator != query.indicator:
        query = replace(query, indicator=draft.indicator, service_types=(), client_types=())
    if draft.at_least is not None or draft.at_most is not None:
        query = replace(query, at_least=draft.at_least, at_most=draft.at_most)
    return replace(before, query=query)


def _arrangement(
    draft: Draft, own: Question, merged: Question, before: Question, words: tuple[str, ...]
) -> Question:
    intent, query = merged.intent, merged.query
    if own.intent is Intent.TREND or (draft.group in _TIME and draft.group):
        return replace(
            merged,
            intent=Intent.TREND,
            query=replace(query, group_by=own.query.group_by or draft.group),
            periods=(),
            compared=(),
        )
    if own.intent in {
        Intent.SHARE,
        Intent.POSITION,
        Intent.PROFILE,
        Intent.LIST,
        Intent.SUMMARY,
        Intent.CHART,
        Intent.EXPORT,
    }:
        group = own.query.group_by if own.intent is not Intent.POSITION else _position_group(query)
        return replace(
            own,
            query=replace(
                query,
                group_by=group or query.group_by if own.intent in {Intent.CHART, Intent.EXPORT} else group,
                limit=None,
                order=own.query.order,
            ),
            compared=merged.compared,
            periods=merged.periods if own.intent in {Intent.CHART, Intent.EXPORT} else (),
            stands=merged.stands,
        )
    if before.compared and draft.has("add", "remove"):
        return merged
    if draft.has("reverse") and intent is Intent.RANKING:
        return replace(merged, query=replace(query, order="desc" if query.order == "asc" else "asc"))
    if own.intent is Intent.COMPARE and (own.compared or not draft.subjects.named or draft.has("compare")):
        return _into_compare(draft, own, merged, before)
    if own.intent is Intent.RANKING and before.compared and own.query.group_by == "centre" and not draft.limit:
        return merged
    place = next((_ORDINALS[word] + 1 for word in words if word in _ORDINALS and not word.isdigit()), 0)
    if intent is Intent.RANKING and draft.empty and place > 0:
        return replace(merged, query=replace(query, limit=place))
    if own.intent is Intent.RANKING or (
        (draft.limit or draft.number) and before.intent in {Intent.RANKING, Intent.LIST}
    ):
        return _into_ranking(draft, own, merged)
    if intent in {Intent.RANKING, Intent.POSITION, Intent.SHARE} and draft.subjects.named:
        return _other_subject(draft, merged)
    if intent in {Intent.LIST, Intent.PROFILE, Intent.SUMMARY} and (
        draft.indicator or draft.moments or draft.subjects.types
    ):
        return replace(merged, intent=Intent.COUNT, query=replace(query, limit=None, order=None, group_by=None))
    if intent is Intent.COMPARE and not merged.compared and not merged.periods:
        return replace(merged, intent=Intent.COUNT)
    if draft.has("quantity") and draft.has("them"):
        return replace(merged, intent=Intent.COUNT, query=replace(query, limit=None, order=None, group_by=None))
    return merged


def _position_group(query: Query) -> GroupBy:
    return "centre" if query.centres else "region" if query.regions else "chain" if query.chains else "centre"


def _into_compare(draft: Draft, own: Question, merged: Question, before: Question) -> Question:
    periods = (own.periods if draft.moments or draft.has("growth", "previous_year") else ()) or merged.periods
    subjects = own.compared
    if before.compared and len(draft.subjects.named) == 1 and not own.compared:
        subjects = merged.compared
    elif draft.has("compare") and len(draft.subjects.named) == 1 and not subjects:
        first = _subject_of(before.query)
        subjects = tuple(s for s in (first, draft.subjects.named[0].subject) if s)
        periods = before.periods
    query = merged.query
    if subjects:
        query = replace(query, centres=(), regions=(), chains=())
    elif not draft.subjects.named:
        query = replace(query, centres=before.query.centres, regions=before.query.regions, chains=before.query.chains)
        subjects = before.compared
    if draft.has("growth", "previous_year") and not draft.moments and before.query.period:
        periods = (year_earlier(before.query.period), before.query.period)
    return replace(
        merged,
        intent=Intent.COMPARE,
        query=replace(query, group_by=None, limit=None, order=None),
        compared=subjects,
        periods=periods,
    )


def _subject_of(query: Query) -> Subject | None:
    if query.centres:
        return Subject("centre", query.centres[0])
    if query.regions:
        return Subject("region", query.regions[0])
    return Subject("chain", query.chains[0]) if query.chains else None


def _into_ranking(draft: Draft, own: Question, merged: Question) -> Question:
    query = merged.query
    group = own.query.group_by if (draft.asked_which or draft.group) else query.group_by or own.query.group_by
    if group in _TIME:
        group = "centre"
    order = own.query.order
    if not draft.has("more", "less", "first", "last", "ranking", "ascending") and query.order:
        order = query.order
    regions = () if group == "region" and len(query.regions) == 1 else query.regions
    chains = () if group == "chain" and len(query.chains) == 1 else query.chains
    centres = () if group == "centre" else query.centres
    limit = draft.limit or draft.number or own.query.limit
    query = replace(query, group_by=group, order=order, limit=limit, regions=regions, chains=chains, centres=centres)
    return replace(merged, intent=Intent.RANKING, query=query, compared=(), periods=(), whole=None)


def _other_subject(draft: Draft, merged: Question) -> Question:
    """ "¿y Puno?" after a ranking of regions is Puno's count; after one of centres, that of Puno's centres."""
    query = merged.query
    if merged.intent is Intent.RANKING:
        kinds = {n.kind for n in draft.subjects.named}
        if query.group_by in kinds or "centre" in kinds:
            return replace(
                merged,
                intent=Intent.COUNT,
                query=replace(query, group_by=None, limit=None, order=None, at_least=None, at_most=None),
            )
        return merged
    if merged.intent is Intent.POSITION:
        return replace(merged, query=replace(query, group_by=_position_group(query)))
    return merged


# --- choosing among names --------------------------------------------------------------------------------------


def choose(words: tuple[str, ...], draft: Draft, before: Ambiguous, registry: Registry) -> Question | Ambiguous | None:
    """The choice that a message makes among the names asked back; None when it chooses none of them."""
    choices = before.choices
    picked = _picked(words, draft, choices, registry)
    if not picked:
        return None
    if len(picked) > 1 and draft.has("both"):
        subjects = tuple(Subject(c.kind, c.id) for c in picked)
        return replace(before.question, intent=Intent.COMPARE, compared=subjects)
    if len(picked) > 1:
        return Ambiguous(before.word, picked, before.question)
    return _with(before.question, picked[0])


def _with(question: Question, choice: Choice) -> Question:
    query = question.query
    if choice.kind == "centre":
        query = replace(query, centres=(choice.id,), regions=(), chains=())
    elif choice.kind == "region":
        query = replace(query, regions=(choice.id,))
    elif choice.kind == "chain":
        query = replace(query, chains=(choice.id,))
    elif choice.kind == "service_type":
        query = replace(query, service_types=(choice.id,))
    else:
        query = replace(query, client_types=(choice.id,))
    return replace(question, query=query)


def _picked(
    words: tuple[str, ...], draft: Draft, choices: tuple[Choice, ...], registry: Registry
) -> tuple[Choice, ...]:
    if draft.has("both"):
        return choices
    for word in words:
        at = _ORDINALS.get(word)
        if at is not None and (at < len(choices)) and len(words) <= 5:  # noqa: PLR2004 - a short reply
            return (choices[at],)
    if len(choices) == 1 and draft.has("yes"):
        return choices
    centres = set(draft.subjects.of("centre"))
    chains = {part for chain in draft.subjects.of("chain") for part in registry.chain_with_parts(chain)}
    regions = set(draft.subjects.of("region"))
    direct = tuple(c for c in choices if c.id in centres or (c.kind == "region" and c.id in regions))
    if direct:
        return direct
    fits = tuple(
        c
        for c in choices
        if c.kind == "centre" and (registry.centres[c.id].chain in chains or registry.centres[c.id].region in regions)
    )
    return fits or _by_words(words, choices, registry)


def _by_words(words: tuple[str, ...], choices: tuple[Choice, ...], registry: Registry) -> tuple[Choice, ...]:
    """Words that stand in the name of only some of the choices."""
    scores = [len(set(words) & set(forms(registry.name(c.kind, c.id)))) for c in choices]
    best = max(scores, default=0)
    if not best or best == min(scores):
        return ()
    return tuple(c for c, score in zip(choices, scores, strict=True) if score == best)
