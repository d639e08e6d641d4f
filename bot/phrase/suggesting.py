"""What to suggest after an answer: questions near to it that have an answer themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from bot.answer import Row
from bot.message import Suggestion
from bot.phrase.asking import suggest
from bot.phrase.periods import months
from bot.phrase.scope import only
from bot.phrase.telling import Telling
from bot.question import Intent, Period, Query, Question

QUARTER = 3
"""Months; a figure for no longer than this shows that the subject is published by month."""

SUGGESTED = 2
"""Suggestions that are read and not skipped."""


def ranking(t: Telling) -> Suggestion:
    """Asks for the latest ranking of centres by what was asked about; after a rank, for that ranking."""
    # Centres are counted for the whole network only: there is nothing to rank them by.
    indicator = "services" if t.query.indicator == "centres" else t.query.indicator
    group = t.query.group_by if t.question.intent is Intent.POSITION else None
    return suggest(t, Question(Intent.RANKING, Query(indicator, group_by=group or "centre", order="desc")))


def network(t: Telling) -> Suggestion:
    """Asks for the latest figure of the whole network."""
    return suggest(t, Question(Intent.COUNT))


def working(t: Telling) -> tuple[Suggestion, ...]:
    """Three questions that have an answer over any tables: the network's figure, the ranking, a region's centres."""
    fullest = t.registry.fullest_region
    asked = [Question(Intent.COUNT), Question(Intent.RANKING, Query(group_by="centre", order="desc"))]
    if fullest:
        asked.append(Question(Intent.LIST, Query(regions=(fullest,))))
    else:
        asked.append(Question(Intent.SOURCE))
    return tuple(suggest(t, question) for question in asked)


def after(t: Telling, *first: Suggestion) -> tuple[Suggestion, ...]:
    """What can be asked next: what is nearest, what else the subject has, and where there is nothing, the ranking."""
    return _first(chain(first, (suggest(t, question) for question in t.answer.further))) or (ranking(t),)


def after_figure(t: Telling, row: Row) -> tuple[Suggestion, ...]:
    """What can be asked after one figure: its months where they are published, its rank, its neighbours."""
    return _first(_near(t, row))


def _near(t: Telling, row: Row) -> Iterator[Suggestion]:
    if row.period and (months(row.period) or QUARTER + 1) <= QUARTER:
        trend = replace(only(row), indicator=t.query.indicator, group_by="month", period=_year(t, row.period))
        yield suggest(t, Question(Intent.TREND, trend))
    yield from (suggest(t, question) for question in t.answer.further)
    yield from _neighbours(t, row)
    yield ranking(t)


def _first(several: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """The first few that differ; no further one is put into words."""
    found: dict[str, Suggestion] = {}
    for one in several:
        found.setdefault(one.text, one)
        if len(found) == SUGGESTED:
            break
    return tuple(found.values())


def rank_of(t: Telling, row: Row) -> tuple[Suggestion, ...]:
    """Asks for the rank of a centre, region or chain that has a figure."""
    if row.value is None or row.qualifier == "target" or row.kind not in {"centre", "region", "chain"}:
        return ()
    return (suggest(t, Question(Intent.POSITION, replace(only(row), indicator=t.query.indicator))),)


def _year(t: Telling, period: Period) -> Period | None:
    """The year around a period asked for; the latest months need no period."""
    if t.query.period is None or t.question.to_date:
        return None
    return Period(period.start.replace(month=1, day=1), period.end.replace(month=12, day=31))


def about_place(t: Telling) -> list[Suggestion]:
    """What the register of centres can say of a place without figures."""
    query = t.query
    if len(query.centres) == 1:
        return [suggest(t, Question(Intent.PROFILE, Query(centres=query.centres)))]
    if query.regions and any(centre.operating for centre in t.registry.members(regions=query.regions)):
        return [suggest(t, Question(Intent.LIST, Query(regions=query.regions)))]
    if query.chains and any(centre.operating for centre in t.registry.members(chains=query.chains)):
        return [suggest(t, Question(Intent.LIST, Query(chains=query.chains)))]
    return []


def _neighbours(t: Telling, row: Row) -> tuple[Suggestion, ...]:
    """Asks for the centres of the row's region."""
    region = _region(t, row)
    return (suggest(t, Question(Intent.LIST, Query(regions=(region,)))),) if region else ()


def _region(t: Telling, row: Row) -> str:
    if row.kind == "centre" and row.id in t.registry.centres:
        return t.registry.centres[row.id].region
    return row.id if row.kind == "region" else ""
