"""The order of names: letters count, accents and case do not."""

from functools import lru_cache
from unicodedata import combining, normalize


@lru_cache(maxsize=1024)
def fold(name: str) -> str:
    """The name as it is sorted."""
    return "".join(letter for letter in normalize("NFD", name.casefold()) if not combining(letter))
