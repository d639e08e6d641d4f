"""The same figures arranged otherwise: by region, by centre, by type, by month, as far as they are published so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.lookup.asking import Asking
from bot.lookup.crossing import crosses
from bot.lookup.ranking import has_field
from bot.lookup.store import Store
from bot.lookup.trend import has_units
from bot.question import GroupBy, Intent, Period, Query, Question

ARRANGED = frozenset({Intent.COUNT, Intent.RANKING, Intent.TREND, Intent.SUMMARY, Intent.CHART, Intent.EXPORT})
"""Kinds of question whose figures can be arranged otherwise."""

GROUPS: tuple[GroupBy, ...] = ("region", "centre", "service_type", "client_type", "month")

QUARTER = 92
"""Days; the months of so short a period are looked at within its year."""

SEVERAL = 2
"""Rows that make an arrangement."""


def views(question: Question, store: Store, today: date) -> tuple[Question, ...]:
    """The arrangements of what was asked that have at least two figures, the one that was asked for left out."""
    if question.intent not in ARRANGED or question.goal or question.compared or question.periods:
        return ()
    return tuple(view for view in _arranged(question) if _tells(view, store, today))


def _arranged(question: Question) -> Iterator[Question]:
    query = question.query
    limited = (query.order, query.limit, query.at_least, query.at_most) != (None, None, None, None)
    plain = replace(query, order=None, limit=None, at_least=None, at_most=None) if limited else query
    for by in GROUPS:
        if by == query.group_by or (by == "centre" and len(query.centres) == 1):
            continue
        if by == "month":
            wide = replace(plain, group_by=by, period=_year_around(query))
            yield Question(Intent.TREND, wide, to_date=question.to_date, stands=question.stands)
        else:
            ranked = replace(plain, group_by=by, order="desc")
            yield Question(Intent.RANKING, ranked, to_date=question.to_date, stands=question.stands)


def _year_around(query: Query) -> Period | None:
    period = query.period
    if period is None or (period.end - period.start).days > QUARTER:
        return period
    return Period(period.start.replace(month=1, day=1), period.end.replace(month=12, day=31))


def _tells(view: Question, store: Store, today: date) -> bool:
    """Whether its answer has figures enough; that they are there is seen without looking each of them up."""
    if crosses(view, store):
        return False
    asking, by = Asking(view, store, today), view.query.group_by
    if view.intent is Intent.TREND or by is None:
        return has_units(asking, SEVERAL)
    return has_field(asking, by, SEVERAL)
