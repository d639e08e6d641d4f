"""How far the centres of a group reach into a period: who is counted, and who with a part of it only."""

from collections.abc import Mapping

from bot.answer import Gap
from bot.lookup.figure import Figure
from bot.lookup.gaps import partly, pieces_of
from bot.lookup.line import Line
from bot.lookup.periods import months_period
from bot.question import Period


def reach(parts: Mapping[str, Line], months: tuple[int, int]) -> tuple[set[str], list[Gap]]:
    """Centres with any of the months, and the longest part of those that lack some."""
    first, last = months
    counted: set[str] = set()
    short: list[Gap] = []
    for centre, line in parts.items():
        runs = line.runs
        if runs and runs[0].first <= first and last <= runs[0].last:
            counted.add(centre)
        elif pieces := pieces_of(line, months):
            counted.add(centre)
            if pieces[0].period != months_period(first, last):
                short.append(partly(centre, pieces, months))
    return counted, short


def with_odd(
    parts: Mapping[str, Line], period: Period, months: tuple[int, int] | None
) -> tuple[list[Figure], set[str], list[Gap]]:
    """The figures where some centres publish the period as one, and others perhaps its months."""
    found: list[Figure] = []
    counted: set[str] = set()
    short: list[Gap] = []
    for centre, line in parts.items():
        if figure := line.whole(period):
            found.append(figure)
            counted.add(centre)
        elif months and (pieces := pieces_of(line, months)):
            found.extend(pieces)
            counted.add(centre)
            short.append(partly(centre, pieces, months))
    return found, counted, short
