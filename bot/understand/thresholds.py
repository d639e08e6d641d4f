"""Limits on figures: "más de 4 mil", "al menos 500", "entre 1000 y 2000", "de 500 para arriba"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understand.lexicon import Span
from bot.understand.words import Token

_YEARS = range(1990, 2100)
_REACH = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least and most value asked for, both included, and the tokens that say so."""

    at_least: int | None = None
    at_most: int | None = None
    tokens: frozenset[int] = frozenset()


def read_thresholds(tokens: list[Token], spans: Sequence[Span]) -> Thresholds:
    """Reads the limits of a text; a bare year after "hasta" or "entre" is no limit."""
    least: int | None = None
    most: int | None = None
    taken: set[int] = set()
    for span in spans:
        cues = span.phrase.cues
        if cues & {"upwards", "downwards"} and (at := _number_before(tokens, span.start)) is not None:
            value = tokens[at].value or 0
            least, most = (value, most) if "upwards" in cues else (least, value)
            taken.update((at, *range(span.start, span.end)))
            continue
        at = _number_after(tokens, span.end)
        if at is None or at in taken:
            continue
        value = tokens[at].value or 0
        if (
            "between" in cues
            and (other := _second(tokens, at)) is not None
            and not (value in _YEARS and (tokens[other].value or 0) in _YEARS)
        ):
            least, most = value, tokens[other].value
            taken.update((*range(span.start, span.end), at, other))
        elif cues & {"over", "under"} or (cues & {"at_least", "at_most"} and value not in _YEARS):
            if "over" in cues:
                least = value + 1
            elif "under" in cues:
                most = value - 1
            elif "at_least" in cues:
                least = value
            else:
                most = value
            taken.update((*range(span.start, span.end), at))
    return Thresholds(least, most, frozenset(taken))


def _number_after(tokens: list[Token], at: int) -> int | None:
    for place in range(at, min(at + _REACH, len(tokens))):
        if tokens[place].value is not None:
            return place if not _names_a_span_of_time(tokens, place) else None
        if tokens[place].form not in {"los", "las", "de", "a", "the", "unos", "unas", "d"}:
            return None
    return None


def _names_a_span_of_time(tokens: list[Token], at: int) -> bool:
    after = tokens[at + 1].form if at + 1 < len(tokens) else ""
    return after in {
        "mes",
        "meses",
        "ano",
        "anos",
        "trimestres",
        "semestres",
        "trimestre",
        "semestre",
        "months",
        "years",
    }


def _number_before(tokens: list[Token], at: int) -> int | None:
    for place in range(at - 1, max(at - _REACH - 1, -1), -1):
        if tokens[place].value is not None:
            return place if tokens[place].value not in _YEARS else None
    return None


def _second(tokens: list[Token], at: int) -> int | None:
    if at + 2 < len(tokens) and tokens[at + 1].form in {"y", "a", "and"} and tokens[at + 2].value is not None:
        return at + 2
    return None
