"""Service types and kinds of company at once: figures are published by one or by the other."""

from dataclasses import replace

from bot.message import Message
from bot.phrase.asking import suggest
from bot.phrase.missing import towns
from bot.phrase.telling import Telling
from bot.question import Intent, Query, Question


def crossed(t: Telling) -> Message:
    """That the figures are not crossed, and the two questions that remain."""
    query = t.query
    place = Query(centres=query.centres, regions=query.regions, chains=query.chains, kind=query.kind)
    asked = (
        replace(place, period=query.period, service_types=query.service_types),
        replace(place, period=query.period, indicator="clients", client_types=query.client_types),
    )
    return Message(
        title=t.voice.gettext(
            "That crossing is not published: there are figures by service type or by kind of company, not by both."
        ),
        lines=towns(t),
        prompt=t.voice.gettext("These I can answer:"),
        suggestions=tuple(suggest(t, Question(Intent.COUNT, one)) for one in asked),
    )
