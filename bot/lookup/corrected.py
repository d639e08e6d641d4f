"""What was told and is so no longer: figures of the same thing and time that are others now, or published no more."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.answer import Answer, Qualifier, Row, RowKind
from bot.lookup.answers import look_up
from bot.lookup.asking import Asking
from bot.lookup.figure import row_of
from bot.lookup.store import Store
from bot.lookup.subjects import series_of
from bot.question import Period, Question
from bot.told import Corrected, Told, as_told, gaps_of, read

Key = tuple[RowKind, str, Period | None]

NEAR = 0.1
"""How much of itself a figure that was told as "about" may be off and still have been right."""


def corrected(question: Question, figures: str, store: Store, today: date) -> tuple[Corrected, ...]:
    """What must be taken back of the figures that were told for a question.

    New is not wrong: a sum that counts other centres now, and an exact figure that bears out a rounded one, are none.

    Raises:
        ValueError: the text is none that `bot.told.figures` wrote.
    """
    told, gaps = read(figures)
    now = look_up(as_told(question, told), store, today)
    asking, alike = Asking(question, store, today), gaps == gaps_of(now)
    pairs = [Corrected(one, row) for one, row in _paired(asking, now, tuple(dict.fromkeys(told)))]
    return tuple(
        pair
        for pair in pairs
        if pair.now is None or ((alike or not pair.told.coverage) and _contradicts(pair.told, pair.now))
    )


def _paired(asking: Asking, now: Answer, told: Iterable[Told]) -> Iterator[tuple[Told, Row | None]]:
    """Each with the row of the same thing and time: of the answer now, else as the tables have it by itself.

    A part and its whole may be called the same: then the first goes with the first.
    """
    rows: dict[Key, list[Row]] = {}
    for row in _rows(now):
        if row.value is not None:
            rows.setdefault((row.kind, row.id, row.period), []).append(row)
    for one in told:
        found = rows.get((one.kind, one.id, one.period))
        yield one, (found.pop(0) if found else _alone(asking, one))


def _alone(asking: Asking, told: Told) -> Row | None:
    figure = series_of(asking, told.kind, told.id).whole(told.period)
    return row_of(told.kind, told.id, asking.store.registry.name(told.kind, told.id), figure) if figure else None


def _rows(answer: Answer) -> Iterator[Row]:
    yield from (*answer.rows, *answer.beside)
    yield from (row for row in (answer.whole, answer.nearest) if row)


def _contradicts(told: Told, now: Row) -> bool:
    """Whether both cannot be right."""
    if (
        now.value is None
        or now.coverage != told.coverage
        or (told.qualifier == "target") != (now.qualifier == "target")
    ):
        return False
    if told.qualifier == now.qualifier != "at-least":
        return told.value != now.value
    return not _within(told.qualifier, told.value, now.qualifier, now.value)


def _within(said: Qualifier, value: int, now: Qualifier, other: int) -> bool:
    match said, now:
        case "at-least", _:
            return other >= value
        case _, "at-least":
            return other <= value
        case "about", _:
            return abs(other - value) <= NEAR * value
        case _:
            return abs(other - value) <= NEAR * other
