"""At what hour something is to be sent: "a las 8", "8:30 pm", "a las 6 de la tarde", "al mediodía", "18h".

An hour without more is one of the clock of 24 hours: "a las 6" is in the morning.
"""

from collections.abc import Mapping
from datetime import time
from typing import NamedTuple

from bot.understand.hours import hours_said
from bot.understand.patterns import Patterns, Sorted

_PATTERNS = Patterns.of("clock")
_PARTS: Mapping[str, time] = {
    "dawn": time(5),
    "early": time(7),
    "morning": time(8),
    "noon": time(12),
    "afternoon": time(15),
    "night": time(19),
    "midnight": time(0),
}
"""Part of the day → when that is, where no hour is said."""


class Clock(NamedTuple):
    """What a text says of the hour.

    Attributes:
        times: the hours said, each once, in order; a part of the day where none was.
        exact: an hour was said, or noon or midnight, not only a part of the day.
        numbers: the places of the hours in figures.
        places: the places of the words that say so.
    """

    times: tuple[time, ...] = ()
    exact: bool = False
    numbers: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()

    @property
    def at(self) -> time | None:
        """The one hour that was said."""
        return self.times[0] if len(self.times) == 1 else None


def time_of_day(text: Sorted) -> Clock:
    """Reads the hour."""
    found = _PATTERNS.find(text)
    hours = list(hours_said(text.tokens, found))
    parts = [one for one in found if one.name in _PARTS]
    if hours:
        # "Cada tarde … a las 4": the part of the day may stand apart from its hour.
        apart = frozenset(one.name for one in parts)
        times = [hour.time(apart) for hour in hours]
    else:
        times = [_PARTS[one.name] for one in parts]
    spans = [(one.start, one.end) for one in hours] + [(one.start, one.end) for one in parts]
    places = frozenset(place for start, end in spans for place in range(start, end))
    exact = bool(hours) or any(one.name in {"noon", "midnight"} for one in parts)
    numbers = frozenset(one.at for one in hours)
    return Clock(tuple(dict.fromkeys(times)), exact, numbers, places)
