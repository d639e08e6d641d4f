"""Where the figures of one answer come from, in full."""

from collections.abc import Iterator

from bot.answer import Answer
from bot.message import Message
from bot.phrase.pages import page
from bot.phrase.profile import register_link
from bot.phrase.sources import cited, linked
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.question import Intent
from bot.registry import Registry


def citations(answer: Answer, voice: Voice, registry: Registry) -> Message | None:
    """Each source of an answer with its title, publisher, date and link, the register's first; None without any."""
    t = Telling(answer, voice, registry)
    rows = (*answer.rows, *answer.beside, *(row for row in (answer.whole, answer.nearest) if row))
    found = [*_register(t), *(linked(voice, one) for one in cited(t, rows))]
    if not found:
        return None
    listed, n = page(t, found), len(found)
    return Message(
        title=voice.ngettext("The source in full:", "The {n} sources in full:", n, n=voice.number(n)),
        items=(*listed.things, *listed.rest),
    )


def _register(t: Telling) -> Iterator[str]:
    """Whose word the register takes for what a profile says of a centre."""
    if t.question.intent is Intent.PROFILE:
        centres = (t.registry.centres[row.id] for row in t.rows if row.id in t.registry.centres)
        yield from filter(None, (register_link(t, centre) for centre in centres))
