"""A total: the figures of a region, a chain or the network, as published or added over its centres."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from bot.answer import Coverage, Gap
from bot.lookup.crowd import Crowd
from bot.lookup.figure import Figure, least_certain, merge_sources
from bot.lookup.gaps import gaps_of
from bot.lookup.line import Line, closest
from bot.lookup.periods import days, inside, months_in, months_period, whole_months
from bot.lookup.shape import shape_of
from bot.question import Period

_KEPT = 12
"""How many sums of one total are kept; with the next one they begin anew."""


class Total:
    """A group of centres: `own` is what is published for the group itself, `crowd` what its centres publish."""

    def __init__(self, own: Line, crowd: Crowd, rank: Mapping[str, int]) -> None:
        """Takes what is published; `rank` orders sources, the latest published first."""
        self.own = own
        self.crowd = crowd
        self._rank = rank
        self._added: dict[Period, Figure | None] = {}

    def __bool__(self) -> bool:
        return bool(self.own or self.crowd)

    @cached_property
    def shape(self) -> Line:
        """What the centres publish together, without values: their months, and the odd periods of any."""
        return shape_of(self.crowd)

    @cached_property
    def spans(self) -> frozenset[Period]:
        """Every odd period, and for each year what the months of the centres cover together."""
        return self.own.spans | self.shape.spans

    def whole(self, period: Period) -> Figure | None:
        """The figure of exactly this period: the group's own, else the sum where its centres together have it all."""
        return self.own.whole(period) or self.added(period)

    def has(self, period: Period) -> bool:
        """Whether there is a figure of exactly this period."""
        return self.own.has(period) or self.shape.has(period)

    def added(self, period: Period) -> Figure | None:
        """The sum over centres of what each has inside the period, where together they have all of it."""
        known = self._added  # Another thread may begin anew meanwhile.
        if period in known:
            return known[period]
        found = self._add(period)
        if len(known) >= _KEPT:
            known = self._added = {}
        known[period] = found
        return found

    def _add(self, period: Period) -> Figure | None:
        if not self.shape.has(period):
            return None
        months = months_in(period)
        if months and period not in self.shape.cells:
            return self._sum(period, [self.crowd.added(months, period)], *self.crowd.having_any(months))
        return self._sum(period, *self.crowd.with_odd(period, months))

    def _sum(self, period: Period, found: list[Figure], counted: Sequence[int], short: list[Gap]) -> Figure:
        crowd, operating = self.crowd, self.crowd.roster.operating
        outside = tuple(crowd.roster.ids[number] for number in counted if not operating[number])
        coverage = Coverage(len(counted) - len(outside), crowd.operating)
        return Figure(
            sum(figure.value for figure in found),
            period,
            least_certain({figure.qualifier for figure in found}),
            merge_sources((figure.sources for figure in found), self._rank),
            len(found) > 1 or found[0].summed,
            coverage,
            outside,
            partial(gaps_of, crowd, period, counted, short) if short or coverage.published < coverage.total else None,
        )

    def part(self, period: Period) -> Figure | None:
        """The part inside the period that most centres publish, then the longest, then the latest."""
        options = {cell for cell in self.shape.cells if inside(cell, period)}
        stretches = [months_period(low, high) for _, low, high in self.shape.stretches(*whole_months(period))]
        options.update(stretches and [max(stretches, key=lambda stretch: (days(stretch), stretch.end))])
        sums = [figure for option in options if (figure := self.added(option))]
        best = max(sums, key=_centres_days_end, default=None)
        own = self.own.part(period)
        if own and (best is None or days(own.period) >= days(best.period)):
            return own
        return best

    def since(self, period: Period) -> Period | None:
        """What is published from the period's start on, up to its end at most."""
        return max(filter(None, (self.own.since(period), self.shape.since(period))), default=None)

    def latest(self) -> Period | None:
        """The latest period of the group or its centres; the group's own where both end on the same day."""
        return self._latest

    @cached_property
    def _latest(self) -> Period | None:
        options = (self.own.latest(), self.latest_months, self._latest_odd())
        return max(filter(None, options), key=lambda period: period.end, default=None)

    def latest_apart(self) -> Period | None:
        """The latest period of the group itself, or of what its centres publish otherwise than by month."""
        options = (self.own.latest(), self._latest_odd())
        return max(filter(None, options), key=lambda period: period.end, default=None)

    def _latest_odd(self) -> Period | None:
        """Of the odd periods of the centres that end last the one that most of them have, then the longest."""
        end = max((cell.end for cell in self.shape.cells), default=None)
        last = (cell for cell in self.shape.cells if cell.end == end)
        having = {cell: len(self.crowd.having(cell)) for cell in last}
        return max(having, key=lambda cell: (having[cell], days(cell)), default=None)

    @property
    def latest_months(self) -> Period | None:
        """From January to the latest month that any of the centres has."""
        return self.shape.latest_months

    def nearest(self, period: Period) -> Figure | None:
        """The figure of the published period that lies nearest; the group's own before a sum of few centres."""
        options = self.own.near(period) + self.shape.near(period)
        found = self.whole(closest(options, period)) if options else None
        thin = found and found.coverage and found.coverage.thin
        return self.own.nearest(period) or found if thin else found

    def exact_beside(self, figure: Figure) -> Figure | None:
        """The exact figure of the same year that belongs beside a rounded one of the group's own."""
        if figure.coverage:
            return None
        if exact := self.own.exact_beside(figure):
            return exact
        added = self.added(figure.period)
        return added if added and added.qualifier == "exact" else None


def _centres_days_end(figure: Figure) -> tuple[int, int, int]:
    return figure.coverage.published if figure.coverage else 0, days(figure.period), figure.period.end.toordinal()
