"""Where the figures of one answer come from, in full."""

from bot.answer import Answer
from bot.message import Message
from bot.phrase.pages import page
from bot.phrase.sources import cited, linked
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.registry import Registry


def citations(answer: Answer, voice: Voice, registry: Registry) -> Message | None:
    """Each source of an answer with its title, publisher, date and link; None where it cites none."""
    t = Telling(answer, voice, registry)
    rows = (*answer.rows, *answer.beside, *(row for row in (answer.whole, answer.nearest) if row))
    found = cited(t, rows)
    if not found:
        return None
    listed, n = page(t, found), len(found)
    return Message(
        title=voice.ngettext("The source in full:", "The {n} sources in full:", n, n=voice.number(n)),
        items=(*(linked(voice, one) for one in listed.things), *listed.rest),
    )
