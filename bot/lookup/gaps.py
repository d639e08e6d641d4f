"""What centres lack of a period: the parts that they publish, and who has nothing."""

from collections.abc import Iterable

from bot.answer import Gap
from bot.lookup.figure import Figure
from bot.lookup.line import Line
from bot.lookup.periods import days, month_of, months_period
from bot.question import Period


def pieces_of(line: Line, months: tuple[int, int]) -> list[Figure]:
    """The figures of each stretch of months that a line has between two numbered ones."""
    return [run.figure(low, high, months_period(low, high)) for run, low, high in line.stretches(*months)]


def longest(pieces: Iterable[Figure]) -> Period:
    """The period of the longest piece, the latest of equal ones."""
    return max((piece.period for piece in pieces), key=lambda part: (days(part), part.end))


def partly(centre: str, pieces: list[Figure], months: tuple[int, int]) -> Gap:
    """The gap of a centre that has these pieces, in time order, of the months from one number to another."""
    return Gap(centre, longest(pieces), _between(pieces, months) if len(pieces) > 1 else ())


def _between(pieces: list[Figure], months: tuple[int, int]) -> tuple[Period, ...]:
    """The stretches before, between and after the pieces."""
    lacking, (first, last) = [], months
    for piece in pieces:
        if first < (start := month_of(piece.period.start)):
            lacking.append(months_period(first, start - 1))
        first = month_of(piece.period.end) + 1
    if first <= last:
        lacking.append(months_period(first, last))
    return tuple(lacking)


def published_part(line: Line, period: Period) -> Period | None:
    """The longest part of the period that a line has a figure for."""
    part = line.part(period) if line else None
    return part.period if part else None
