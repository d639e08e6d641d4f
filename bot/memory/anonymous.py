"""A text as it may be kept: without what could tell who wrote it or whom it is about, as far as marks tell."""

import re
import unicodedata

LONGEST = 200
"""Characters that are kept of a text."""

_LOOKED_AT = 4 * LONGEST
"""Characters that are looked at: the time that the patterns take grows with the square of the length."""

_LINK = re.compile(r"\b(?:[a-z][a-z\d+.-]*://|www\.|t\.me/)\S+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.\w+")
_NAME = re.compile(r"(?<!\w)@\w+")
_FIGURES = re.compile(r"\+?\(?\d(?:[\s()/.,+-]*\d)*")
_YEAR = re.compile(r"(?:19|20)\d\d")

_TELLING = 6
"""So many digits in a row may be a telephone or an identity card."""

_SHORT = 2
"""Digits of a day or a month."""


def anonymous(text: str) -> str:
    """The text in one line of at most 200 characters; links, addresses, @names and long numbers become marks."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if len(line) > _LOOKED_AT:
        line = line[:_LOOKED_AT].rpartition(" ")[0]  # No part of a word, which might not be taken for what it is.
    line = _LINK.sub("[link]", line)
    line = _MAIL.sub("[e-mail]", line)
    line = _NAME.sub("[name]", line)
    return _FIGURES.sub(_number, line)[:LONGEST].rstrip()


def folded(text: str) -> str:
    """The same for texts that differ only in capitals, accents and punctuation: `¿Cuánto?` → `cuanto`."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", plain)) or text


def _number(found: re.Match[str]) -> str:
    """A mark for a number that may tell who someone is; figures, years and days stay."""
    groups = re.findall(r"\d+", found[0])
    rest = [group for group in groups if not _YEAR.fullmatch(group)]
    digits = sum(map(len, groups))
    dated = len(rest) < len(groups) and all(len(group) <= _SHORT for group in rest)
    calendar = dated and sum(map(len, rest)) < _TELLING
    return found[0] if digits < _TELLING or calendar else "[number]"
