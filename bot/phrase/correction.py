"""Taking back what was told: the figure as it was said, and what it is now."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import CALENDAR, Answer, Row, Status
from bot.message import Message
from bot.phrase.figures import amount, label, number
from bot.phrase.scope import few, scope
from bot.phrase.sources import footnote
from bot.phrase.telling import Telling, about, capital
from bot.phrase.voice import Voice
from bot.question import Query, Question
from bot.registry import Registry
from bot.told import Corrected, Told

SHOWN = 10
"""Corrections that are told; more are counted."""


def correction(pairs: Sequence[Corrected], question: Question, voice: Voice, registry: Registry) -> Message:
    """What was told of a question and is corrected, the first in a sentence, with the sources of what is right.

    There is at least one pair.
    """
    t = Telling(Answer(Status.ANSWERED, question, question), voice, registry)
    rest = len(pairs) - SHOWN
    more = (voice.gettext("and {n} more", n=voice.number(rest)),) if rest > 0 else ()
    return Message(
        _one(t, pairs[0]),
        items=(*(_line(t, pair) for pair in pairs[1:SHOWN]), *more),
        footnote=footnote(t, [pair.now for pair in pairs if pair.now]),
    )


def _one(t: Telling, pair: Corrected) -> str:
    """The whole sentence: "Corrección: te dije 1,136 servicios en Ucayali, …; la cifra corregida es 1,140."."""
    gettext, told = t.voice.gettext, pair.told
    own = about(t, replace(t.question, query=_narrowed(t.query, told), compared=(), whole=None))
    what = amount(own, replace(_row(told), kind="network"))
    where = few(own, own.query, told.coverage) if told.coverage and told.coverage.thin else scope(own, own.query)
    if told.qualifier == "target":
        said = gettext("a goal of {amount} {scope} for {period}").format(
            amount=what, scope=where, period=t.voice.period(told.period)
        )
    else:
        said = gettext("{amount} {scope}, {when}").format(amount=what, scope=where, when=t.voice.during(told.period))
    if pair.now is None:
        return gettext("Correction: I told you {said}; that figure is no longer published.", said=said)
    return gettext(
        "Correction: I told you {said}; the corrected figure is {number}.", said=said, number=number(t, pair.now)
    )


def _line(t: Telling, pair: Corrected) -> str:
    told, row = pair.told, _row(pair.told)
    name = capital(label(t, row))
    if told.kind not in CALENDAR:
        name = f"{name}, {t.voice.during(told.period)}"
    old = number(t, row)
    if pair.now is None:
        return t.voice.gettext("{name}: no longer published (I told you {old})", name=name, old=old)
    return t.voice.gettext("{name}: now {new} (I told you {old})", name=name, new=number(t, pair.now), old=old)


def _row(told: Told) -> Row:
    return Row(told.kind, told.id, "", told.value, told.qualifier, None, None, told.period, told.coverage)


def _narrowed(query: Query, told: Told) -> Query:
    """The question narrowed to what one figure is about."""
    places = replace(query, centres=(), regions=(), chains=())
    whole = places if _names_one(query) else query  # What one place is a part of.
    return {
        "network": whole,
        "centre": replace(places, centres=(told.id,), kind=None),
        "region": replace(query, centres=(), regions=(told.id,)),
        "chain": replace(query, centres=(), chains=(told.id,)),
        "service_type": replace(query, service_types=(told.id,)),
        "client_type": replace(query, client_types=(told.id,)),
    }.get(told.kind, query)


def _names_one(query: Query) -> bool:
    """Whether the question is about one place, whose own figures go by its name."""
    named = next((ids for ids in (query.centres, query.regions, query.chains) if ids), ())
    return len(named) == 1
