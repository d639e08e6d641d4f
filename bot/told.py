"""What was told: the figures of an answer as they are kept, and how those of another day differ from them."""

import json
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.answer import Answer, Coverage, Qualifier, Row, RowKind, Status
from bot.question import Period, Question


class Figure(NamedTuple):
    """One figure that was told: of what, how much, how exactly, when, and of how many centres it is a sum."""

    kind: RowKind
    id: str
    value: int | None
    qualifier: Qualifier
    period: Period | None
    coverage: Coverage | None


class Correction(NamedTuple):
    """A figure that was told, and what is right; None: it is no longer published."""

    old: Figure
    new: Row | None


def told(answer: Answer) -> tuple[Figure, ...]:
    """The figures of an answer, in its order."""
    return tuple(Figure(row.kind, row.id, row.value, row.qualifier, row.period, row.coverage) for row in answer.rows)


def figures(answer: Answer) -> str:
    """The same as a short text: equal for answers that tell the same."""
    return json.dumps([_written(figure) for figure in told(answer)], separators=(",", ":"))


def read(text: str) -> tuple[Figure, ...]:
    """What `figures` wrote.

    Raises:
        ValueError: something else wrote it.
    """
    return tuple(_figure(*figure) for figure in json.loads(text))


def as_told(question: Question, figures: tuple[Figure, ...]) -> Question:
    """The question for the time that its figures were told of, whatever is the newest now."""
    periods = [figure.period for figure in figures if figure.period]
    if not periods:
        return question
    period = Period(min(start for start, _ in periods), max(end for _, end in periods))
    return replace(question, query=replace(question.query, period=period))


def corrected(figures: tuple[Figure, ...], now: Answer) -> tuple[Correction, ...]:
    """What was told and is wrong, by an answer to the same question for the same time.

    Figures that became exact within what they said are not wrong, and neither are sums that now hold more centres.
    """
    if now.status is Status.NO_DATA:
        return tuple(Correction(figure, None) for figure in figures if figure.value is not None)
    rows = {(row.kind, row.id, row.period): row for row in now.rows}
    pairs = ((figure, rows.get((figure.kind, figure.id, figure.period))) for figure in figures)
    return tuple(Correction(figure, row) for figure, row in pairs if row and _wrong(figure, row))


def _wrong(old: Figure, new: Row) -> bool:
    if old.value is None or new.value is None or old.coverage != new.coverage:
        return False
    if old.qualifier == new.qualifier:
        return old.value != new.value
    return old.qualifier == "exact" or (old.qualifier == "at-least" and new.value < old.value)


def _written(figure: Figure) -> list[object]:
    period = [day.isoformat() for day in figure.period] if figure.period else None
    return [*figure[:4], period, figure.coverage]


def _figure(  # noqa: PLR0913, PLR0917 - as it is written
    kind: RowKind,
    id_: str,
    value: int | None,
    qualifier: Qualifier,
    period: list[str] | None,
    coverage: list[int] | None,
) -> Figure:
    days = Period(*map(date.fromisoformat, period)) if period else None
    return Figure(kind, id_, value, qualifier, days, Coverage(*coverage) if coverage else None)
