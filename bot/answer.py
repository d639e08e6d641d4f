"""Noun 2: what was found. Numbers, ids, periods, sources and coverage; no sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple, cast

from bot.question import Period, Question, Subject, SubjectKind, Understanding

RowKind = Literal["network", "centre", "region", "chain", "service_type", "client_type", "month", "quarter", "year"]
Qualifier = Literal["exact", "at-least", "about", "target"]


_PAIR = 2
"""Of so few centres, one alone says much of all."""


CALENDAR: frozenset[RowKind] = frozenset({"month", "quarter", "year"})
"""Kinds of rows that are periods themselves."""


class Status(StrEnum):
    """How far the question was answered."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NO_DATA = "no_data"
    AMBIGUOUS = "ambiguous"
    NOT_UNDERSTOOD = "not_understood"
    OUT_OF_SCOPE = "out_of_scope"


class Coverage(NamedTuple):
    """How many operating centres of a group have a figure."""

    published: int
    total: int

    @property
    def thin(self) -> bool:
        """Whether so few have one that their sum must not be read as the whole."""
        return self.total > _PAIR and 2 * self.published < self.total


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an answer; `value` None where nothing is counted, `share` from 0 to 1.

    `id` is a registry id, `red`, or a calendar key: `2025-09`, `2025-Q3`, `2025`.
    """

    kind: RowKind
    id: str
    name: str
    value: int | None = None
    qualifier: Qualifier = "exact"
    rank: int | None = None
    share: float | None = None
    period: Period | None = None
    coverage: Coverage | None = None
    sources: tuple[str, ...] = ()

    @property
    def subject(self) -> Subject | None:
        """What the figure is about; None for a row of the calendar."""
        return None if self.kind in CALENDAR else Subject(cast("SubjectKind", self.kind), self.id)


@dataclass(frozen=True, slots=True)
class Gap:
    """A centre without every month of the period: the `published` part, or None where it has none at all.

    `lacking` are the stretches without a figure, given where what is published lies on both sides of a hole.
    """

    centre: str
    published: Period | None
    lacking: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tables say to a question.

    Attributes:
        status: how far it was answered.
        asked: what was understood, or why not.
        question: the question as looked up; None when there was none.
        rows: the figures, as the contract orders them.
        beside: further figures that belong to the reply: the exact one of the same year beside a rounded one.
        nearest: with `no_data`, the figure of the nearest period that has one.
        gaps: centres that a sum counts only in part, or that a ranking leaves out.
        outside: centres that are counted or ranked and do not operate, or it is not known; no coverage has them.
            For a list, those that match it otherwise.
        field: for a ranking or a position, how many of how many have a figure.
        whole: for a share, the row of the whole; with `no_data`, nobody but the subject (`nearest`) has a figure of it.
        elsewhere: with `no_data`, the subject has no figure at all, and `nearest` is that of the whole network, or of
            the chain that the subject is a part of.
        crossed: with `no_data`, the question crosses service and client types, and figures are published by one only.
        summed_clients: a non-additive indicator was summed: one company can count more than once.
        further: questions on the same subject that have an answer.
        latest: for `source` and `help`, the period that the newest figures cover.
    """

    status: Status
    asked: Understanding
    question: Question | None = None
    rows: Sequence[Row] = ()
    beside: tuple[Row, ...] = ()
    nearest: Row | None = None
    gaps: tuple[Gap, ...] = ()
    outside: tuple[str, ...] = ()
    field: Coverage | None = None
    whole: Row | None = None
    elsewhere: bool = False
    crossed: bool = False
    summed_clients: bool = False
    further: tuple[Question, ...] = ()
    latest: Period | None = None


class Near(NamedTuple):
    """A centre by its id, the town that it is in, and how many kilometres from the point asked about that town is."""

    centre: str
    town: str
    km: float


class Away(NamedTuple):
    """The town of Peru nearest to a point that is far from all of them, its region, and the kilometres between."""

    town: str
    region: str
    km: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """What lies nearest to a point of the map.

    Attributes:
        found: operating centres, the nearest first.
        unsited: operating centres whose town is not known and that could be as near, by id.
        away: the point is far from Peru; nothing is `found` then.
    """

    found: tuple[Near, ...] = ()
    unsited: tuple[str, ...] = ()
    away: Away | None = None
