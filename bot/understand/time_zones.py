"""In which time zone an hour is meant: "hora de Madrid", "hora peruana", "Madrid time"."""

from bot.understand.patterns import Patterns, Sorted

_PLACES = Patterns.of("zones")
_AROUND = Patterns.of("zone_words")


def time_zone(text: Sorted) -> tuple[str | None, frozenset[int]]:
    """The zone by its name in the tz database, and the places of the words that say it."""
    around = _AROUND.find(text)
    if not around:
        return None, frozenset()
    before = {said.end: said for said in around if said.name == "before"}
    behind = {said.start: said for said in around if said.name == "behind"}
    for place in _PLACES.find(text):
        if said := before.get(place.start) or behind.get(place.end):
            return place.name, frozenset(range(min(said.start, place.start), max(said.end, place.end)))
    return None, frozenset()
