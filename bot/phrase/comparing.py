"""Two figures against each other: which are alike enough, and by how much they differ."""

from bot.answer import Row
from bot.phrase.periods import months
from bot.phrase.telling import Telling
from bot.question import Period


def comparable(one: Row, other: Row) -> bool:
    """Whether a difference of the two means anything: both exact, complete and over periods of the same length."""
    return _whole(one) and _whole(other) and _length(one.period) == _length(other.period)


def change(t: Telling, before: int, after: int) -> str:
    """What was added or lost, with the ratio where there is one: "+304 (+10.6%)"."""
    difference = t.voice.difference(after - before)
    return f"{difference} ({t.voice.change((after - before) / before)})" if before else difference


def _whole(row: Row) -> bool:
    covered = row.coverage is None or row.coverage.published >= row.coverage.total
    return row.value is not None and row.qualifier == "exact" and covered


def _length(period: Period | None) -> tuple[str, int] | None:
    if period is None:
        return None
    whole = months(period)
    return ("months", whole) if whole else ("days", (period.end - period.start).days)
