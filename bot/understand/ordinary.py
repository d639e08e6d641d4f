"""Frequent Spanish words: false friends of names (casa/Casma, pino/Puno) that are never taken for misspelt ones."""

from functools import cache
from pathlib import Path

_SHORTEST = 4


@cache
def ordinary_words() -> frozenset[str]:
    """Frequent Spanish words in normal form, from `ordinary.txt`."""
    lines = Path(__file__).with_name("ordinary.txt").read_text(encoding="ascii").splitlines()
    return frozenset({line for line in lines if not line.startswith("#")})  # A copy of a set takes half the room.


def is_ordinary(word: str) -> bool:
    """Whether a word, or its singular, is frequent in Spanish."""
    words = ordinary_words()
    if word in words:
        return True
    if not word.endswith("s") or len(word) <= _SHORTEST:
        return False
    return (word[-2] in "aeiou" and word[:-1] in words) or (word[-2] == "e" and word[:-2] in words)
