"""No figure, and why; the nearest that there is."""

from dataclasses import replace

from bot.answer import Row
from bot.message import Message, Suggestion
from bot.phrase.asked_parts import names
from bot.phrase.asking import suggest
from bot.phrase.figures import label, noun, number, statement
from bot.phrase.idle import matching, nobody, nobody_there
from bot.phrase.missing import towns, without_figure
from bot.phrase.scope import called, few, filtered, only, scope, thin
from bot.phrase.sources import footnote
from bot.phrase.suggesting import about_place, after, network, ranking
from bot.phrase.telling import Telling
from bot.question import Intent, Question

NEAR = 3
"""Centres without a figure that are named."""


def no_data(t: Telling) -> Message:
    """That there is no figure, and the nearest that there is."""
    if t.question.intent is Intent.LIST:
        return nobody_there(t)
    voice, nearest = t.voice, t.answer.nearest
    lines = [*towns(t), *_empty(t), *_there(t)]
    if nearest:
        lines.append(statement(t, nearest) if t.answer.whole else _nearest(t, nearest))
    lines += [statement(t, goal) for goal in t.answer.beside]
    absent = without_figure(t)
    if absent and len(absent) <= NEAR and not t.query.centres:
        lines.append(voice.gettext("Without a figure: {centres}.", centres=voice.list(absent)))
    return Message(
        title=_only_one(t, nearest) if nearest and t.answer.whole else _no_figure(t),
        lines=tuple(lines),
        footnote=footnote(t, (nearest, *t.answer.beside) if nearest else t.answer.beside),
        prompt=voice.gettext("You can also ask:"),
        suggestions=_next(t, nearest),
    )


def _next(t: Telling, nearest: Row | None) -> tuple[Suggestion, ...]:
    near = (suggest(t, _question_of(t, nearest)),) if nearest else ()
    return after(t, *near, *about_place(t)) if near or about_place(t) or t.answer.further else (network(t), ranking(t))


def _empty(t: Telling) -> tuple[str, ...]:
    """That no centre of the place operates, where that is why there is no figure."""
    query = t.query
    placed = not query.centres and filtered(query)
    if not placed or any(centre.operating for centre in matching(t)):
        return ()
    return (nobody(t),)


def _there(t: Telling) -> tuple[str, ...]:
    """Of a region without any figure, its few operating centres."""
    if not t.answer.elsewhere or not t.query.regions or t.query.centres:
        return ()
    found = [centre.id for centre in matching(t) if centre.operating]
    if not 0 < len(found) <= NEAR:
        return ()
    said = t.voice.ngettext("The centre there: {centres}.", "The centres there: {centres}.", len(found))
    return (said.format(centres=t.voice.list(called(t, found))),)


def _only_one(t: Telling, row: Row) -> str:
    """That a share makes no sense where nobody else has a figure."""
    name, when = label(t, row), t.voice.during(row.period) if row.period else ""
    if row.kind == "network":
        name = names(t) or name
    return t.voice.gettext(
        "There is no share to give: only {name} has a figure for {noun} {when}.", name=name, noun=noun(t), when=when
    )


def _no_figure(t: Telling) -> str:
    voice, query = t.voice, t.query
    where = scope(t, query)
    if query.period:
        where = f"{where} {voice.during(query.period)}"
    match query.group_by:
        case "month":
            return voice.gettext("There are no figures by month for {noun} {scope}.", noun=noun(t), scope=where)
        case "quarter":
            return voice.gettext("There are no figures by quarter for {noun} {scope}.", noun=noun(t), scope=where)
        case "service_type":
            return voice.gettext("There are no figures by service type for {noun} {scope}.", noun=noun(t), scope=where)
        case "client_type":
            return voice.gettext(
                "There are no figures by kind of company for {noun} {scope}.", noun=noun(t), scope=where
            )
        case _:
            pass
    if t.question.goal:
        return voice.gettext("There is no published goal for {noun} {scope}.", noun=noun(t), scope=where)
    return voice.gettext("There is no figure for {noun} {scope}.", noun=noun(t), scope=where)


def _nearest(t: Telling, row: Row) -> str:
    voice = t.voice
    # The nearest figure may be about more than was asked, the whole network for one region, or about less.
    about = only(row) if t.answer.elsewhere else t.query
    elsewhere = t.answer.elsewhere and filtered(t.query)
    told = thin(row) or elsewhere
    where = f" {few(t, about, row.coverage) if row.coverage and thin(row) else scope(t, about)}" if told else ""
    if row.period is None:
        return voice.gettext("The nearest: {number}.", number=number(t, row) + where)
    if row.qualifier == "target":
        period, goal = voice.period(row.period), voice.number(row.value or 0) + where
        return voice.gettext("There is a goal for {period}: {number}.", period=period, number=goal)
    figure, when = number(t, row) + where, voice.during(row.period)
    by_type = t.query.group_by in {"service_type", "client_type"}
    if row.period == t.query.period or ((elsewhere or by_type) and t.query.period is None):
        return voice.gettext("There is one of the whole: {number}, {when}.", number=figure, when=when)
    return voice.gettext("The nearest: {number}, {when}.", number=figure, when=when)


def _question_of(t: Telling, row: Row) -> Question:
    query = t.query if filtered(t.query) and not t.answer.elsewhere else only(row)
    wanted = replace(
        query,
        indicator=t.query.indicator,
        service_types=t.query.service_types,
        client_types=t.query.client_types,
        period=row.period,
        group_by=None,
        limit=None,
    )
    return Question(Intent.COUNT, wanted, goal=row.qualifier == "target")
