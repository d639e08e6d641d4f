"""The figure of the period before, where it and the one that was found count the same."""

from dataclasses import replace
from datetime import date

from bot.answer import Answer, Row, Status
from bot.lookup.answers import COUNTED, look_up
from bot.lookup.asking import Asking
from bot.lookup.figure import Figure, row_of
from bot.lookup.periods import MONTHS_IN, calendar_id, calendar_unit, months_in, months_period, unit_of, whole_months
from bot.lookup.store import Store
from bot.lookup.subjects import series_of
from bot.question import Period

_YEAR = MONTHS_IN["year"]


def before(answer: Answer, store: Store, today: date) -> Row | None:
    """The headline's figure of the period before: a published one that counts the same centres; never an estimate.

    It has the rank and the share of that time, where the answer has. None where the answer has no headline, as when
    several things stand side by side, or where the two are not both exact.
    """
    row, question = headline(answer), answer.question
    period = period_before(row.period) if row and row.period else None
    if row is None or row.period is None or question is None or period is None:
        return None
    series = series_of(Asking(question, store, today), row.kind, row.id)
    now, then = series.whole(row.period), series.whole(period)
    if now is None or then is None or now.value != row.value or not _alike(now, then):
        return None
    found = row_of(row.kind, row.id, row.name, then)
    if unit := calendar_unit(row.kind):
        id_ = calendar_id(whole_months(period)[0], unit)
        return replace(found, id=id_, name=id_)
    return _placed(found, answer, store, today)


def headline(answer: Answer) -> Row | None:
    """The row that an answer is about: its only or first one, of a row of months the last; None where there is none."""
    question = answer.question
    if question is None or not answer.rows or answer.status not in {Status.ANSWERED, Status.PARTIAL}:
        return None
    if question.intent not in COUNTED or question.compared or question.periods:
        return None
    first = answer.rows[0]
    if not calendar_unit(first.kind):
        return first
    return answer.rows[-1] if first.rank is None else None


def period_before(period: Period) -> Period | None:
    """A month, quarter or year has the one before; any other run of months the same months of the year before.

    None for runs of more than a year, which would lie partly within themselves, and for periods of days.
    """
    months = months_in(period)
    if months is None or months[1] - months[0] >= _YEAR:
        return None
    unit = unit_of(period)
    back = MONTHS_IN[unit] if unit else _YEAR
    first, last = (month - back for month in months)
    return months_period(first, last) if first >= _YEAR else None


def _alike(now: Figure, then: Figure) -> bool:
    """Whether both are exact and count the same centres, each with all of its months."""
    if not now.qualifier == then.qualifier == "exact" or now.coverage != then.coverage:
        return False
    lacking = [{gap.centre for gap in figure.gaps} for figure in (now, then)]
    partly = any(gap.published for figure in (now, then) for gap in figure.gaps)
    return not partly and lacking[0] == lacking[1] and now.outside == then.outside


def _placed(row: Row, answer: Answer, store: Store, today: date) -> Row:
    """The row with its rank and its share of that time, where the same question tells them of as many others."""
    question, first = answer.question, answer.rows[0]
    ranked = answer.field is not None and first.rank is not None
    if question is None or not (ranked or first.share is not None):
        return row
    query = replace(question.query, period=row.period, limit=None, at_least=None, at_most=None)
    then = look_up(replace(question, query=query, to_date=False), store, today)
    if ranked and (then.field, then.outside) != (answer.field, answer.outside):
        return row
    same = (each for each in then.rows if (each.kind, each.id, each.period) == (row.kind, row.id, row.period))
    found = next(same, row)
    return replace(row, rank=found.rank, share=found.share)
