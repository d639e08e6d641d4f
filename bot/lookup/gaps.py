"""What centres lack of a period: the parts that they publish, and who has nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.answer import Gap
from bot.lookup.figure import Figure
from bot.lookup.line import Line
from bot.lookup.periods import days, month_of, months_period, whole_months
from bot.question import Period

if TYPE_CHECKING:
    from bot.lookup.crowd import Crowd


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


def gaps_of(crowd: "Crowd", period: Period, counted: Iterable[int], short: Iterable[Gap]) -> tuple[Gap, ...]:
    """Those with a part of the period, those counted with it first, then the operating ones with nothing."""
    left = set(counted)
    operating = crowd.roster.operating
    rest = [number for number in crowd.roster.members(crowd.place) if operating[number] and number not in left]
    found = _published(crowd, rest, period)
    return (*short, *(gap for gap in found if gap.published), *(gap for gap in found if not gap.published))


def lacking(crowd: "Crowd", period: Period) -> tuple[Gap, ...]:
    """Those without the whole period: those with a part first, then operating ones with nothing."""
    whole, operating = set(crowd.having(period)), crowd.roster.operating
    lines = [number for number, _ in crowd.lines()] if crowd.others else crowd.plain
    publishing = set(lines)
    rest = [number for number in crowd.roster.members(crowd.place) if number not in publishing and operating[number]]
    found = _published(crowd, [number for number in (*lines, *rest) if number not in whole], period)
    number = crowd.roster.number
    none = (gap for gap in found if not gap.published and operating[number[gap.centre]])
    return (*(gap for gap in found if gap.published), *none)


def _published(crowd: "Crowd", numbers: Iterable[int], period: Period) -> list[Gap]:
    """What each of some has of a period: its longest part, or nothing."""
    parts: dict[int, Period | None] = {}
    for group in crowd.alike:
        if within := group.within(*whole_months(period)):
            parts.update(dict.fromkeys(group.numbers, months_period(*within)))
    parts.update((number, published_part(line, period)) for number, line in crowd.others.items())
    gap = crowd.roster.blanks.gap
    return [gap(number, parts.get(number)) for number in numbers]
