"""What a figure is made of: its leading centres, or of a centre its latest months."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.answer import Answer
from bot.lookup.answers import look_up
from bot.lookup.before import headline
from bot.lookup.periods import months_in, months_period
from bot.lookup.position import kind_of_field
from bot.lookup.store import Store
from bot.question import GroupBy, Intent, Period, Query, Question

MONTHS = 6
"""How many months of a centre, up to the last one of its figure."""

SEVERAL = 2
"""Rows that make parts."""

OF_ONE = frozenset({Intent.COUNT, Intent.SUMMARY, Intent.CHART, Intent.EXPORT})
"""Kinds of question that one figure may answer."""


def parts(answer: Answer, store: Store, today: date) -> Answer | None:
    """The parts of the only figure of an answer, or the field of a rank, in the same period.

    Centres are ranked, months are in time order. None where there are fewer than two, or where the answer has rows
    enough of its own.
    """
    row, question = headline(answer), answer.question
    if row is None or row.period is None or question is None or row.qualifier == "target" or _told(answer):
        return None
    for asked in _asked(question, row.period):
        found = look_up(asked, store, today)
        same = asked.intent is Intent.TREND or all(each.period == row.period for each in found.rows)
        if same and len(found.rows) >= SEVERAL:
            return found
    return None


def _told(answer: Answer) -> bool:
    """Whether the answer has its parts itself; a summary with the only centre of a place has none worth the name."""
    apart = 1 if answer.question and answer.question.intent is Intent.SUMMARY else 0
    return len(answer.rows) - apart >= SEVERAL


def _asked(question: Question, period: Period) -> Iterator[Question]:
    """What may tell the parts, the best first."""
    if question.intent is Intent.POSITION:
        yield _field(question, period)
    elif question.intent in OF_ONE and not question.query.group_by:
        yield _ranked(question.query, "centre", period)
        if months := months_in(period):
            latest = months_period(months[1] - MONTHS + 1, months[1])
            yield Question(Intent.TREND, replace(question.query, group_by="month", period=latest))


def _ranked(query: Query, by: GroupBy, period: Period) -> Question:
    return Question(Intent.RANKING, replace(query, group_by=by, order="desc", limit=None, period=period))


def _field(question: Question, period: Period) -> Question:
    """All among whom the rank was asked for."""
    query, by = question.query, kind_of_field(question.query)
    match by:
        case "region":
            query = replace(query, regions=())
        case "chain":
            query = replace(query, chains=())
        case "service_type":
            query = replace(query, service_types=())
        case "client_type":
            query = replace(query, client_types=())
        case _:
            query = replace(query, centres=())
    return _ranked(query, by, period)
