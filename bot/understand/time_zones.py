"""In which time zone an hour is meant: "hora de Madrid", "hora peruana", "Madrid time"."""

from collections.abc import Sequence

from bot.understand.patterns import Patterns
from bot.understand.words import Token

_PLACES = Patterns.of("zones")
_AROUND = Patterns.of("zone_words")


def time_zone(tokens: Sequence[Token]) -> tuple[str | None, frozenset[int]]:
    """The zone by its name in the tz database, and the places of the words that say it."""
    around = _AROUND.find(tokens)
    if not around:
        return None, frozenset()
    for place in _PLACES.find(tokens):
        for said in around:
            if (said.name == "before" and said.end == place.start) or (
                said.name == "behind" and place.end == said.start
            ):
                return place.name, frozenset(range(min(said.start, place.start), max(said.end, place.end)))
    return None, frozenset()
