"""A period that several series share, so that only figures of the same period stand side by side."""

from collections.abc import Sequence
from typing import Protocol

from bot.lookup.asking import Asking
from bot.lookup.periods import days, inside
from bot.lookup.places import Place
from bot.lookup.store import Series
from bot.question import Period


class Side(Protocol):
    """Several that are ranked in the same period."""

    def reach(self, least: int, period: Period) -> bool:
        """Whether so many have all of a period."""

    def count(self, period: Period) -> int:
        """How many have all of a period."""

    def parts(self, period: Period) -> set[Period]:
        """The part of the period that each has, as far as any has one."""

    def since(self, period: Period) -> Period | None:
        """The longest of what any publishes from the period's start on, up to its end at most."""

    def latest_apart(self) -> set[Period]:
        """The latest period of each that is published otherwise than by month."""


def settle(asking: Asking, place: Place, several: Side, period: Period | None) -> tuple[Period | None, bool]:
    """The period to rank the groups of a place in, and whether it is all that was asked for.

    No period: the latest, where months count up to the latest one of any centre. A period that
    none has whole gives the part of it that most share.
    """
    if period is None:
        return _latest(asking.store.total(place, asking.measure).latest_months, several), True
    if asking.runs_now(period):
        period = several.since(period) or period
    if several.reach(1, period):
        return period, True
    parts = set() if asking.question.goal else several.parts(period)
    shared = most_shared(several, parts)
    return shared, shared is not None and shared.start == shared.end


def most_shared(several: Side, options: set[Period]) -> Period | None:
    """Of some periods the one that most have whole, then the longest, then the latest."""
    if len(options) < 2:  # noqa: PLR2004  # nothing to choose between
        return next(iter(options), None)
    return max(options, key=lambda option: (several.count(option), days(option), option.end))


def _latest(months: Period | None, several: Side) -> Period | None:
    """Of the months of all and the latest odd period of each what ends last, then what most have, then the longest."""
    options = {months, *several.latest_apart()} - {None}
    found = {option: several.count(option) for option in options if option}
    having = [option for option, count in found.items() if count]
    return max(having, key=lambda option: (option.end, found[option], days(option)), default=None)


def latest_of_all(several: Sequence[Series]) -> Period | None:
    """The latest period that every one of the series has whole, none later than the latest of each."""
    latest = [series.latest() for series in several]
    ends = min((period.end for period in latest if period), default=None)
    options = set().union(latest, *(series.spans for series in several)) - {None}
    found = [option for option in options if option and ends and option.end <= ends]
    ordered = sorted(found, key=lambda option: (option.end, days(option)), reverse=True)
    return next((option for option in ordered if all(series.whole(option) for series in several)), None)


def part_of_all(several: Sequence[Series], period: Period) -> Period | None:
    """The longest part of the period that every one of the series has whole; None where there is none."""
    options = {span for series in several for span in series.spans if inside(span, period)} | {period}
    parts = {part.period for series in several for option in options if (part := series.part(option))}
    shared = _overlaps(parts)
    whole = [option for option in options | shared if all(series.whole(option) for series in several)]
    return max(whole, key=lambda option: (days(option), option.end), default=None)


def _overlaps(parts: set[Period]) -> set[Period]:
    """The parts, and what each two of them share."""
    pairs = (Period(max(one.start, other.start), min(one.end, other.end)) for one in parts for other in parts)
    return {pair for pair in pairs if pair.start <= pair.end}
