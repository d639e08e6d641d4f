"""Chart → PNG: pictures of figures, drawn by matplotlib, which is loaded when the first one is drawn."""

import json
from dataclasses import asdict
from hashlib import blake2b

from bot.chart import Chart

STYLE = 1
"""Changes whenever the same chart would be drawn otherwise, so that pictures sent before are drawn anew."""


def png(chart: Chart) -> bytes:
    """The chart as a PNG file, 1080 pixels wide; the same chart gives the same bytes.

    The first one takes a second more, to load matplotlib. It may run in any thread.
    """
    from bot.draw.picture import picture, saved

    return saved(picture(chart))


def fingerprint(chart: Chart) -> str:
    """A short name for the picture: equal for charts that look the same, another for all others."""
    drawn = json.dumps([STYLE, asdict(chart)], ensure_ascii=False)
    return blake2b(drawn.encode(), digest_size=12).hexdigest()
