"""The names along an axis of time: each below its place, the year once for all that share it."""

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from bot.chart import Bar
from bot.draw.letters import drawable, width, wrapped
from bot.draw.paper import Block, Mark, lines
from bot.draw.style import COMPACT, GREY, MARGIN, ROOM, Face, Type

BELOW, BETWEEN = 14, 12
"""Pixels from the base line to the names, and from one name to the next."""


class Place(NamedTuple):
    """The middle of a column or point, and the pixels to the next one."""

    x: float
    room: float


def names(bars: Sequence[Bar], places: Sequence[Place], type_: Type) -> Block:
    """The names of the places: of all, or of every second, third and so on, as they fit."""
    face = type_.small if _step(bars, places[0].room, type_.small) == 1 else COMPACT.small
    step = _step(bars, places[0].room, face)
    marks: list[Mark] = []
    height, year, free = 0, "", 0.0
    for number in range(_first(bars) % step, len(bars), step):
        name, _, after = bars[number].label.partition("\n")
        new = [drawable(after)] if after and after != year else []
        texts = [*wrapped(name, face, places[number].room * step - BETWEEN), *new]
        half = max(width(text, face) for text in texts) / 2
        x = min(max(places[number].x, MARGIN + half), MARGIN + ROOM - half)
        if x - half < free:
            continue
        marks += lines(texts, face, x, colour=GREY, align="center")
        height, year, free = max(height, len(texts) * face.leading), after, x + half + BETWEEN
    return Block(height, tuple(marks))


def _step(bars: Sequence[Bar], room: float, face: Face) -> int:
    """One for columns that all have room for their longest word, else more."""
    words = [drawable(word) for bar in bars for word in bar.label.replace("–", "– ").split()]
    longest = max((width(word, face) for word in words), default=0)
    steps = (step for step in count(1) if step in {1, 2, 3, 4, 6} or step % 12 == 0)
    return next(step for step in steps if step * room >= longest + BETWEEN or step >= len(bars))


def _first(bars: Sequence[Bar]) -> int:
    """A place where a year begins: its name is shown."""
    years = [bar.label.partition("\n")[2] for bar in bars]
    return next((number for number in range(1, len(bars)) if years[number] != years[number - 1]), 0)
