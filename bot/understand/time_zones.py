"""In which time zone an hour is meant: "hora de Madrid", "hora peruana", "Madrid time"."""

from bot.understand.patterns import Patterns, Sorted

_PLACES = Patterns.of("zones")
_AROUND = Patterns.of("zone_words")


def time_zone(text: Sorted) -> tuple[str | None, frozenset[int]]:
    """The zone by its name in the tz database, and the places of the words that say it."""
    around = _AROUND.find(text)
    if not around:
        return None, frozenset()
    for place in _PLACES.find(text):
        for said in around:
            if (said.name == "before" and said.end == place.start) or (
                said.name == "behind" and place.end == said.start
            ):
                return place.name, frozenset(range(min(said.start, place.start), max(said.end, place.end)))
    return None, frozenset()
