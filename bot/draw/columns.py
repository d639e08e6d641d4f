"""Upright columns for a short trend: the figure above each, its month or year below."""

from typing import NamedTuple

from bot.chart import Bar, Chart
from bot.draw.axis import BELOW, Place, names
from bot.draw.letters import drawable, width, wrapped
from bot.draw.paper import Block, Box, Mark, Words, lines, lowered
from bot.draw.style import BAR, COMPACT, GREY, INK, MARGIN, ROOM, RULE, SLIVER, SMALLEST, Face, Type

HEIGHT = 520
"""From the base line to the top of the tallest column's figure."""

WIDEST, FILLED = 140, 0.7
"""Pixels of a column at most, and the part of its place that it fills."""

ABOVE = 12
"""Pixels between a column and its figure, and between two figures."""

LINES = 2
"""Lines of a figure; one that needs more is turned to stand upright."""

MIDDLE = 0.36
"""Half the height of a digit, in heights of its letters."""


class Figure(NamedTuple):
    """A figure as it is written above its column."""

    lines: list[str]
    face: Face
    turned: bool = False

    @property
    def height(self) -> float:
        """Pixels above the column, with the space between."""
        return ABOVE + (width(self.lines[0], self.face) if self.turned else len(self.lines) * self.face.leading)


def columns(chart: Chart, type_: Type) -> Block:
    """All columns from a common base line, each in a place of the same width."""
    room = ROOM / len(chart.bars)
    places = [Place(MARGIN + (number + 0.5) * room, room) for number in range(len(chart.bars))]
    figures = _figures(chart.bars, room - ABOVE, type_)
    pairs = list(zip(chart.bars, figures, strict=True))
    scale = min(((HEIGHT - figure.height) / bar.value for bar, figure in pairs if bar.value), default=0)
    below = names(chart.bars, places, type_)
    marks: list[Mark] = [Box(MARGIN, HEIGHT, ROOM, 2, RULE)]
    for (bar, figure), place in zip(pairs, places, strict=True):
        marks += _column(bar, figure, place, scale)
    marks += [lowered(mark, HEIGHT + BELOW) for mark in below.marks]
    return Block(HEIGHT + BELOW + below.height, tuple(marks))


def _figures(bars: tuple[Bar, ...], room: float, type_: Type) -> list[Figure]:
    """All of them across, in the largest letters that fit, or else all of them turned."""
    for size in (type_.number.size, COMPACT.number.size, SMALLEST):
        across = [Figure(wrapped(bar.text, _face(bar, size), room), _face(bar, size)) for bar in bars]
        if all(_fits(bar, figure, room) for bar, figure in zip(bars, across, strict=True)):
            return across
    return [Figure([drawable(bar.text)], _face(bar, COMPACT.number.size), turned=True) for bar in bars]


def _face(bar: Bar, size: int) -> Face:
    """A figure stands out; that there is none does not."""
    return Face(size, bold=bar.value is not None)


def _fits(bar: Bar, figure: Figure, room: float) -> bool:
    """Whether it takes few lines and none of its words is broken."""
    words = drawable(bar.text).split()
    return len(figure.lines) <= LINES and all(width(word, figure.face) <= room for word in words)


def _column(bar: Bar, figure: Figure, place: Place, scale: float) -> list[Mark]:
    wide = min(place.room * FILLED, WIDEST)
    high = max(bar.value * scale, SLIVER) if bar.value else 0
    marks: list[Mark] = [Box(place.x - wide / 2, HEIGHT - high, wide, high, BAR)] if high else []
    colour = GREY if bar.value is None else INK
    if figure.turned:
        x = place.x + figure.face.size * MIDDLE
        return [*marks, Words(x, HEIGHT - high - ABOVE, figure.lines[0], figure.face, colour, turned=True)]
    top = HEIGHT - high - figure.height
    return [*marks, *lines(figure.lines, figure.face, place.x, top, colour=colour, align="center")]
