"""The first line of a ranking."""

from bot.answer import CALENDAR, Row
from bot.phrase.coverage import part
from bot.phrase.figures import amount, label, noun, number
from bot.phrase.scope import among, filtered, scope
from bot.phrase.telling import Telling
from bot.question import GroupBy, Period


def title(t: Telling) -> str:
    """What is ranked, by what and when; or the sentence of the first alone."""
    voice, first = t.voice, t.rows[0]
    if alone(t):
        return _first_alone(t)
    what, where = noun(t, apart=first.kind), among(t, t.query) if first.kind == "centre" else _where(t)
    where = f" {where}" if where else ""
    who = ranked(t)
    if t.query.order == "asc":
        said = voice.gettext("{who} with the fewest {noun}", who=who, noun=what + where)
    else:
        said = voice.gettext("{who} with the most {noun}", who=who, noun=what + where)
    period = _period(t)
    return f"{said}, {voice.during(period)}" if period else said


def alone(t: Telling) -> bool:
    """Whether only the first was asked for."""
    return len(t.rows) == 1 and t.query.limit == 1


def _first_alone(t: Telling) -> str:
    """The sentence for a ranking that asks for nobody but the first."""
    row, voice = t.rows[0], t.voice
    if row.kind in CALENDAR:
        return _best_time(t, row)
    when = voice.during(row.period) if row.period else ""
    name, figure = label(t, row), amount(t, row) + part(t, row)
    where = among(t, t.query) if row.kind == "centre" else _where(t)
    least = t.query.order == "asc"
    if where:
        said = voice.gettext("The fewest {scope}: {name}, with {amount}, {when}.")
        first = voice.gettext("In first place {scope}: {name}, with {amount}, {when}.")
        return (said if least else first).format(scope=where, name=name, amount=figure, when=when)
    if least:
        return voice.gettext("The fewest: {name}, with {amount}, {when}.", name=name, amount=figure, when=when)
    return voice.gettext("In first place: {name}, with {amount}, {when}.", name=name, amount=figure, when=when)


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


def _period(t: Telling) -> Period | None:
    """The period that the rows are ranked in; months and years are ranked within the period asked for."""
    return t.query.period if t.rows[0].kind in CALENDAR else t.rows[0].period


def ranked(t: Telling) -> str:
    """What is put in order: centres, if nothing else was asked for."""
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


def _where(t: Telling) -> str:
    return scope(t, t.query) if filtered(t.query) else ""
