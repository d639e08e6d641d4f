"""A line for a long trend, from zero: its names below, the figures of its ends, its highest and its lowest point."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from numpy import interp

from bot.chart import Bar, Chart
from bot.draw.axis import BELOW, Place, names
from bot.draw.letters import drawable, width
from bot.draw.paper import Area, Block, Box, Mark, Stroke, Words, lowered
from bot.draw.style import BAR, MARGIN, ROOM, RULE, SHADE, Face, Type

HEIGHT = 520
"""From the base line to the top of the figure above the highest point."""

INSET = 36
"""Pixels from the margins to the first and the last point, half of what their names below need."""

CROWDED = 20
"""Pixels from one point to the next that leave no room for dots."""

WIDE = 5
"""Width of the line."""

AWAY = 18
"""Pixels between a point and its figure."""


FAR = 100
"""Pixels from a point to a figure that no longer seems to be its own."""

AROUND = 2
"""Points before and behind one that is low if all of them are higher."""


class Point(NamedTuple):
    """A figure in its place."""

    number: int
    x: float
    y: float
    bar: Bar


def line(chart: Chart, type_: Type) -> Block:
    """The points joined; where a figure is missing the line is broken."""
    room = (ROOM - 2 * INSET) / max(len(chart.bars) - 1, 1)
    places = [Place(MARGIN + INSET + number * room, room) for number in range(len(chart.bars))]
    highest = max((bar.value for bar in chart.bars if bar.value), default=0)
    scale = (HEIGHT - type_.number.leading - AWAY) / highest if highest else 0
    points = [
        Point(number, place.x, HEIGHT - bar.value * scale, bar)
        for number, (bar, place) in enumerate(zip(chart.bars, places, strict=True))
        if bar.value is not None
    ]
    below = names(chart.bars, places, type_)
    marks: list[Mark] = [
        *_joined(points, dotted=room > CROWDED),
        Box(MARGIN, HEIGHT, ROOM, 2, RULE),
        *_figures(points, type_.number),
    ]
    marks += [lowered(mark, HEIGHT + BELOW) for mark in below.marks]
    return Block(HEIGHT + BELOW + below.height, tuple(marks))


def _joined(points: Sequence[Point], *, dotted: bool) -> Iterator[Mark]:
    """A stroke for each run of points without a gap, shaded down to zero; a point alone is a dot."""
    for _, run in groupby(enumerate(points), key=lambda pair: pair[1].number - pair[0]):
        path = tuple((point.x, point.y) for _, point in run)
        yield Area(((path[0][0], HEIGHT), *path, (path[-1][0], HEIGHT)), SHADE)
        yield Stroke(path, BAR, WIDE, dotted or len(path) == 1)


def _figures(points: Sequence[Point], face: Face) -> list[Words]:
    """The figures that matter most, each where it is clear of those before it."""
    by_height = sorted(points, key=lambda point: point.y)
    shown: list[Words] = []
    for point in dict.fromkeys((*points[-1:], *by_height[:1], *points[:1], *by_height[-1:])):
        words = _beside(point, points, face)
        if abs(words.y - point.y) <= FAR and all(_apart(words, other) for other in shown):
            shown.append(words)
    return shown


def _beside(point: Point, points: Sequence[Point], face: Face) -> Words:
    """Above the point, or below a low one, clear of the line, and no further out than it."""
    text = drawable(point.bar.text)
    half = width(text, face) / 2
    x = min(max(point.x, MARGIN + INSET + half), MARGIN + ROOM - INSET - half)
    near = _reached(points, x - half - WIDE, x + half + WIDE)
    around = [other for other in points if abs(other.number - point.number) <= AROUND and other is not point]
    low = bool(around) and all(other.y < point.y for other in around)
    below = max(near) + AWAY
    if low and below + face.leading < HEIGHT:
        return Words(x, below + face.size, text, face, align="center")
    return Words(x, min(near) - AWAY, text, face, align="center")


def _reached(points: Sequence[Point], left: float, right: float) -> list[float]:
    """How high and low the line runs between two places."""
    ends = interp((left, right), [point.x for point in points], [point.y for point in points])
    return [*ends.tolist(), *(point.y for point in points if left <= point.x <= right)]


def _apart(one: Words, other: Words) -> bool:
    room = (width(one.text, one.face) + width(other.text, other.face)) / 2 + AWAY
    return abs(one.x - other.x) >= room or abs(one.y - other.y) >= one.face.leading
