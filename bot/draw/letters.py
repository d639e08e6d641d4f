"""Letters and their widths: text is broken into lines that fit, by the measures of the font that draws it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags

from bot.draw.style import Face

DPI = 72
"""At so many dots to the inch a point of type is a pixel."""

UNITS = 64
"""Parts of a pixel that the font counts in."""

PIECE = re.compile(r"\S+?[–/-](?=\w\w)|\S+")
"""What stays together on a line: a word, or its part up to a dash or stroke."""


@cache
def font(*, bold: bool) -> Path:
    """The file of the font, which comes with matplotlib: what is drawn does not depend on the machine's fonts."""
    return Path(get_data_path(), "fonts", "ttf", "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


def drawable(text: str) -> str:
    """The text without signs that the font does not have, such as emoji, and with single spaces."""
    return " ".join("".join(sign for sign in text if ord(sign) in _signs() or sign.isspace()).split())


@cache
def _signs() -> frozenset[int]:
    """The signs that both fonts have."""
    plain, bold = (get_font(font(bold=each)).get_charmap() for each in (False, True))
    return frozenset(plain.keys() & bold.keys())


@lru_cache(4096)
def width(text: str, face: Face) -> float:
    """Pixels that a line of text takes."""
    letters = get_font(font(bold=face.bold))
    letters.clear()
    letters.set_size(face.size, DPI)
    letters.set_text(text, 0, flags=LoadFlags.FORCE_AUTOHINT)
    return letters.get_width_height()[0] / UNITS


def wrapped(text: str, face: Face, room: float) -> list[str]:
    """Lines of at most `room` pixels; a word that is longer than a line is broken."""
    lines = [""]
    for gap, piece in _pieces(drawable(text)):
        if width(lines[-1] + gap + piece, face) <= room:
            lines[-1] += gap + piece
            continue
        *whole, rest = _broken(piece, face, room)
        lines += [*whole, rest]
    return [line for line in lines if line] or [""]


def balanced(text: str, face: Face, room: float) -> list[str]:
    """As few lines, about equally long: no single word stands alone below the others."""
    best = wrapped(text, face, room)
    for part in (0.9, 0.8, 0.7, 0.6):
        lines = wrapped(text, face, room * part)
        if len(lines) > len(best):
            break
        best = lines
    return best


def parted(text: str, face: Face, room: float) -> list[str]:
    """As few lines, where it can be with a new one behind the last comma: what is counted, then when."""
    head, comma, tail = text.rpartition(", ")
    lines = [*balanced(f"{head},", face, room), *balanced(tail, face, room)]
    whole = balanced(text, face, room)
    return lines if comma and len(lines) == len(whole) else whole


def halved(text: str, face: Face) -> float:
    """The least room in which the text takes two lines."""
    words = [gap + piece for gap, piece in _pieces(drawable(text))]
    ways = ((words[:at], words[at:]) for at in range(1, len(words) + 1))
    return min(max(width("".join(part).strip(), face) for part in way) for way in ways)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each piece with the space before it, if there is one."""
    ends = [(0, 0), *(match.span() for match in PIECE.finditer(text))]
    for (_, before), (start, end) in pairwise(ends):
        yield text[before:start], text[start:end]


def _broken(word: str, face: Face, room: float) -> Iterator[str]:
    line = ""
    for sign in word:
        if line and width(line + sign, face) > room:
            yield line
            line = ""
        line += sign
    yield line
