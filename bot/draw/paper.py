"""Blocks of marks, stacked from the top of the page; every place is in pixels from the block's upper left corner."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from bot.draw.style import INK, Face


class Words(NamedTuple):
    """One line of text; x and y are the left end, the middle or the right end of its base line."""

    x: float
    y: float
    text: str
    face: Face
    colour: str = INK
    align: Literal["left", "center", "right"] = "left"
    turned: bool = False


class Box(NamedTuple):
    """A filled rectangle; x and y are its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Stroke(NamedTuple):
    """A line through points, with a dot on each if it is dotted."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    dotted: bool = True


class Area(NamedTuple):
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    colour: str


Mark = Words | Box | Stroke | Area


class Block(NamedTuple):
    """Marks and the height that they take."""

    height: float
    marks: tuple[Mark, ...]


def lines(texts: Iterable[str], face: Face, x: float, y: float = 0, **rest: str) -> list[Words]:
    """Lines of text one below the other, the first one's top at y."""
    return [
        Words(x, y + number * face.leading + face.size, text, face, **rest)  # type: ignore[arg-type]
        for number, text in enumerate(texts)
    ]


def stacked(blocks: Iterable[Block], gap: float) -> Block:
    """The blocks one below the other."""
    height, marks = 0.0, []
    for block in blocks:
        top = height + (gap if height else 0)
        marks += [lowered(mark, top) for mark in block.marks]
        height = top + block.height
    return Block(height, tuple(marks))


def lowered(mark: Mark, by: float) -> Mark:
    """The mark, further down by so many pixels."""
    if isinstance(mark, (Stroke, Area)):
        return mark._replace(points=tuple((x, y + by) for x, y in mark.points))
    return mark._replace(y=mark.y + by)
