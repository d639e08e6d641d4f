"""Lists of centres by name, where each is and whether it works."""

from dataclasses import replace

from bot.message import Message, Suggestion
from bot.phrase.asking import suggest
from bot.phrase.idle import others
from bot.phrase.missing import towns
from bot.phrase.pages import page
from bot.phrase.scope import centres as names
from bot.phrase.scope import filtered, only, scope
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after
from bot.phrase.telling import Telling, capital
from bot.question import Intent, Question
from bot.registry import Centre

FEW = 5
"""Centres that can be told apart without a number."""


def centres(t: Telling) -> Message:
    """How many centres match, and their names; more than a few are numbered, to be chosen by it."""
    voice, total = t.voice, len(t.rows)
    listed = page(t, range(total))
    lines = (
        _line(t, t.rows[at].id) if total <= FEW else f"{voice.number(at + 1)}. {_line(t, t.rows[at].id)}"
        for at in listed.things
    )
    return Message(
        title=operating(t, total),
        items=(*lines, *listed.rest),
        lines=(*(() if t.query.limit else others(t)), *towns(t)),
        footnote=footnote(t, t.rows) or (voice.gettext("Source: register of centres."),),
        prompt=voice.gettext("You can also ask:"),
        suggestions=_next(t),
        pages=listed.pages,
    )


def operating(t: Telling, total: int) -> str:
    """How many centres match; those asked for by name match whatever they do."""
    voice, where = t.voice, replace(t.query, kind=None, centres=())
    n, what = voice.number(total), names(t, total)
    if t.query.centres and not filtered(where):
        return voice.gettext("{n} {centres}", n=n, centres=what)
    place = scope(t, where)
    if t.query.centres:
        return capital(voice.gettext("{n} {centres} {scope}", n=n, centres=what, scope=place))
    said = voice.ngettext("{n} {centres} operates {scope}", "{n} {centres} operate {scope}", total)
    return capital(said.format(n=n, centres=what, scope=place))


def _line(t: Telling, id_: str) -> str:
    centre = t.registry.centres.get(id_)
    if centre is None:
        return id_
    place = where(t, centre)
    line = f"{centre.name} — {place}" if place else centre.name
    return line if centre.operating else f"{line} ({status(t, centre)})"


def where(t: Telling, centre: Centre) -> str:
    """City and region; the district and the region where the city bears its name ("Rímac, Lima")."""
    region = t.registry.name("region", centre.region) if centre.region else ""
    town = centre.city or centre.district or centre.province
    if town == region and centre.district:
        town = centre.district
    return ", ".join(dict.fromkeys(part for part in (town, region) if part))


def status(t: Telling, centre: Centre) -> str:
    """Whether the centre works, as far as the table knows."""
    match centre.status:
        case "operating":
            return t.voice.gettext("operating")
        case "planned":
            return t.voice.gettext("planned")
        case "closed":
            return t.voice.gettext("closed")
        case _:
            return t.voice.gettext("we do not know whether it operates")


def _next(t: Telling) -> tuple[Suggestion, ...]:
    first = (suggest(t, Question(Intent.PROFILE, only(t.rows[0]))),) if t.rows else ()
    return after(t, *first)
