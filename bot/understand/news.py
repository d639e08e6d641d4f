"""Whether something is wanted whenever new figures are published: "cuando haya datos nuevos", "si hay novedades"."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.understand.patterns import Found, Patterns, Sorted
from bot.understand.tongues import lists

_WORDS = lists("news")
_WHEN = Patterns({name: said for name, said in _WORDS.items() if name == "when"})
_HAPPENS = Patterns({name: said for name, said in _WORDS.items() if name not in {"when", "telling"}})
_TELLING = Patterns({name: said for name, said in _WORDS.items() if name == "telling"})


class News(NamedTuple):
    """The places of the words that say so, without the names between them; and whether they say "when"."""

    places: frozenset[int] = frozenset()
    awaited: bool = False


def news(text: Sorted) -> News:
    """What a text says of new figures."""
    told = _TELLING.find(text)
    when = next(iter(_WHEN.find(text)), None)
    happens = _HAPPENS.find(text)
    names = {one.name for one in happens}
    names |= {"fresh"} if told else set()
    if when and ("published" in names or {"appears", "fresh"} <= names or {"appears", "figures"} <= names):
        return News(_places([when, *happens, *told]), awaited=True)
    return News(_places(told))


def _places(found: Sequence[Found]) -> frozenset[int]:
    return frozenset(place for one in found for place in range(one.start, one.end))
