"""Emoji that only say that all is well."""

from unicodedata import category

from bot.understand.tongues import words

_NODS = words("emoji")["nods"]

_AROUND = frozenset({"Sk", "Mn", "Cf", "Zs", "Cc"})
"""Unicode's kinds of characters that only dress an emoji: skins, selectors, joiners; and spaces."""


def nods(text: str) -> bool:
    """Whether a text is made of such emoji alone."""
    signs = {letter for letter in text if category(letter) not in _AROUND}
    return bool(signs) and signs <= _NODS
