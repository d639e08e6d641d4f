"""When a figure looks wrong beside others: what a person must confirm before it is stored."""

from collections.abc import Iterable, Iterator, Mapping

from bot.data.observation import Cell, Observation
from bot.data.proposal import Doubt

TIMES = 5
"""A figure that is more than so many times another for the same thing, or less than that part of it, is doubted."""

NEAR = 1.05
"""How much more than "about" a number may be, and be about it still."""


def jumps(value: int, before: int) -> bool:
    """Whether a figure and the one before it are that far apart."""
    return value > TIMES * max(before, 1) or before > TIMES * max(value, 1)


def exceeds(parts: int, total: Observation) -> bool:
    """Whether parts give more than their total; "more than" has no end, and "about" is taken to the twentieth."""
    if total.qualifier == "at-least":
        return False
    return parts > (total.value * NEAR if total.qualifier == "about" else total.value)


def coarser(observation: Observation, known: Observation) -> bool:
    """Whether a figure only rounds an exact one that is known: it says nothing new and must not take its place."""
    if known.qualifier != "exact":
        return False
    if observation.qualifier == "at-least":
        return observation.value <= known.value <= observation.value * NEAR
    return observation.qualifier == "about" and known.value / NEAR <= observation.value <= known.value * NEAR


def doubts_of(
    observation: Observation,
    before: Observation | None,
    beside: Iterable[Observation],
    known: Mapping[Cell, Observation],
    additive: frozenset[str],
) -> tuple[Doubt, ...]:
    """What is odd about a figure: beside the one `before` it, those that come with it, and those that are `known`."""
    if observation.cell.goal:
        return ()
    figures = {**known, **{each.cell: each for each in beside}}.values()
    results = [each for each in figures if not each.cell.goal and each.indicator == observation.indicator]
    found = [Doubt("jump", observation, before)] if before and jumps(observation.value, before.value) else []
    found += [Doubt("jump", observation, each) for each in _years_apart(observation, results)]
    found += [Doubt("falls", observation, each) for each in _falling(observation, results)]
    if observation.indicator in additive:
        found += _against_parts(observation, results)
    return tuple(found)


def _same(one: Observation, other: Observation) -> bool:
    """Whether two figures count the same, whatever the period."""
    return one.cell[:5] == other.cell[:5]


def _years_apart(observation: Observation, results: Iterable[Observation]) -> Iterator[Observation]:
    """Figures of the same months of the year before or after that are too far from it."""
    for each in results:
        same_months = (each.period_start[4:], each.period_end[4:]) == (
            observation.period_start[4:],
            observation.period_end[4:],
        )
        apart = abs(int(each.period_end[:4]) - int(observation.period_end[:4]))
        if _same(each, observation) and same_months and apart == 1 and jumps(observation.value, each.value):
            yield each


def _falling(observation: Observation, results: Iterable[Observation]) -> Iterator[Observation]:
    """Figures from the same day on that give more by an earlier end, or less by a later one."""
    for each in results:
        if _same(each, observation) and each.period_start == observation.period_start:
            earlier = each.period_end < observation.period_end and exceeds(each.value, observation)
            later = each.period_end > observation.period_end and exceeds(observation.value, each)
            if earlier or later:
                yield each


def _against_parts(observation: Observation, results: Iterable[Observation]) -> Iterator[Doubt]:
    """The network's figure beside the sum of its centres', whichever of them is at hand."""
    alike = [
        each
        for each in results
        if (each.period_start, each.period_end) == (observation.period_start, observation.period_end)
        and each.cell[3:5] == observation.cell[3:5]
    ]
    totals = [each for each in alike if each.scope == "network"]
    centres = [each for each in alike if each.scope == "centre"]
    parts = sum(each.value for each in centres)
    if totals and observation.scope in {"network", "centre"} and exceeds(parts, totals[0]):
        yield Doubt("less-than-parts", totals[0], totals[0]._replace(value=parts, source="", qualifier="exact"))
