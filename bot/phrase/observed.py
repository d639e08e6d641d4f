"""Figures before they are stored, in words: what each counts, where and when."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, cast

from bot.answer import Answer, Qualifier, Row, RowKind, Status
from bot.phrase.figures import number, statement
from bot.phrase.labels import label
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.question import Intent, Period, Query, Question
from bot.registry import NETWORK, Registry


class Observed(Protocol):
    """A figure as the tables hold it; days are YYYY-MM-DD, `scope` is network, centre, region or chain."""

    @property
    def indicator(self) -> str: ...  # noqa: D102 - as the columns of observations.csv
    @property
    def scope(self) -> str: ...  # noqa: D102
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def service_type(self) -> str: ...  # noqa: D102
    @property
    def client_type(self) -> str: ...  # noqa: D102
    @property
    def period_start(self) -> str: ...  # noqa: D102
    @property
    def period_end(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> int: ...  # noqa: D102
    @property
    def qualifier(self) -> str: ...  # noqa: D102


class Doubted(Protocol):
    """Why a figure must be looked at, and the one beside which it looks wrong."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - as in a proposal
    @property
    def observation(self) -> Observed: ...  # noqa: D102
    @property
    def beside(self) -> Observed | None: ...  # noqa: D102


def stated(observed: Observed, voice: Voice, registry: Registry) -> str:
    """The whole sentence: "Más de 4,914 servicios en CITEmadera, de enero a setiembre de 2025."."""
    return statement(_telling(observed, voice, registry), _row(observed, registry))


def counted(observed: Observed, voice: Voice, registry: Registry) -> str:
    """What is counted, without its value: "Servicios · CITEmadera · set. 2025"."""
    return label(_question(observed), voice, registry)


def valued(observed: Observed, voice: Voice, registry: Registry) -> str:
    """The value alone, with its qualifier: "más de 4,914"."""
    return number(_telling(observed, voice, registry), _row(observed, registry))


def doubted(doubt: Doubted, voice: Voice, registry: Registry) -> str:
    """What is odd about a figure, as the rest of a sentence."""
    beside = valued(doubt.beside, voice, registry) if doubt.beside else ""
    match doubt.kind:
        case "jump":
            return voice.gettext("over five times apart from {number}", number=beside)
        case "less-than-parts":
            return voice.gettext("less than the sum of its parts, {number}", number=beside)
        case "falls":
            until = voice.date(date.fromisoformat(doubt.beside.period_end)) if doubt.beside else ""
            return voice.gettext("{number} had been given up to {day}", number=beside, day=until)
        case _:
            return voice.gettext("its period had not ended when it was published")


def cut(text: str, longest: int) -> str:
    """The text in one line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def first(entries: Sequence[str], shown: int, voice: Voice) -> list[str]:
    """The first of the entries, and how many more there are."""
    more = len(entries) - shown
    left = [voice.gettext("… and {n} more", n=voice.number(more))] if more > 0 else []
    return [*entries[:shown], *left]


def _question(observed: Observed) -> Question:
    subject = (observed.subject,)
    query = Query(
        observed.indicator,
        (observed.service_type,) if observed.service_type else (),
        (observed.client_type,) if observed.client_type else (),
        centres=subject if observed.scope == "centre" else (),
        regions=subject if observed.scope == "region" else (),
        chains=subject if observed.scope == "chain" else (),
        period=_period(observed),
    )
    return Question(Intent.COUNT, query, goal=observed.qualifier == "target")


def _telling(observed: Observed, voice: Voice, registry: Registry) -> Telling:
    question = _question(observed)
    return Telling(Answer(Status.ANSWERED, question, question), voice, registry)


def _row(observed: Observed, registry: Registry) -> Row:
    kind, qualifier = cast("RowKind", observed.scope), cast("Qualifier", observed.qualifier)
    id_ = observed.subject or NETWORK
    return Row(kind, id_, registry.name(kind, id_), observed.value, qualifier, period=_period(observed))


def _period(observed: Observed) -> Period:
    return Period(date.fromisoformat(observed.period_start), date.fromisoformat(observed.period_end))
