"""Rankings, and the rank of one subject."""

from bot.answer import Row
from bot.message import Message
from bot.phrase import asking
from bot.phrase.figures import amount, filtered, label, noun, number, only, scope
from bot.phrase.missing import NAMED, part_of_period, repeated_companies, towns
from bot.phrase.sources import footnote
from bot.phrase.telling import Telling, capital
from bot.question import Intent, Period, Question

SHOWN = 10
"""Lines of a ranking that a phone shows at once."""

CALENDAR = {"month", "quarter", "year"}
"""Kinds of rows that are periods themselves."""


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
            *part_of_period(t, t.rows[0].period),
            *towns(t),
            *field(t),
            *left_out(t),
            *repeated_companies(t),
        ),
        footnote=footnote(t, t.rows),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=_next(t),
    )


def position(t: Telling) -> Message:
    """The rank of one subject among those that have a figure."""
    row, voice = t.rows[0], t.voice
    rank, names = voice.number(row.rank or 0), label(t, row)
    among = t.answer.field.published if t.answer.field else 0
    when = voice.during(row.period) if row.period else ""
    if row.rank is None:
        title = voice.gettext("{name} has no rank: it has no figure for the period.", name=names)
    elif among:
        title = voice.gettext(
            "Rank {rank} of {total}: {name}, with {amount}, {when}.",
            rank=rank,
            total=voice.number(among),
            name=names,
            amount=amount(t, row),
            when=when,
        )
    else:
        title = voice.gettext(
            "Rank {rank}: {name}, with {amount}, {when}.", rank=rank, name=names, amount=amount(t, row), when=when
        )
    return Message(
        title=title,
        lines=(*part_of_period(t, row.period), *towns(t), *field(t), *left_out(t), *repeated_companies(t)),
        footnote=footnote(t, t.rows),
        prompt=voice.gettext("You can also ask:"),
        suggestions=(asking.ranking(t),),
    )


def _first_alone(t: Telling) -> str:
    """The sentence for a ranking that asks for nobody but the first."""
    row, voice = t.rows[0], t.voice
    name, figure, when = label(t, row), amount(t, row), voice.during(row.period) if row.period else ""
    if t.query.order == "asc":
        return voice.gettext("The fewest: {name}, with {amount}, {when}.", name=name, amount=figure, when=when)
    return voice.gettext("In first place: {name}, with {amount}, {when}.", name=name, amount=figure, when=when)


def _title(t: Telling) -> str:
    voice, first = t.voice, t.rows[0]
    if _alone(t):
        return _first_alone(t)
    what, where = noun(t, apart=first.kind), f" {scope(t, t.query)}" if filtered(t.query) else ""
    who = _ranked(t)
    if t.query.order == "asc":
        title = voice.gettext("{who} with the fewest {noun}", who=who, noun=what + where)
    else:
        title = voice.gettext("{who} with the most {noun}", who=who, noun=what + where)
    period = _period(t)
    return f"{title}, {voice.during(period)}" if period else title


def _alone(t: Telling) -> bool:
    """Whether only the first was asked for, and it is not a month or year, which is its own period."""
    return len(t.rows) == 1 and t.query.limit == 1 and t.rows[0].kind not in CALENDAR


def _period(t: Telling) -> Period | None:
    """The period that the rows are ranked in; months and years are ranked within the period asked for."""
    return t.query.period if t.rows[0].kind in CALENDAR else t.rows[0].period


def _ranked(t: Telling) -> str:
    match t.query.group_by:
        case "region":
            return t.voice.gettext("Regions")
        case "chain":
            return t.voice.gettext("Chains")
        case "service_type":
            return t.voice.gettext("Service types")
        case "client_type":
            return t.voice.gettext("Client types")
        case "month":
            return t.voice.gettext("Months")
        case "quarter":
            return t.voice.gettext("Quarters")
        case "year":
            return t.voice.gettext("Years")
        case _:
            return t.voice.gettext("Centres")


def _line(t: Telling, row: Row) -> str:
    rank = f"{t.voice.number(row.rank)}. " if row.rank is not None else ""
    return f"{rank}{capital(label(t, row))} — {number(t, row)}{part(t, row)}"


def part(t: Telling, row: Row) -> str:
    """A group's coverage in brackets behind its figure."""
    if not row.coverage or row.coverage.published >= row.coverage.total:
        return ""
    published, total = (t.voice.number(n) for n in row.coverage)
    return " " + t.voice.gettext("({published} of {total} centres)", published=published, total=total)


def _limits(t: Telling) -> tuple[str, ...]:
    said, voice = [], t.voice
    if t.query.at_least is not None:
        said.append(voice.gettext("Only those with {number} or more.", number=voice.number(t.query.at_least)))
    if t.query.at_most is not None:
        said.append(voice.gettext("Only those with {number} or fewer.", number=voice.number(t.query.at_most)))
    return tuple(said)


def field(t: Telling) -> tuple[str, ...]:
    """How many of how many have a figure."""
    if not t.answer.field or t.answer.field.published >= t.answer.field.total:
        return ()
    voice = t.voice
    published, total = (voice.number(n) for n in t.answer.field)
    if t.query.group_by in {None, "centre"}:
        said = voice.gettext(
            "{published} of {total} operating centres have a figure.", published=published, total=total
        )
    else:
        said = voice.gettext("{published} of {total} have a figure.", published=published, total=total)
    return (said,)


def left_out(t: Telling) -> tuple[str, ...]:
    """Centres that lack some month of the period."""
    names = t.names("centre", (gap.centre for gap in t.answer.gaps if gap.published is not None))
    if not names:
        return ()
    if len(names) > NAMED:
        return (t.voice.gettext("Left out, for months without a figure: {n} centres.", n=t.voice.number(len(names))),)
    return (t.voice.gettext("Left out, for months without a figure: {centres}.", centres=t.voice.list(names)),)


def _next(t: Telling) -> tuple[str, ...]:
    leader = t.rows[0]
    if leader.kind == "centre":
        return (asking.ask(t, Question(Intent.PROFILE, only(leader))),)
    if leader.kind == "region":
        return (asking.ask(t, Question(Intent.LIST, only(leader))), asking.ranking(t))
    return (asking.ranking(t),)
