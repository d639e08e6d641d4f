"""How a word sounds in Peru, as a key: `serbicios` and `servicios` share theirs."""

import re
from collections.abc import Iterable

# In this order, for each rule reads what those before it wrote; "ch" is kept apart as "1" before the mute h goes.
_K = re.compile(r"qu(?=[ei])|q|k|c(?=[aourlt]|$)", re.MULTILINE)
_S = re.compile(r"c(?=[ei])|z")
_J = re.compile(r"g(?=[ei])|x(?=[aeiou])")
_G = re.compile(r"gu(?=[ei])")
_M = re.compile(r"n(?=[pbm])")
_HARD = frozenset("ckqz")
_TWICE = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """A key that words of the same Peruvian pronunciation share."""
    key = word.replace("ch", "1").replace("h", "")
    if not _HARD.isdisjoint(key):
        key = _S.sub("s", _K.sub("k", key))
    if "g" in key or "x" in key:
        key = _G.sub("g", _J.sub("j", key))
    key = key.replace("ll", "y").replace("v", "b").replace("w", "b")
    if "n" in key:
        key = _M.sub("m", key)
    return _TWICE.sub(r"\1", key) if _TWICE.search(key) else key


def sounds(words: Iterable[str]) -> list[str]:
    """The keys of many words, a third of the time."""
    return sound("\n".join(words)).split("\n")
