"""Thresholds as they were asked for: "más de 5,000", "5,000 o más"."""

from bot.phrase.telling import Telling
from bot.question import Query

ROUND = 10
"""People name multiples of this; a bound one above or below such a number was asked for as "more" or "fewer"."""


def limited(query: Query) -> bool:
    """Whether the question has a threshold."""
    return query.at_least is not None or query.at_most is not None


def bounds(t: Telling) -> str:
    """The thresholds of the question; there must be one."""
    low, high = t.query.at_least, t.query.at_most
    if low is None:
        return _at_most(t, high or 0)
    if high is None:
        return _at_least(t, low)
    return t.voice.gettext("between {low} and {high}", low=t.voice.number(low), high=t.voice.number(high))


def _at_least(t: Telling, low: int) -> str:
    if low % ROUND == 1:
        return t.voice.gettext("more than {number}", number=t.voice.number(low - 1))
    return t.voice.gettext("{number} or more", number=t.voice.number(low))


def _at_most(t: Telling, high: int) -> str:
    if (high + 1) % ROUND == 0:
        return t.voice.gettext("fewer than {number}", number=t.voice.number(high + 1))
    return t.voice.gettext("{number} or fewer", number=t.voice.number(high))
