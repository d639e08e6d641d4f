"""A few things that are kept beside what they are made of.

A cache of the library's would hold its owner too, in a ring: thousands would stay in memory until rings are looked for.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

MOST = 4
"""How many; with the next one they begin anew."""


def once(kept: dict[Key, Made], key: Key, make: Callable[[Key], Made]) -> Made:
    """What is kept under a key; else what is made of it (never None), and kept from then on. Any thread may ask."""
    found = kept.get(key)
    if found is None:
        found = make(key)
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = found
    return found
