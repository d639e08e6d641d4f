"""Sizes in pixels, and colours. A phone shows the picture at some 400 pixels: nothing is set smaller than 26."""

from typing import NamedTuple

WIDTH, MARGIN = 1080, 48
ROOM = WIDTH - 2 * MARGIN

PAPER = "#ffffff"
BAR = "#0072b2"
"""The blue of Okabe and Ito's palette, which people with any colour vision tell from paper (5.2 to 1)."""
SHADE = "#d6e8f3"
INK = "#1f1f1f"
GREY = "#595959"
"""Contrast of 7 to 1 with paper."""
RULE = "#bdbdbd"


SLIVER = 3
"""Pixels: the least that is drawn of a figure that is not zero."""


class Face(NamedTuple):
    """Letters of DejaVu Sans, of a height in pixels."""

    size: int
    bold: bool = False

    @property
    def leading(self) -> int:
        """From one line to the next."""
        return round(self.size * 1.25)


class Type(NamedTuple):
    """The faces of one picture."""

    title: Face
    label: Face
    number: Face
    small: Face


LARGE = Type(Face(44, bold=True), Face(33), Face(33, bold=True), Face(28))
COMPACT = Type(Face(40, bold=True), Face(28), Face(28, bold=True), Face(26))
"""For many figures: the picture stays a screen long, and who wants to read it all opens it."""

SMALLEST = 26
"""Figures that have little room."""
