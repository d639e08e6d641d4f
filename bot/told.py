"""What was told: the figures of an answer as they were said, in a form that is kept and compared later."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import NamedTuple, cast, get_args

from bot.answer import CALENDAR, Answer, Coverage, Qualifier, Row, RowKind
from bot.question import Intent, Period, Question

FIRST = 5
"""Rows of a ranking that are told; of equal values at its end all, and more where more were asked for."""

LATEST = 12
"""Rows of a trend that are told, up to the last."""

MOST = 10
"""Rows of a ranking that are told at most."""

EVERYONE = 1000
"""A limit that leaves nobody out of a summary, which else names a few."""

_KINDS, _QUALIFIERS = frozenset(get_args(RowKind)), frozenset(get_args(Qualifier))


class Told(NamedTuple):
    """One figure as it was said; fields as in `bot.answer.Row`."""

    kind: RowKind
    id: str
    value: int
    qualifier: Qualifier
    period: Period
    rank: int | None = None
    coverage: Coverage | None = None


class Telling(NamedTuple):
    """All figures of one answer; `gaps` is equal where the same centres were counted in part."""

    figures: tuple[Told, ...]
    gaps: str = ""


class Corrected(NamedTuple):
    """What was told, and its row now; None where nobody publishes that figure any more."""

    told: Told
    now: Row | None


def said(answer: Answer, parts: Answer | None = None) -> Sequence[Row]:
    """The rows of an answer that a bulletin says: of a ranking the first, of a trend the latest, of all others each.

    Of an answer that is told with its parts, only what they are parts of.
    """
    rows = answer.rows[:1] if parts else answer.rows
    if not rows or answer.question is None:
        return rows
    if rows[0].kind in CALENDAR and rows[0].rank is None:
        return rows[-LATEST:]
    if answer.question.intent is Intent.SUMMARY:
        return rows[: 1 + FIRST]
    return rows[: _first(answer.question, rows)] if rows[0].rank is not None else rows


def said_parts(answer: Answer, parts: Answer) -> Sequence[Row]:
    """The rows that are said of the parts: of leading centres no more than a summary has; a rank has its field."""
    ranked = parts.rows[0].rank is not None and answer.question and answer.question.intent is not Intent.POSITION
    return parts.rows[:FIRST] if ranked else said(parts)


def _first(question: Question, rows: Sequence[Row]) -> int:
    most = min(max(question.query.limit or 0, FIRST), MOST)
    if len(rows) <= most:
        return len(rows)
    equal = sum(row.rank is not None and row.rank <= (rows[most - 1].rank or 0) for row in rows)
    return equal if most <= equal <= MOST else most


def figures(answer: Answer, parts: Answer | None = None) -> str:
    """The figures that are said of an answer, and of its parts where they are said too, as compact JSON."""
    rows = [*said(answer, parts), *answer.beside, *(row for row in (answer.whole, answer.nearest) if row)]
    periods = {row.period for row in rows}
    told = said_parts(answer, parts) if parts else ()
    rows += [row for row in told if row.kind not in CALENDAR or row.period not in periods]
    return _text([row for row in rows if row.value is not None and row.period], gaps_of(answer))


def gaps_of(answer: Answer) -> str:
    """A few letters that are equal where the same centres are counted with the same part of a period; empty: none."""
    partly = sorted(f"{gap.centre} {gap.published}" for gap in answer.gaps if gap.published)
    return blake2b("\n".join(partly).encode(), digest_size=6).hexdigest() if partly else ""


def read(text: str) -> Telling:
    """What `figures` wrote.

    Raises:
        ValueError: something else wrote it.
    """
    try:
        kept = json.loads(text)
        return Telling(tuple(_read(*one) for one in kept["figures"]), str(kept["gaps"]))
    except (KeyError, TypeError) as fault:
        raise ValueError(text) from fault


def same(old: str, new: str) -> bool:
    """Whether the two tell the same figures, so that the later one says nothing new; not where one cannot be read."""
    try:
        one, other = read(old), read(new)
    except ValueError:
        return False
    return (frozenset(one.figures), one.gaps) == (frozenset(other.figures), other.gaps)


def as_told(question: Question, told: Iterable[Told]) -> Question:
    """The question for the period that was told of, whatever is newest now; everybody is ranked, to be found again."""
    periods = {one.period for one in told}
    span = Period(min(each.start for each in periods), max(each.end for each in periods)) if periods else None
    limit = EVERYONE if question.intent is Intent.SUMMARY else None
    query = replace(question.query, period=span, limit=limit, at_least=None, at_most=None)
    return replace(question, query=query, to_date=False)


def put_right(text: str, pairs: Iterable[Corrected]) -> str:
    """What was told, with what was corrected since: as it is known to who got the correction."""
    now = {pair.told: pair.now for pair in pairs}
    told, gaps = read(text)
    rows = [now.get(one, one) for one in told]
    return _text([row for row in rows if row], gaps)


def _text(rows: Iterable[Row | Told], gaps: str) -> str:
    return json.dumps({"figures": [_written(row) for row in rows], "gaps": gaps}, separators=(",", ":"))


def _written(row: Row | Told) -> list[str | int | None]:
    start, end = row.period or (date.min, date.min)
    dates = (start.isoformat(), end.isoformat())
    return [row.kind, row.id, row.value, row.qualifier, *dates, row.rank, *(row.coverage or ())]


def _read(  # noqa: PLR0913, PLR0917 - the parts of a figure
    kind: str, id_: str, value: int, qualifier: str, start: str, end: str, rank: int | None, *coverage: int
) -> Told:
    if kind not in _KINDS or qualifier not in _QUALIFIERS:
        raise ValueError(kind, qualifier)
    return Told(
        cast("RowKind", kind),
        id_,
        int(value),
        cast("Qualifier", qualifier),
        Period(date.fromisoformat(start), date.fromisoformat(end)),
        rank,
        Coverage(*coverage) if coverage else None,
    )
