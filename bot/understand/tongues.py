"""The data files of the tongues, as they stand: one table of words for each purpose, merged over the tongues."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TONGUES = ("es", "en", "qu")
"""Spanish, English and southern Quechua: people mix them, so that their words are read together."""

_FILES = (*TONGUES, *(f"{tongue}_wishes" for tongue in TONGUES), "zones")
"""Questions, wishes about what is sent by itself, and the places that time zones are called by."""


@cache
def _files() -> tuple[dict[str, dict[str, Any]], ...]:
    folder = Path(__file__).parent
    return tuple(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in _FILES)


def words(table: str) -> dict[str, frozenset[str]]:
    """The lists of a table that holds one string of words for each name."""
    found: dict[str, frozenset[str]] = {}
    for data in _files():
        for name, text in data.get(table, {}).items():
            found[name] = found.get(name, frozenset()) | frozenset(text.split())
    return found


def lists(table: str) -> dict[str, list[str]]:
    """The lists of a table that holds phrases for each name."""
    found: dict[str, list[str]] = {}
    for data in _files():
        for name, phrases in data.get(table, {}).items():
            found.setdefault(name, []).extend(phrases)
    return found


def pairs(table: str) -> dict[str, str]:
    """A table of one text for each word."""
    return {word: text for data in _files() for word, text in data.get(table, {}).items()}


def counts(table: str) -> dict[str, int]:
    """A table of one number for each word."""
    return {word: int(number) for data in _files() for word, number in data.get(table, {}).items()}
