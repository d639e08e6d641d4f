"""Two figures against each other: which are alike enough, and by how much they differ."""

from bot.answer import CALENDAR, Row
from bot.phrase.periods import months
from bot.phrase.telling import Telling
from bot.question import Period


def comparable(one: Row, other: Row) -> bool:
    """Whether a difference of the two means anything: both exact, over as much time and as many centres."""
    return _exact(one) and _exact(other) and _length(one.period) == _length(other.period) and _as_many(one, other)


def partly(t: Telling) -> bool:
    """Whether some centre is counted with a part of a period: growth would be the missing months."""
    return any(gap.published for gap in t.answer.gaps)


def change(t: Telling, before: int, after: int) -> str:
    """What was added or lost, with the ratio where there is one: "+304 (+10.6%)"; or that it is the same."""
    if after == before:
        return t.voice.gettext("no change")
    difference = t.voice.difference(after - before)
    return f"{difference} ({t.voice.change((after - before) / before)})" if before else difference


def _exact(row: Row) -> bool:
    return row.value is not None and row.qualifier == "exact"


def _as_many(one: Row, other: Row) -> bool:
    """The same group with the same coverage, or groups that are each complete."""
    if (one.kind, one.id) == (other.kind, other.id) or one.kind in CALENDAR:
        return _lacking(one) == _lacking(other)
    return _lacking(one) == _lacking(other) == 0


def _lacking(row: Row) -> int:
    return max(row.coverage.total - row.coverage.published, 0) if row.coverage else 0


def _length(period: Period | None) -> tuple[str, int] | None:
    if period is None:
        return None
    whole = months(period)
    return ("months", whole) if whole else ("days", (period.end - period.start).days)
