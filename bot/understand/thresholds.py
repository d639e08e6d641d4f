"""Limits on figures: "más de 4 mil", "al menos 500", "entre 1000 y 2000", "de 500 para arriba"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understand.language import Language
from bot.understand.moments import YEARS
from bot.understand.phrases import Span
from bot.understand.words import Text

_REACH = 3
_INCLUSIVE = frozenset({"at_least", "at_most"})
_BACKWARDS = frozenset({"upwards", "downwards"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least and most value asked for, both included, and the tokens that say so."""

    at_least: int | None = None
    at_most: int | None = None
    tokens: frozenset[int] = frozenset()


NO_THRESHOLDS = Thresholds()
"""What a text without limits says of them."""

_Limit = tuple[int | None, int | None, tuple[int, ...]]


def read_thresholds(text: Text, spans: Sequence[Span], tongue: Language) -> Thresholds:
    """Reads the limits of a text; a bare year after "hasta" or "entre" is no limit."""
    limits = [span for span in spans if span.phrase.limits] if text.figures else []
    if not limits:
        return NO_THRESHOLDS
    least: int | None = None
    most: int | None = None
    taken: set[int] = set()
    for span in limits:
        limit = _behind(text, span) or _ahead(text, span, tongue, taken)
        if limit is None:
            continue
        least = least if limit[0] is None else limit[0]
        most = most if limit[1] is None else limit[1]
        taken.update(range(span.start, span.end), limit[2])
    return Thresholds(least, most, frozenset(taken))


def _behind(text: Text, span: Span) -> _Limit | None:
    """The limit of "500 o más": least, most and the place of the number before the words."""
    if span.phrase.cues.isdisjoint(_BACKWARDS):
        return None
    for at in range(span.start - 1, max(span.start - _REACH - 1, -1), -1):
        value = text.tokens[at].value
        if value is not None:
            if value in YEARS:
                return None
            return (value, None, (at,)) if "upwards" in span.phrase.cues else (None, value, (at,))
    return None


def _ahead(text: Text, span: Span, tongue: Language, taken: set[int]) -> _Limit | None:
    """The limit of "más de 500": least, most and the places of the numbers behind the words."""
    at = _number_after(text, span.end, tongue)
    if at is None or at in taken:
        return None
    cues, value = span.phrase.cues, text.tokens[at].value or 0
    if "between" in cues and (pair := _pair(text, at, tongue)):
        return pair
    if "over" in cues or "under" in cues:
        return (value + 1, None, (at,)) if "over" in cues else (None, value - 1, (at,))
    if value in YEARS or cues.isdisjoint(_INCLUSIVE):
        return None
    return (value, None, (at,)) if "at_least" in cues else (None, value, (at,))


def _number_after(text: Text, start: int, tongue: Language) -> int | None:
    """The place of the number that follows, unless it counts months or years."""
    for at in range(start, min(start + _REACH, len(text.forms))):
        if text.tokens[at].value is not None:
            counts_time = at + 1 < len(text.forms) and text.forms[at + 1] in tongue.limits["time"]
            return None if counts_time else at
        if text.forms[at] not in tongue.limits["filler"]:
            return None
    return None


def _pair(text: Text, at: int, tongue: Language) -> _Limit | None:
    """Both limits of "entre 1000 y 2000", unless they are years."""
    if at + 2 >= len(text.forms) or text.forms[at + 1] not in tongue.limits["and"]:
        return None
    first, second = text.tokens[at].value or 0, text.tokens[at + 2].value
    if second is None or (first in YEARS and second in YEARS):
        return None
    return first, second, (at, at + 2)
