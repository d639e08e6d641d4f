"""The sentences of a note, each with a plain form (lower case, no accents) of the same length."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.data.note.language import Language
from bot.data.note.text import Block

_LONGEST = 2_000
"""Characters of a sentence; none is longer that a person wrote, and the time stays in proportion to the text."""

# Never begun within a run of marks, and never given back: a hundred thousand points are looked at once each.
_STOP = re.compile(r"""(?<![.!?…])[.!?…]++["')\]]*+[-–—]*+[ \t]++(?=["'(¿¡\[]*+[^\W_])""")
_DASHES = "–—\N{MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_CUT = re.compile(r"\s")


class Sentence(NamedTuple):
    """One sentence, or a list with the words before it.

    Attributes:
        text: as it was written; plain: the same without case and accents, letter for letter.
        paragraph: number of the paragraph.
        row: whether it is an item of a list, or a line that is no sentence.
    """

    text: str
    plain: str
    paragraph: int
    row: bool


def sentences(found: Sequence[Block], language: Language) -> Iterator[Sentence]:
    """In the order of the text; a list is one with the words that lead to it."""
    for block in _lists(found):
        for part in _parts(block.text, language):
            row = block.bullet or not part.rstrip("\"') ").endswith((".", "!", "?", "…"))
            yield Sentence(part, plain(part), block.paragraph, row)


def plain(text: str) -> str:
    """Lower case without accents, letter for letter: places in it are places in the text."""
    return "".join(map(_bare, text))


@lru_cache(4_096)
def _bare(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter.lower())[:1]
    if bare.isspace():
        return "\t" if bare == "\t" else " "
    return "-" if bare in _DASHES else bare or letter


def _lists(found: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the items of a list put to the words that end in a colon before it."""
    head: Block | None = None
    for block in found:
        fits = head is not None and len(head.text) + len(block.text) < _LONGEST
        if head is not None and fits and block.bullet:
            text = block.text.rstrip(" .;,")
            head = head._replace(text=f"{head.text}{' ' if head.text.endswith(':') else '; '}{text}")
            continue
        if head is not None:
            yield head
            head = None
        if block.text.endswith(":") and not block.bullet:
            head = block
        else:
            yield block
    if head is not None:
        yield head


def _parts(text: str, language: Language) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(text):
        after = text[stop.end() : stop.end() + 8].lstrip("\"'(¿¡[")[:1]
        if after.islower() or language.shortened(plain(text[max(start, stop.start() - 12) : stop.start()])):
            continue
        yield from _cut(text[start : stop.end()].strip())
        start = stop.end()
    yield from _cut(text[start:].strip())


def _cut(text: str) -> Iterator[str]:
    while len(text) > _LONGEST:
        space = _CUT.search(text, _LONGEST - 100, _LONGEST)
        at = space.start() if space else _LONGEST
        yield text[:at]
        text = text[at:].lstrip()
    if text:
        yield text
