"""The road over both sets of tables, and the short notation in which a case says what must be understood."""

from calendar import monthrange
from contextlib import closing
from dataclasses import fields

import pytest

from bot.lookup import Store
from bot.question import Ambiguous, NotUnderstood, OutOfScope, Period, Query, Question
from bot.reply import Facts


@pytest.fixture(scope="session")
def facts(world_db, real_db):
    """The facts by the name that a file of cases gives them."""
    with closing(Store.open(world_db)) as world, closing(Store.open(real_db)) as real:
        yield {"world": Facts.of(world), "real": Facts.of(real)}


@pytest.fixture(scope="session")
def spelled():
    """What was understood in the notation of the cases: its first word and its parts that are not the default."""
    return _spelled


def _spelled(asked) -> tuple[str, dict[str, str]]:
    match asked:
        case Ambiguous():
            return "ambiguous", {"choices": "|".join(choice.id for choice in asked.choices)}
        case NotUnderstood():
            return "not_understood", {"word": asked.word}
        case OutOfScope():
            return "out_of_scope", {"topic": asked.topic}
        case Question():
            return asked.intent.value, _parts(asked)


def _parts(question: Question) -> dict[str, str]:
    unasked = Query()
    changed = {
        part.name: _written(getattr(question.query, part.name))
        for part in fields(Query)
        if getattr(question.query, part.name) != getattr(unasked, part.name)
    }
    told = {
        "compared": "|".join(f"{kind}:{id_}" for kind, id_ in question.compared),
        "periods": "|".join(map(_period, question.periods)),
        "whole": ":".join(question.whole or ()),
        "goal": "yes" if question.goal else "",
        "language": question.language or "",
        "wanted": question.wanted or "",
        "every": question.timing.every or "",
        "day": "" if question.timing.day is None else str(question.timing.day),
        "at": f"{question.timing.at:%H:%M}" if question.timing.at else "",
        "zone": question.timing.zone or "",
        "paused": {True: "yes", False: "no", None: ""}[question.paused],
    }
    return changed | {name: text for name, text in told.items() if text}


def _written(value) -> str:
    if isinstance(value, Period):
        return _period(value)
    return "|".join(value) if isinstance(value, tuple) else str(value)


def _period(period: Period) -> str:
    """`2025`, `2025-Q3`, `2025-09`, `2025-01..2025-09`, and by the day only what is not whole months."""
    start, end = period
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return f"{start}..{end}"
    first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
    if start.year == end.year and (start.month, end.month) == (1, 12):
        return str(start.year)
    if start.year == end.year and start.month % 3 == 1 and end.month == start.month + 2:
        return f"{start.year}-Q{end.month // 3}"
    return first if first == last else f"{first}..{last}"
