"""Hours in figures: "8:30", "18h", "6 de la tarde", "un cuarto para las 8"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import time
from typing import NamedTuple

from bot.understand.patterns import Found
from bot.understand.tongues import counts, lists
from bot.understand.words import Token

_ONE, _COUNTED = (frozenset(lists("hour_words")[name]) for name in ("one", "counted"))
_HOURS = counts("hours")
_DOTTED = re.compile(r"(\d{1,2})[.,](\d\d)")
_NOON, _MIDNIGHT = 12, 24
_MINUTES = range(60)
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


class Hour(NamedTuple):
    """An hour said at tokens `start` to `end` (not included).

    Attributes:
        at: the place of its number.
        minutes: since midnight, as the number says.
        sorts: what follows it, by the lists of the clock.
    """

    start: int
    at: int
    end: int
    minutes: int
    sorts: frozenset[str]

    def time(self, apart: AbstractSet[str]) -> time:
        """The time, by what follows it of the half of the day, or else by what is said of it apart from it."""
        sorts = self.sorts & _SPELLING or apart
        hours, minutes = divmod(self.minutes, 60)
        if hours == _NOON and not _FIRST_AT_TWELVE.isdisjoint(sorts):
            hours = 0
        elif any(hours in _PAST_NOON[sort] for sort in sorts if sort in _PAST_NOON):
            hours += _NOON
        return time(hours % _MIDNIGHT, minutes)


def hours_said(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[Hour]:
    """The hours of a text; `found` are the phrases of the clock in it."""
    begins = {one.start: one for one in found}
    leads = {one.end: one for one in found if one.name in {"before", "to"}}
    end = 0
    for at in range(len(tokens)):
        if at >= end and (hour := _hour(tokens, at, begins, leads.get(at))):
            yield hour
            end = hour.end


def _hour(tokens: Sequence[Token], at: int, begins: Mapping[int, Found], lead: Found | None) -> Hour | None:
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
    return Hour(lead.start if lead else at, at, end, value * 60 + minutes, frozenset(sorts)) if stands else None


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
