"""Noun 1: what was asked. The fields of `Query` are those that `cite-bot ask --json` prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from bot.rhythm import UNSAID, Timing

GroupBy = Literal["centre", "region", "chain", "service_type", "client_type", "month", "quarter", "year"]
Order = Literal["desc", "asc"]
SubjectKind = Literal["network", "centre", "region", "chain", "service_type", "client_type"]


class Intent(StrEnum):
    """What kind of answer is wanted."""

    COUNT = "count"
    RANKING = "ranking"
    POSITION = "position"
    COMPARE = "compare"
    SHARE = "share"
    TREND = "trend"
    LIST = "list"
    PROFILE = "profile"
    SUMMARY = "summary"
    SOURCE = "source"
    HELP = "help"
    GREETING = "greeting"
    THANKS = "thanks"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    SUBSCRIPTIONS = "subscriptions"
    LANGUAGE = "language"
    CHART = "chart"
    EXPORT = "export"


TALK = frozenset(
    {
        Intent.SOURCE,
        Intent.HELP,
        Intent.GREETING,
        Intent.THANKS,
        Intent.SUBSCRIBE,
        Intent.UNSUBSCRIBE,
        Intent.SUBSCRIPTIONS,
        Intent.LANGUAGE,
    }
)
"""Intents that are about the conversation or the bot, not about figures."""


class Period(NamedTuple):
    """From the first to the last day, both included."""

    start: date
    end: date


class Subject(NamedTuple):
    """One thing that figures are about; the network's id is `red`."""

    kind: SubjectKind
    id: str


@dataclass(frozen=True, slots=True)
class Query:
    """Indicator, filters and arrangement: filters of different fields combine, values of one field add up."""

    indicator: str = "services"
    service_types: tuple[str, ...] = ()
    client_types: tuple[str, ...] = ()
    centres: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()
    kind: Literal["public", "private"] | None = None
    period: Period | None = None
    group_by: GroupBy | None = None
    order: Order | None = None
    limit: int | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """A town or province that was named and the region it stands for."""

    town: str
    region: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood.

    Attributes:
        intent: the kind of answer wanted; `chart` and `export` take the rows that `query` asks for.
        query: what is looked up. Its `period` is None when none was asked.
        compared: for `compare`, the things side by side in the order asked; empty when only periods are compared.
        periods: for `compare`, the periods side by side in the order asked; empty or at least two.
        whole: for `share`, what it is a part of, when it is not the whole network.
        to_date: the period runs to the day of asking ("este año"): what is published so far is all of it.
        goal: a target was asked for ("meta"), not a result.
        stands: towns that stand for a region, so that the reply can say so.
        language: for `language`, the tongue asked for (es, en, qu).
        wanted: for `subscribe`, the kind of answer to be sent; None when it was not said what. For `unsubscribe` and
            `subscriptions`, of which kind what is meant is.
        timing: for `subscribe`, how often and when, as far as that was said; for `unsubscribe` and with `paused`, of
            what is meant; for `subscriptions` else, how it is to be from now on.
        paused: for `subscriptions`, whether they shall pause (True) or go on (False); None: they are asked about.
    """

    intent: Intent
    query: Query = Query()
    compared: tuple[Subject, ...] = ()
    periods: tuple[Period, ...] = ()
    whole: Subject | None = None
    to_date: bool = False
    goal: bool = False
    stands: tuple[Stand, ...] = ()
    language: str | None = None
    wanted: Intent | None = None
    timing: Timing = UNSAID
    paused: bool | None = None


class Choice(NamedTuple):
    """One thing that an ambiguous name may mean."""

    kind: SubjectKind
    id: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name fits several things; `question` is the rest of what was asked, `word` the name as typed."""

    word: str
    choices: tuple[Choice, ...]
    question: Question


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """No question was found. `word` is what was not known (empty: nothing stands out), `near` names it may mean."""

    word: str = ""
    near: tuple[Choice, ...] = ()
    reason: Literal["unknown", "empty", "too_long"] = "unknown"


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """A question that the data cannot answer; `topic` is a key of the language data (price, jobs, weather …)."""

    topic: str


Understanding = Question | Ambiguous | NotUnderstood | OutOfScope


def named(asked: Question | Ambiguous) -> Iterator[tuple[str, str]]:
    """Everything of the tables that is asked about, by its kind and its id."""
    if isinstance(asked, Ambiguous):
        yield from asked.choices
        asked = asked.question
    query = asked.query
    yield "indicator", query.indicator
    for kind, ids in (
        ("service_type", query.service_types),
        ("client_type", query.client_types),
        ("centre", query.centres),
        ("region", query.regions),
        ("chain", query.chains),
    ):
        yield from ((kind, id_) for id_ in ids)
    yield from asked.compared
    if asked.whole:
        yield asked.whole
