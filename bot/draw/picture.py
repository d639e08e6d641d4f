"""The whole picture: title, figures, notes; and its file."""

from io import BytesIO
from typing import assert_never

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from bot.chart import Chart
from bot.draw.bars import bars
from bot.draw.columns import columns
from bot.draw.letters import DPI, balanced, font, parted
from bot.draw.line import line
from bot.draw.paper import Area, Block, Box, Mark, Stroke, Words, lines, stacked
from bot.draw.style import COMPACT, GREY, LARGE, MARGIN, PAPER, ROOM, RULE, WIDTH, Face

KINDS = {"bars": bars, "columns": columns, "line": line}

DOT = 2.6
"""Width of a dot on a line, in widths of the line."""

SQUEEZED = 3
"""How hard the file is pressed, of 9: more takes half as long again and saves nothing."""

MANY = 12
"""More bars than these are set in smaller letters."""

APART = 40
"""Pixels between title, figures and notes."""


def picture(chart: Chart) -> Figure:
    """The chart as matplotlib's figure, a pixel to each of its units."""
    type_ = COMPACT if chart.kind == "bars" and len(chart.bars) > MANY else LARGE
    figures = KINDS[chart.kind](chart, type_)
    block = stacked((_title(chart, type_.title), figures, _notes(chart, type_.small)), APART)
    height = round(block.height + 2 * MARGIN)
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
    down = Affine2D().scale(1, -1).translate(0, height - MARGIN)
    for mark in block.marks:
        artist = _artist(mark)
        artist.set_transform(down)
        figure.add_artist(artist)
    return figure


def saved(figure: Figure) -> bytes:
    """The figure as a PNG file without a word on when or by what it was made."""
    file = BytesIO()
    figure.savefig(
        file,
        format="png",
        dpi="figure",
        facecolor=PAPER,
        metadata={"Software": None},
        pil_kwargs={"compress_level": SQUEEZED},
    )
    return file.getvalue()


def _title(chart: Chart, face: Face) -> Block:
    texts = parted(chart.title, face, ROOM)
    return Block(len(texts) * face.leading, tuple(lines(texts, face, MARGIN)))


def _notes(chart: Chart, face: Face) -> Block:
    """What is covered and who says so, below a fine rule."""
    texts = [text for note in chart.notes for text in balanced(note, face, ROOM)]
    rule = Box(MARGIN, 0, ROOM, 1, RULE)
    return Block(20 + len(texts) * face.leading, (rule, *lines(texts, face, MARGIN, 20, colour=GREY)))


def _artist(mark: Mark) -> Text | Rectangle | Line2D | Polygon:
    match mark:
        case Words():
            return _text(mark)
        case Box():
            return Rectangle((mark.x, mark.y), mark.width, mark.height, facecolor=mark.colour, linewidth=0)
        case Stroke():
            x, y = zip(*mark.points, strict=True)
            dot = DOT * mark.width if mark.dotted else 0
            return Line2D(x, y, linewidth=mark.width, color=mark.colour, marker="o", markersize=dot)
        case Area():
            return Polygon(mark.points, facecolor=mark.colour, linewidth=0)
        case _:
            assert_never(mark)


def _text(mark: Words) -> Text:
    return Text(
        mark.x,
        mark.y,
        mark.text,
        color=mark.colour,
        fontproperties=FontProperties(fname=font(bold=mark.face.bold), size=mark.face.size),
        horizontalalignment=mark.align,
        verticalalignment="baseline",
        rotation=90 if mark.turned else 0,
        rotation_mode="anchor",
        parse_math=False,
        usetex=False,
    )
