"""The figure of the period before, for what an answer says first; only where both were published alike."""

from dataclasses import replace
from datetime import date, timedelta

from bot.answer import Answer, Row, Status
from bot.lookup.answers import look_up
from bot.lookup.store import Store
from bot.question import Intent, Period, Question

HEADED = frozenset({Intent.COUNT, Intent.SUMMARY})
"""Kinds of question whose first row is what was asked about."""

MONTH, QUARTER, YEAR = 1, 3, 12


def before(answer: Answer, store: Store, today: date) -> Row | None:
    """The exact figure of the same, of as many centres, a period earlier; None where there is none to compare with."""
    question, row = answer.question, answer.rows[0] if answer.rows else None
    if not question or question.intent not in HEADED or question.goal or not row or len(_heads(answer)) > 1:
        return None
    earlier = _earlier(row.period) if row.period and row.qualifier == "exact" else None
    if not earlier:
        return None
    query = replace(question.query, period=earlier, group_by=None, order=None, limit=None)
    found = look_up(Question(Intent.COUNT, query), store, today)
    other = found.rows[0] if found.status is Status.ANSWERED and found.rows else None
    alike = other and (other.qualifier, other.period, other.coverage) == ("exact", earlier, row.coverage)
    return other if alike else None


def _heads(answer: Answer) -> tuple[Row, ...]:
    """The rows that are said first: of a summary one, of a count all."""
    summed = answer.question is not None and answer.question.intent is Intent.SUMMARY
    return answer.rows[:1] if summed else answer.rows


def _earlier(period: Period) -> Period | None:
    """The month, quarter or year before; of any other months of a year the same ones of the year before."""
    start, end = period
    several = _months(period)
    if several is None or start.year != end.year:
        return None
    if several in {MONTH, YEAR} or (several == QUARTER and start.month % QUARTER == 1):
        last = start - timedelta(days=1)
        first = last.replace(day=1, month=last.month - several + 1)
        return Period(first, last)
    return Period(start.replace(year=start.year - 1), _end_of_month(end.year - 1, end.month))


def _months(period: Period) -> int | None:
    """How many calendar months of one year it has; None where it does not run from a first to a last of month."""
    start, end = period
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    return end.month - start.month + 1 if whole else None


def _end_of_month(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
