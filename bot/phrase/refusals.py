"""No figure, and why: none published, a name that fits several, words not known, matters not in the data."""

from dataclasses import replace

from bot.answer import Row
from bot.message import Message
from bot.phrase import asking
from bot.phrase.figures import noun, number, statement
from bot.phrase.matters import matter
from bot.phrase.missing import towns, without_figure
from bot.phrase.scope import centres, filtered, only, scope
from bot.phrase.sources import footnote
from bot.phrase.telling import Telling
from bot.question import (
    Ambiguous,
    Choice,
    Intent,
    NotUnderstood,
    OutOfScope,
    Query,
    Question,
    Subject,
    SubjectKind,
)

CHOICES = 8
"""Choices that fit under one question."""

NEAR = 3
"""Names that a word may have meant."""


def no_data(t: Telling) -> Message:
    """That there is no figure, and the nearest that there is."""
    voice, nearest = t.voice, t.answer.nearest
    lines = [*towns(t)]
    if nearest:
        lines.append(_nearest(t, nearest))
    lines += [statement(t, goal) for goal in t.answer.beside]
    absent = without_figure(t)
    if absent and len(absent) <= NEAR and not t.query.centres:
        lines.append(voice.gettext("Without a figure: {centres}.", centres=voice.list(absent)))
    asked = [asking.ask(t, _question_of(t, nearest))] if nearest else asking.about_place(t) or [asking.network(t)]
    return Message(
        title=_no_figure(t),
        lines=tuple(lines),
        footnote=footnote(t, (nearest, *t.answer.beside) if nearest else t.answer.beside),
        prompt=voice.gettext("You can also ask:"),
        suggestions=(*asked, asking.ranking(t)),
    )


def _no_figure(t: Telling) -> str:
    voice, query = t.voice, t.query
    where = scope(t, query)
    if t.question.intent is Intent.LIST:
        where = scope(t, replace(query, kind=None))
        return voice.gettext("I know of no {centre} {scope}.", centre=centres(t, 1), scope=where)
    if query.period:
        where = f"{where} {voice.during(query.period)}"
    match query.group_by:
        case "month":
            return voice.gettext("There are no figures by month for {noun} {scope}.", noun=noun(t), scope=where)
        case "quarter":
            return voice.gettext("There are no figures by quarter for {noun} {scope}.", noun=noun(t), scope=where)
        case _:
            pass
    if t.question.goal:
        return voice.gettext("There is no published goal for {noun} {scope}.", noun=noun(t), scope=where)
    return voice.gettext("There is no figure for {noun} {scope}.", noun=noun(t), scope=where)


def _nearest(t: Telling, row: Row) -> str:
    voice = t.voice
    # The nearest figure may be about more than was asked: the whole network for one region.
    where = f" {scope(t, only(row))}" if filtered(t.query) and row.kind == "network" else ""
    if row.period is None:
        return voice.gettext("The nearest: {number}.", number=number(t, row) + where)
    if row.qualifier == "target":
        period, goal = voice.period(row.period), voice.number(row.value or 0) + where
        return voice.gettext("There is a goal for {period}: {number}.", period=period, number=goal)
    figure, when = number(t, row) + where, voice.during(row.period)
    if row.period == t.query.period:
        return voice.gettext("There is one of the whole: {number}, {when}.", number=figure, when=when)
    return voice.gettext("The nearest: {number}, {when}.", number=figure, when=when)


def _question_of(t: Telling, row: Row) -> Question:
    query = only(row) if not filtered(t.query) or row.kind == "network" else t.query
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


def ambiguous(t: Telling) -> Message:
    """Which of several things a name means; every choice is a whole question."""
    asked = t.answer.asked
    if not isinstance(asked, Ambiguous):
        return not_understood(t)
    return Message(
        title=t.voice.gettext("“{word}” can be several. Which one?", word=asked.word),
        suggestions=tuple(_chosen(t, asked.question, choice) for choice in asked.choices[:CHOICES]),
    )


def _chosen(t: Telling, question: Question, choice: Choice) -> str:
    query = question.query
    if question.intent is Intent.COMPARE and (beside := question.compared or _named(query)):
        return asking.side_by_side(t, (*beside, choice), query.period)
    match choice.kind:
        case "centre":
            query = replace(query, centres=(choice.id,), regions=(), chains=())
        case "region":
            query = replace(query, regions=(choice.id,))
        case "chain":
            query = replace(query, chains=(choice.id,))
        case "service_type":
            query = replace(query, service_types=(choice.id,))
        case "client_type":
            query = replace(query, client_types=(choice.id,))
        case "network":
            pass
    return asking.ask(t, replace(question, query=query))


def _named(query: Query) -> tuple[Subject, ...]:
    """The places of a comparison that were understood."""
    kinds: tuple[tuple[SubjectKind, tuple[str, ...]], ...] = (
        ("centre", query.centres),
        ("region", query.regions),
        ("chain", query.chains),
    )
    return tuple(Subject(kind, id_) for kind, ids in kinds for id_ in ids)


def not_understood(t: Telling) -> Message:
    """The word that was not known, what it may have meant, and three questions that work."""
    return Message(
        title=_unknown(t),
        prompt=t.voice.gettext("These I can answer:"),
        suggestions=asking.working(t),
    )


def _unknown(t: Telling) -> str:
    voice, asked = t.voice, t.answer.asked
    if not isinstance(asked, NotUnderstood) or not (asked.word or asked.reason != "unknown"):
        return voice.gettext("I did not understand the question.")
    if asked.reason == "empty":
        return voice.gettext("I received no question.")
    if asked.reason == "too_long":
        return voice.gettext("That is too long for me. Ask me in one sentence, please.")
    said = voice.gettext("I do not know “{word}”.", word=asked.word)
    near = [t.registry.name(*choice) for choice in asked.near[:NEAR]]
    if not near:
        return said
    meant = voice.gettext("Did you mean {names}?", names=voice.either(near))
    return f"{said} {meant}"


def out_of_scope(t: Telling) -> Message:
    """What the data hold instead, by the matter asked about."""
    asked = t.answer.asked
    return Message(
        title=matter(t, asked.topic if isinstance(asked, OutOfScope) else ""),
        prompt=t.voice.gettext("These I can answer:"),
        suggestions=asking.working(t),
    )
