"""At what hour something is to be sent: "a las 8", "8:30 pm", "a las 6 de la tarde", "al mediodía", "18h".

An hour without more is one of the clock of 24 hours: "a las 6" is in the morning.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import time
from typing import NamedTuple

from bot.understand.patterns import Found, Patterns, Sorted
from bot.understand.tongues import counts, lists
from bot.understand.words import Token

_WORDS = lists("clock")
_ONE, _COUNTED = frozenset(_WORDS.pop("one")), frozenset(_WORDS.pop("counted"))
_PATTERNS = Patterns(_WORDS)
_HOURS = counts("hours")
CLOCK_WORDS = frozenset(_PATTERNS.words)
"""All words of the clock."""

_DOTTED = re.compile(r"(\d{1,2})[.,](\d\d)")
_NOON, _MIDNIGHT = 12, 24
_MINUTES = range(60)
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
_PAST_NOON: Mapping[str, range] = {
    "pm": range(1, 12),
    "afternoon": range(1, 12),
    "night": range(5, 12),
    "noon": range(1, 4),
    "day": range(1, 7),
}
"""What follows an hour → the hours that are in the second half of the day then."""
_FIRST_AT_TWELVE = frozenset({"am", "night", "dawn", "midnight"})
_FRACTIONS = {"half": 30, "quarter": 15, "to_quarter": -15}
_SPELLING = frozenset({"am", "pm", "hours", *_PAST_NOON, *_FIRST_AT_TWELVE, "morning"})
_BEHIND = _SPELLING | _FRACTIONS.keys() | {"minutes"}
_BY_ITSELF = frozenset({"am", "pm", "afternoon", "night", "dawn", "morning", "noon", "day"})
"""What makes a number before it an hour, whatever leads to it."""


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


class _Hour(NamedTuple):
    start: int
    at: int
    end: int
    minutes: int
    sorts: frozenset[str]


def time_of_day(text: Sorted) -> Clock:
    """Reads the hour."""
    tokens, found = text.tokens, _PATTERNS.find(text)
    hours = list(_hours(tokens, found))
    parts = [one for one in found if one.name in _PARTS]
    if hours:
        # "Cada tarde … a las 4": the part of the day may stand apart from its hour.
        apart = frozenset(one.name for one in parts)
        times = [_clock(hour, hour.sorts & _SPELLING or apart) for hour in hours]
    else:
        times = [_PARTS[one.name] for one in parts]
    spans = [(one.start, one.end) for one in hours] + [(one.start, one.end) for one in parts]
    places = frozenset(place for start, end in spans for place in range(start, end))
    exact = bool(hours) or any(one.name in {"noon", "midnight"} for one in parts)
    numbers = frozenset(one.at for one in hours)
    return Clock(tuple(dict.fromkeys(times)), exact, numbers, places)


def _hours(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[_Hour]:
    begins = {one.start: one for one in found}
    leads = {one.end: one for one in found if one.name in {"before", "to"}}
    end = 0
    for at in range(len(tokens)):
        if at >= end and (hour := _hour(tokens, at, begins, leads.get(at))):
            yield hour
            end = hour.end


def _hour(tokens: Sequence[Token], at: int, begins: Mapping[int, Found], lead: Found | None) -> _Hour | None:
    """The hour at a number that something makes one: a lead, minutes, or what follows."""
    value, minutes, end = _digits(tokens, at, led=lead is not None)
    if value is None or value > _MIDNIGHT:
        return None
    read, sorts = end, set[str]()
    while (more := begins.get(end)) and more.name in _BEHIND and more.name not in sorts:
        if more.name == "minutes" and more.value not in _MINUTES:
            break
        minutes += _FRACTIONS.get(more.name, more.value or 0)
        sorts.add(more.name)
        end = more.end
    bare = end == at + 1
    if lead is None:
        clipped = "hours" in sorts and (len(tokens[read].form) < len("hora") or tokens[at].form in _HOURS)
        stands = read > at + 1 or clipped or not _BY_ITSELF.isdisjoint(sorts)
    else:
        stands = not (bare and end < len(tokens) and tokens[end].form in _COUNTED)
        minutes -= _FRACTIONS["quarter"] if lead.name == "to" else 0
    return _Hour(lead.start if lead else at, at, end, value * 60 + minutes, frozenset(sorts)) if stands else None


def _digits(tokens: Sequence[Token], at: int, *, led: bool) -> tuple[int | None, int, int]:
    """Hour and minutes in figures, and the place behind them; no hour where there is none."""
    token = tokens[at]
    if dotted := _DOTTED.fullmatch(token.form):
        minutes = int(dotted[2])
        return (int(dotted[1]) if minutes in _MINUTES else None), minutes, at + 1
    if led and token.form in _ONE:
        return 1, 0, at + 1
    value = _HOURS.get(token.form, token.value)
    for place, sign in enumerate(tokens[at + 1 : at + 3], at + 1):
        if sign.value in _MINUTES and len(sign.raw) == len("00") and (sign.gap == ":" or tokens[place - 1].form == "h"):
            return value, sign.value or 0, place + 1
        if sign.form != "h":
            break
    return value, 0, at + 1


def _clock(hour: _Hour, sorts: AbstractSet[str]) -> time:
    """The time of an hour with what was said of its half of the day."""
    hours, minutes = divmod(hour.minutes, 60)
    if hours == _NOON and not _FIRST_AT_TWELVE.isdisjoint(sorts):
        hours = 0
    elif any(hours in _PAST_NOON[sort] for sort in sorts if sort in _PAST_NOON):
        hours += _NOON
    return time(hours % _MIDNIGHT, minutes)
