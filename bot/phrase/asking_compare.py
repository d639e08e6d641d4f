"""A comparison in words, as it can be asked for: things side by side, or one thing over several periods."""

from bot.phrase.asked_parts import timed
from bot.phrase.figures import noun
from bot.phrase.scope import besides, filtered, scope
from bot.phrase.telling import Telling
from bot.question import Query


def compare_asked(t: Telling) -> str:
    """The words for a comparison as a user would type them; it has things or periods to compare."""
    voice, question = t.voice, t.question
    if not question.compared:
        when = voice.list([voice.during(period, asked=True) for period in question.periods])
        return voice.gettext("Compare {noun} {scope} {periods}", noun=noun(t), scope=scope(t, t.query), periods=when)
    found = voice.list([t.registry.name(*subject) for subject in question.compared])
    rest = besides(t.query, question.compared)
    if not _narrowed(rest):
        return timed(t, voice.gettext("Compare {names}", names=found))
    what = f"{noun(t)} {scope(t, rest)}" if filtered(rest) else noun(t)
    return timed(t, voice.gettext("Compare {names} by {noun}", names=found, noun=what))


def _narrowed(query: Query) -> bool:
    """Whether anything but all services is compared."""
    return query.indicator != Query().indicator or bool(query.service_types or query.client_types) or filtered(query)
