"""Rankings: who has most, or least."""

from bot.answer import Row, Status
from bot.message import Message
from bot.phrase import asking
from bot.phrase.bounds import bounds, limited
from bot.phrase.coverage import field, left_out, of_all, part
from bot.phrase.figures import CALENDAR, amount, label, noun, number
from bot.phrase.missing import part_of_period, repeated_companies, towns, within
from bot.phrase.scope import among, filtered, only, scope
from bot.phrase.sources import footnote
from bot.phrase.telling import Telling, capital
from bot.question import GroupBy, Intent, Period, Question

SHOWN = 10
"""Lines of a ranking that a phone shows at once."""


def ranking(t: Telling) -> Message:
    """The rows in order, how many of how many have a figure, and who is left out."""
    shown = () if _alone(t) else t.rows[:SHOWN]
    items = [_line(t, row) for row in shown]
    if shown and (more := len(t.rows) - len(shown)):
        items.append(t.voice.gettext("and {n} more", n=t.voice.number(more)))
    return Message(
        title=_title(t),
        items=tuple(items),
        lines=(
            *_limits(t),
            *_part(t),
            *towns(t),
            *of_all(t),
            *field(t),
            *left_out(t),
            *within(t),
            *repeated_companies(t),
        ),
        footnote=footnote(t, t.rows),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=_next(t),
    )


def nobody(t: Telling) -> Message:
    """That nobody lies within the thresholds."""
    what = noun(t) + (f" {where}" if (where := among(t, t.query)) else "")
    if t.query.period:
        what = f"{what} {t.voice.during(t.query.period)}"
    return Message(
        title=t.voice.gettext("None has {bounds} {noun}.", bounds=bounds(t), noun=what),
        lines=(*towns(t), *field(t)),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=(asking.ranking(t),),
    )


def _first_alone(t: Telling) -> str:
    """The sentence for a ranking that asks for nobody but the first."""
    row, voice = t.rows[0], t.voice
    if row.kind in CALENDAR:
        return _best_time(t, row)
    name, figure, when = label(t, row), amount(t, row), voice.during(row.period) if row.period else ""
    if t.query.order == "asc":
        return voice.gettext("The fewest: {name}, with {amount}, {when}.", name=name, amount=figure, when=when)
    return voice.gettext("In first place: {name}, with {amount}, {when}.", name=name, amount=figure, when=when)


def _where(t: Telling) -> str:
    return scope(t, t.query) if filtered(t.query) else ""


def _best_time(t: Telling, row: Row) -> str:
    """The month, quarter or year with most, or fewest."""
    what = f"{noun(t)} {_where(t)}".rstrip()
    gettext = t.voice.gettext
    most, fewest = {
        "month": (
            gettext("The month with the most {noun} was {period}: {number}."),
            gettext("The month with the fewest {noun} was {period}: {number}."),
        ),
        "quarter": (
            gettext("The quarter with the most {noun} was {period}: {number}."),
            gettext("The quarter with the fewest {noun} was {period}: {number}."),
        ),
    }.get(
        row.kind,
        (
            gettext("The year with the most {noun} was {period}: {number}."),
            gettext("The year with the fewest {noun} was {period}: {number}."),
        ),
    )
    said = fewest if t.query.order == "asc" else most
    return said.format(noun=what, period=label(t, row), number=number(t, row))


def _title(t: Telling) -> str:
    voice, first = t.voice, t.rows[0]
    if _alone(t):
        return _first_alone(t)
    what, where = noun(t, apart=first.kind), among(t, t.query) if first.kind == "centre" else _where(t)
    where = f" {where}" if where else ""
    who = _ranked(t)
    if t.query.order == "asc":
        title = voice.gettext("{who} with the fewest {noun}", who=who, noun=what + where)
    else:
        title = voice.gettext("{who} with the most {noun}", who=who, noun=what + where)
    period = _period(t)
    return f"{title}, {voice.during(period)}" if period else title


def _alone(t: Telling) -> bool:
    """Whether only the first was asked for."""
    return len(t.rows) == 1 and t.query.limit == 1


def _period(t: Telling) -> Period | None:
    """The period that the rows are ranked in; months and years are ranked within the period asked for."""
    return t.query.period if t.rows[0].kind in CALENDAR else t.rows[0].period


def _part(t: Telling) -> tuple[str, ...]:
    """Which part of the period asked for is published; of months in order nobody is left who could tell."""
    if t.rows[0].kind not in CALENDAR:
        return part_of_period(t, t.rows[0].period)
    if t.answer.status is not Status.PARTIAL or not t.query.period:
        return ()
    return (t.voice.gettext("Not all of the period ({period}) has a figure.", period=t.voice.period(t.query.period)),)


def _ranked(t: Telling) -> str:
    gettext = t.voice.gettext
    by: GroupBy = t.query.group_by or "centre"
    return {
        "centre": gettext("Centres"),
        "region": gettext("Regions"),
        "chain": gettext("Chains"),
        "service_type": gettext("Service types"),
        "client_type": gettext("Client types"),
        "month": gettext("Months"),
        "quarter": gettext("Quarters"),
        "year": gettext("Years"),
    }[by]


def _line(t: Telling, row: Row) -> str:
    rank = f"{t.voice.number(row.rank)}. " if row.rank is not None else ""
    return f"{rank}{capital(label(t, row))} — {number(t, row)}{part(t, row)}"


def _limits(t: Telling) -> tuple[str, ...]:
    return (t.voice.gettext("Only those with {bounds}.", bounds=bounds(t)),) if limited(t.query) else ()


def _next(t: Telling) -> tuple[str, ...]:
    leader = t.rows[0]
    if leader.kind == "centre":
        return (asking.ask(t, Question(Intent.PROFILE, only(leader))),)
    if leader.kind == "region":
        return (asking.ask(t, Question(Intent.LIST, only(leader))), asking.ranking(t))
    return (asking.ranking(t),)
