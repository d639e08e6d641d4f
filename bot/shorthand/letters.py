"""The letters: which stands for what, and how names, days and numbers are spelled."""

import string
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from bot.question import GroupBy, Intent, Order, SubjectKind

DIGITS = string.digits + string.ascii_letters
"""What a button's data and a deep link both take; `-` is kept for joining."""

NAME, DAY = 5, 4
"""Letters of a name (one of 916 million) and of a day."""

KEPT = 4096
"""Names and days whose letters are kept: each stands in nearly every button of an answer."""

INTENTS: Mapping[Intent, str] = {
    Intent.COUNT: "c",
    Intent.RANKING: "r",
    Intent.POSITION: "p",
    Intent.COMPARE: "m",
    Intent.SHARE: "s",
    Intent.TREND: "t",
    Intent.LIST: "l",
    Intent.PROFILE: "i",
    Intent.SUMMARY: "u",
    Intent.SOURCE: "o",
    Intent.HELP: "h",
    Intent.CHART: "g",
    Intent.EXPORT: "x",
}
"""The kinds of question that are written; the others are talk."""

GROUPS: Mapping[GroupBy, str] = {
    "centre": "c",
    "region": "r",
    "chain": "h",
    "service_type": "t",
    "client_type": "y",
    "month": "m",
    "quarter": "q",
    "year": "a",
}
SUBJECTS: Mapping[SubjectKind, str] = {
    "network": "n",
    "centre": "c",
    "region": "r",
    "chain": "h",
    "service_type": "t",
    "client_type": "y",
}
OWNERS = {"public": "u", "private": "v"}
ORDERS: Mapping[Order, str] = {"desc": "d", "asc": "a"}

IDS = {"t": "service_types", "y": "client_types", "c": "centres", "r": "regions", "h": "chains"}
"""Fields of a query that hold ids, by their letters, each that of its kind of subject."""

WORDS: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "k": ("kind", OWNERS),
    "b": ("group_by", GROUPS),
    "o": ("order", ORDERS),
}
"""Fields of a query with few values, by their letters."""

NUMBERS = {"l": "limit", "a": "at_least", "z": "at_most"}
FLAGS = {"d": "to_date", "g": "goal"}
INDICATOR, PERIOD, PERIODS, COMPARED, WHOLE, FLAGGED = "i", "p", "q", "m", "w", "f"


@lru_cache(KEPT)
def name(letter: str, id_: str) -> str:
    """Five letters that stand for an id of the table with that letter."""
    digest = blake2b(f"{letter}:{id_}".encode(), digest_size=8).digest()
    return spelled(int.from_bytes(digest, "big") % len(DIGITS) ** NAME, NAME)


@lru_cache(KEPT)
def day(one: date) -> str:
    """A day in four letters."""
    return spelled(one.toordinal(), DAY)


def spelled(n: int, width: int = 1) -> str:
    """A whole number of 0 or more in our digits, at least `width` of them."""
    text = ""
    while n or len(text) < width:
        n, digit = divmod(n, len(DIGITS))
        text = DIGITS[digit] + text
    return text


def number(text: str) -> int:
    """The number that is spelled so.

    Raises:
        ValueError: a letter is none of our digits, or there is none at all.
    """
    value = 0
    for letter in text:
        value = value * len(DIGITS) + DIGITS.index(letter)
    if not text:
        raise ValueError(text)
    return value
