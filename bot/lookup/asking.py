"""One question on its way through the tables: what is counted, where, in which period; and the answer in the making."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from bot.answer import Answer, Coverage, Gap, Row, RowKind, Status
from bot.lookup.figure import Figure, row_of
from bot.lookup.measure import Measure
from bot.lookup.places import Place
from bot.lookup.store import Series, Store
from bot.question import Period, Query, Question, Subject
from bot.registry import NETWORK
from bot.rows import Rows


class Found(NamedTuple):
    """A figure, and whether it is all of what was asked for."""

    figure: Figure | None
    complete: bool


@dataclass(frozen=True)
class Asking:
    """A question with the store that answers it and the day it is asked on."""

    question: Question
    store: Store
    today: date

    @property
    def query(self) -> Query:
        """What is looked up."""
        return self.question.query

    @cached_property
    def place(self) -> Place:
        """Where."""
        return Place.of(self.query)

    @cached_property
    def measure(self) -> Measure:
        """What is counted."""
        return Measure.of(self.query, goal=self.question.goal)

    @cached_property
    def series(self) -> Series:
        """What is published on what was asked about."""
        return self.store.series(self.place, self.measure)

    @property
    def period(self) -> Period | None:
        """The period asked for."""
        return self.query.period

    def runs_now(self, period: Period) -> bool:
        """Whether the period runs to the day of asking, so that what is published of it so far is all of it."""
        return self.question.to_date and period.start <= self.today <= period.end

    def find(self, series: Series, period: Period | None) -> Found:
        """The figure of a period (None: the latest): all of it, else the part that is published."""
        if period is None:
            latest = series.latest()
            return Found(series.whole(latest) if latest else None, complete=True)
        if self.runs_now(period):
            period = series.since(period) or period
        if figure := series.whole(period):
            return Found(figure, complete=True)
        part = None if self.question.goal else series.part(period)
        return Found(part, complete=part is not None and part.period.start == part.period.end)

    def covered(self, series: Series, period: Period) -> bool:
        """Whether `find` gives all of a period; where it is published as asked for, nothing is added up to see it."""
        if not self.question.to_date and series.has(period):
            return True
        figure, complete = self.find(series, period)
        return figure is not None and complete

    def row(self, subject: Subject, figure: Figure | None) -> Row:
        """The figure of a subject as a row with its printed name."""
        return row_of(subject.kind, subject.id, self.store.registry.name(*subject), figure)

    def calendar_row(self, kind: RowKind, id_: str, figure: Figure | None) -> Row:
        """The figure of a month, quarter or year as a row."""
        return row_of(kind, id_, id_, figure)

    def answer(  # noqa: PLR0913  # each part of an answer under its own name
        self,
        status: Status,
        rows: Sequence[Row] = (),
        figures: Iterable[Figure | None] = (),
        *,
        beside: tuple[Row, ...] = (),
        nearest: Row | None = None,
        gaps: tuple[Gap, ...] = (),
        outside: tuple[str, ...] = (),
        field: Coverage | None = None,
        whole: Row | None = None,
        latest: Period | None = None,
        summed: bool = False,
    ) -> Answer:
        """The answer to this question; `figures` are those that the rows show, or else whether any is `summed`."""
        indicator = self.store.registry.indicators.get(self.query.indicator)
        adds_twice = indicator is not None and not indicator.additive
        shown = [figure for figure in figures if figure]
        return Answer(
            status=status,
            asked=self.question,
            question=self.question,
            rows=rows if isinstance(rows, Rows) else tuple(rows),
            beside=beside,
            nearest=nearest,
            gaps=gaps,
            outside=outside or tuple(dict.fromkeys(centre for figure in shown for centre in figure.outside)),
            field=field,
            whole=whole,
            summed_clients=adds_twice and (summed or any(figure.summed for figure in shown)),
            latest=latest,
        )

    def no_figure(self, series: Series, subject: Subject, field: Coverage | None = None) -> Answer:
        """There is none: the nearest of the subject, else of what it is part of; the goal where a result was asked."""
        goal = self._goal() if series is self.series and not self.question.goal else None
        beside = (self.row(subject, goal),) if goal else ()
        elsewhere = not series
        if elsewhere:
            series, subject = self._around()
        near = self._nearest(series, subject)
        answer = self.answer(Status.NO_DATA, nearest=near, beside=beside, field=field)
        return replace(answer, elsewhere=elsewhere and near is not None)

    def _around(self) -> tuple[Series, Subject]:
        """What is published on the chain that the one asked about is a part of, else on the network."""
        chains, subject = self.store.registry.chains, self.place.subject()
        while subject.kind == "chain" and subject.id in chains and (parent := chains[subject.id].parent):
            subject = Subject("chain", parent)
            if series := self.store.series(Place().at(subject), self.measure):
                return series, subject
        return self.store.series(Place(), self.measure), Subject("network", NETWORK)

    def _nearest(self, series: Series, subject: Subject) -> Row | None:
        period = self.period or series.latest()
        near = series.nearest(period) if period else None
        return self.row(subject, near) if near else None

    def _goal(self) -> Figure | None:
        """The goal of the period asked for; where there are no results at all, the latest goal."""
        goals = self.store.series(self.place, self.measure._replace(goal=True))
        period = self.period or (None if self.series else goals.latest())
        return goals.whole(period) if period else None


def status_of(*, complete: bool) -> Status:
    """Answered when all of it was found, else partial."""
    return Status.ANSWERED if complete else Status.PARTIAL
