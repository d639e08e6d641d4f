"""Of the figures of a note, those to propose: each once, the exact ones before rounded ones, and no contradictions."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.data.note.finding import Finding
from bot.data.tables import GOAL

if TYPE_CHECKING:
    from bot.data.observation import Cell

_EXACT = "exact"
_GUESSED = frozenset(
    {"scope-guessed", "period-guessed", "to-date", "no-verb", "unit-guessed", "centre-unsure", "period-unsure"}
)
_NEVER_AGAINST = frozenset(
    {"scope-guessed", "centre-unsure", "region-unsure", "kind-unsure", "unit-guessed", "part", "people"}
)
"""What may well be of something else says nothing against a figure."""
_ROUND = 100
"""A figure of whole hundreds may be rounded, though it does not say so."""
_ABOUT = 10
"""A rounded figure is within a tenth of the exact one."""


def chosen(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """In the order of the text."""
    exact = [each for each in found if each.observation.qualifier == _EXACT]
    kept = [each for each in found if not any(_refines(other, each) for other in exact if other is not each)]
    return tuple(_doubted(_once(kept)))


def _refines(exact: Finding, rough: Finding) -> bool:
    """Whether a figure is only the exact one of the same thing, rounded."""
    told, other = rough.observation, exact.observation
    if told.qualifier == GOAL or told.indicator != other.indicator or told.value == other.value:
        return False
    same = told.cell == other.cell
    if told.qualifier == _EXACT:
        guessed = bool(_GUESSED.intersection(rough.reasons)) and _step(told.value) >= _ROUND
        return guessed and told.value < other.value < told.value + _step(told.value)
    if not same and not _GUESSED.intersection(rough.reasons):
        return False
    step = _step(told.value)
    if told.qualifier == "at-least":
        near = told.value <= other.value and (same or other.value < told.value + step)
    else:
        near = abs(told.value - other.value) * _ABOUT <= other.value if same else abs(told.value - other.value) < step
    return near


def _step(value: int) -> int:
    """What a number was rounded to: 67,000 to a thousand, 1,250 to ten."""
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def _once(found: Sequence[Finding]) -> list[Finding]:
    """Each figure once: the sure one before doubtful ones of the same number."""
    kept: list[Finding] = []
    for each in found:
        twin = next((place for place, other in enumerate(kept) if _is_same(each, other)), None)
        if twin is None:
            kept.append(each)
        elif len(each.reasons) < len(kept[twin].reasons):
            kept[twin] = each
    return kept


def _is_same(one: Finding, other: Finding) -> bool:
    mine, theirs = one.observation, other.observation
    if mine.value != theirs.value or mine.indicator != theirs.indicator:
        return False
    guessed = _GUESSED.intersection(one.reasons) or _GUESSED.intersection(other.reasons)
    return (
        mine == theirs
        or (mine.cell == theirs.cell)
        or bool(
            guessed
            and mine.service_type == theirs.service_type
            and mine.client_type == theirs.client_type
            and mine.value > _SMALL
        )
    )


_SMALL = 1_000
"""Smaller numbers are the same by chance."""


def _doubted(found: Sequence[Finding]) -> Iterator[Finding]:
    values: dict[Cell, set[int]] = {}
    for each in found:
        if not _NEVER_AGAINST.intersection(each.reasons):
            values.setdefault(each.observation.cell, set()).add(each.observation.value)
    for each in found:
        if len({each.observation.value, *values.get(each.observation.cell, ())}) > 1:
            yield each._replace(reasons=(*each.reasons, "contradiction"))
        else:
            yield each
