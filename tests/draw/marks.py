"""What stands where on a picture, by the renderer that draws it."""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from bot.draw.style import BAR

EDGE = 16
"""Pixels that stay free on every side."""


def texts(figure):
    return [text for text in figure.findobj(Text) if text.get_text()]


def words(figure):
    """All that can be read, in one line, from above."""
    return " ".join(text.get_text() for text in sorted(texts(figure), key=lambda text: text.get_position()[1]))


def bars(figure):
    """The rectangles that stand for figures."""
    return [box for box in figure.findobj(Rectangle) if to_hex(box.get_facecolor()) == BAR]


def places(figure):
    """Each text with the rectangle that it fills."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for text in texts(figure)]


def outside(figure):
    """The texts that leave the page or come too near to its edge."""
    page = figure.bbox
    return [
        text
        for text, box in places(figure)
        if box.x0 < EDGE or box.y0 < EDGE or box.x1 > page.width - EDGE or box.y1 > page.height - EDGE
    ]


def _meet(one, other):
    """Whether two rectangles share more than a pixel."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return across > 1 and min(one.y1, other.y1) - max(one.y0, other.y0) > 1


def overlapping(figure):
    """The pairs of texts that lie on each other, and the texts that lie on a bar or on the line of a trend."""
    found = places(figure)
    renderer = FigureCanvasAgg(figure).get_renderer()
    solid = [box.get_window_extent(renderer) for box in bars(figure)]
    pairs = [(one, other) for (one, a), (other, b) in combinations(found, 2) if _meet(a, b)]
    on_bars = [(text, "bar") for text, box in found if any(_meet(box, each) for each in solid)]
    paths = [line.get_path().transformed(line.get_transform()) for line in figure.findobj(Line2D)]
    on_line = [(text, "line") for text, box in found if any(path.intersects_bbox(box, filled=False) for path in paths)]
    return pairs + on_bars + on_line
