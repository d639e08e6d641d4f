"""The text of a note without what is left of pages and printing: markup, hyphenation, broken lines."""

import html
import re
import unicodedata
from typing import NamedTuple

_BREAKS = re.compile(r"</?(?:p|br|div|li|ul|ol|tr|table|h[1-6])\b[^<>]{0,300}>", re.IGNORECASE)
_CELLS = re.compile(r"</?t[dh]\b[^<>]{0,300}>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n\t]+")
_HYPHENED = re.compile(r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[a-zà-ÿ])")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪►●○✓]+(?!\d)|\(?\d{1,2}[.)]-?(?=\s)|[a-h]\))\s*")
_QUOTES = str.maketrans(
    dict.fromkeys("“”„«»‟″", '"') | dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}’\N{ACUTE ACCENT}`\N{PRIME}", "'")
)
_NARROWEST = 45
"""Characters of a page's width; narrower lines are a table's or a list's."""
_ENDS = (".", "!", "?", ":", ";", '"')


class Block(NamedTuple):
    """A line that its writer ended.

    Attributes:
        text: one line.
        paragraph: number of the paragraph, from 0.
        bullet: whether it is an item of a list.
    """

    text: str
    paragraph: int
    bullet: bool


def clean(text: str) -> str:
    """Plain text with plain quotes and spaces; lines as they were."""
    text = html.unescape(_TAGS.sub("", _CELLS.sub("\t", _BREAKS.sub("\n", text))))
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    text = _CONTROLS.sub(" ", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return _HYPHENED.sub("", _SPACES.sub(" ", text))


def blocks(text: str, running: frozenset[str]) -> list[Block]:
    """The lines of a cleaned text, with those put together that only the width of a page broke.

    `running` are words after which no writer ends a line.
    """
    found: list[Block] = []
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text)):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        width = max(map(len, lines), default=0)
        for line, bullet in _joined(lines, width, running):
            found.append(Block(line, number, bullet))
    return found


def _joined(lines: list[str], width: int, running: frozenset[str]) -> list[tuple[str, bool]]:
    found: list[tuple[list[str], bool]] = []
    for place, line in enumerate(lines):
        mark = _BULLET.match(line)
        if mark and mark.end() and mark.end() < len(line):
            found.append(([line[mark.end() :]], True))
        elif found and _runs_on(lines[place - 1], line, width, running):
            found[-1][0].append(line)
        else:
            found.append(([line], False))
    return [(" ".join(parts), bullet) for parts, bullet in found]


def _runs_on(line: str, after: str, width: int, running: frozenset[str]) -> bool:
    """Whether a line was broken for want of room: its sentence goes on, or the next word had no room in it."""
    if line.endswith(_ENDS) or "\t" in line or "\t" in after:
        return False
    last = line.rsplit(maxsplit=1)[-1]
    if after[0].islower() or last.casefold() in running:
        return True
    if after[0].isdigit() and last[0].islower():
        return True
    if line[-1].isdigit() and after[0].isupper():
        return False
    return width >= _NARROWEST and len(line) + 1 + len(after.split(maxsplit=1)[0]) > width
