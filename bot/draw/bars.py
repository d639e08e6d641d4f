"""Horizontal bars: the name on the left, the figure at the end of its bar."""

from typing import NamedTuple

from bot.chart import Bar, Chart
from bot.draw.letters import drawable, halved, width, wrapped
from bot.draw.paper import Block, Box, Mark, Words, lines, lowered, stacked
from bot.draw.style import BAR, COMPACT, GREY, INK, MARGIN, ROOM, RULE, SLIVER, Face, Type

SHORT, WIDEST = 0.43 * ROOM, 0.6 * ROOM
"""Room for names: longer ones than the first take two lines, and only those longer than the second take more."""

FIGURE = 0.65
"""Part of what is left that a figure takes at most, before it is broken into lines."""

BESIDE = 16
"""Pixels between a name, its bar and its figure."""

THICK, APART = 1.25, 0.6
"""Height of a bar, and the space to the next, in heights of the letters of its name."""


class Row(NamedTuple):
    """A bar, its words broken into lines."""

    bar: Bar
    name: Block
    figure: list[str]
    face: Face

    @property
    def thick(self) -> int:
        """Height of the bar."""
        return round(THICK * self.face.size)

    @property
    def height(self) -> float:
        """What the words or the bar take."""
        return max(self.thick, self.name.height, len(self.figure) * self.face.leading)

    @property
    def end(self) -> float:
        """Width of the figure behind the bar."""
        return BESIDE + max(width(line, self.face) for line in self.figure)


def bars(chart: Chart, type_: Type) -> Block:
    """All bars from a common base line, as long as the widest figure leaves room for."""
    names = min(max(_needed(bar.label, type_) for bar in chart.bars), WIDEST)
    start = MARGIN + names + BESIDE
    room = MARGIN + ROOM - start
    rows = [_row(bar, names, room * FIGURE, type_) for bar in chart.bars]
    scale = min(((room - row.end) / row.bar.value for row in rows if row.bar.value), default=0)
    apart = round(APART * type_.label.size)
    block = stacked((_drawn(row, start, scale) for row in rows), apart)
    base = Box(start - 2, -apart / 2, 2, block.height + apart, RULE)
    return Block(block.height, (*block.marks, base))


def _needed(label: str, type_: Type) -> float:
    """The room for a name, and for what stands below it."""
    name, _, remark = (drawable(part) for part in label.partition("\n"))
    parts = ((name, type_.label), (remark, COMPACT.small))
    return max(
        whole if (whole := width(text, face)) <= SHORT else max(halved(text, face), SHORT) for text, face in parts
    )


def _row(bar: Bar, names: float, figures: float, type_: Type) -> Row:
    face = type_.number if bar.value is not None else type_.label
    name, _, remark = bar.label.partition("\n")
    above = wrapped(name, type_.label, names)
    below = wrapped(remark, COMPACT.small, names) if remark else []
    height = len(above) * type_.label.leading
    marks = (
        *lines(above, type_.label, MARGIN),
        *lines(below, COMPACT.small, MARGIN, height, colour=GREY),
    )
    return Row(bar, Block(height + len(below) * COMPACT.small.leading, marks), wrapped(bar.text, face, figures), face)


def _drawn(row: Row, start: float, scale: float) -> Block:
    value = row.bar.value
    length = max(value * scale, SLIVER) if value else 0
    bar = [Box(start, (row.height - row.thick) / 2, length, row.thick, BAR)] if length else []
    name = [lowered(mark, (row.height - row.name.height) / 2) for mark in row.name.marks]
    top = (row.height - len(row.figure) * row.face.leading) / 2
    x, colour = start + length + BESIDE, GREY if value is None else INK
    figure: list[Words] = lines(row.figure, row.face, x, top, colour=colour)
    marks: tuple[Mark, ...] = (*bar, *name, *figure)
    return Block(row.height, marks)
