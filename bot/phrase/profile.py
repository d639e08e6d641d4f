"""All that the register of centres knows of one centre."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from bot.answer import Row
from bot.message import Message
from bot.phrase.centres import status
from bot.phrase.figures import amount
from bot.phrase.missing import towns
from bot.phrase.sources import footnote
from bot.phrase.suggesting import about_place, after, rank_of
from bot.phrase.telling import Telling, about, capital, lowered
from bot.question import Intent, Query, Question
from bot.registry import Centre

STORES = ("github.com", "githubusercontent.com", "arcpublishing.com")
"""Hosts that keep the files of others, and publish nothing themselves, by the end of their names."""

YEAR, MONTH = len("2025"), len("2025-11")
"""Lengths of the register's dates that know no day, or no month."""


def profile(t: Telling) -> Message:
    """What it is, where it is, whether it works, and who says so."""
    centre = t.registry.centres[t.rows[0].id]
    kept = (_where(t, centre), _chain(t, centre), _status(t, centre), _legal(t, centre), _parent(t, centre))
    figures = (*_figure(t, "services", t.rows), *_figure(t, "clients", t.answer.beside))
    if not figures and centre.operating:
        figures = (t.voice.gettext("No figures of it have been published yet."),)
    there = (
        tuple(about_place(about(t, Question(Intent.LIST, Query(regions=(centre.region,)))))) if centre.region else ()
    )
    rank = rank_of(about(t, Question(Intent.COUNT)), t.rows[0])
    return Message(
        title=t.voice.gettext("{name}: {what}.", name=centre.name, what=_what(t, centre)),
        lines=(*(line for line in kept if line), *figures, *towns(t)),
        footnote=(*_source(t, centre), *footnote(t, (*t.rows, *t.answer.beside))),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=(*rank, *there) or after(t),
    )


def _what(t: Telling, centre: Centre) -> str:
    voice = t.voice
    match centre.type, centre.kind:
        case "technical-unit", "private":
            return voice.gettext("private technical unit")
        case "technical-unit", _:
            return voice.gettext("public technical unit")
        case _, "private":
            return voice.gettext("private CITE")
        case _:
            return voice.gettext("public CITE")


def _where(t: Telling, centre: Centre) -> str:
    """District, city and region, the same name once."""
    region = t.registry.name("region", centre.region) if centre.region else ""
    town = centre.city or centre.province
    place = ", ".join(dict.fromkeys(part for part in (centre.district, town, region) if part))
    return t.voice.gettext("Where: {place}.", place=place) if place else ""


def _chain(t: Telling, centre: Centre) -> str:
    if not centre.chain:
        return ""
    return t.voice.gettext("Chain: {chain}.", chain=lowered(t.registry.name("chain", centre.chain)))


def _status(t: Telling, centre: Centre) -> str:
    return capital(t.voice.pgettext("sentence", "{status}.", status=status(t, centre)))


def _legal(t: Telling, centre: Centre) -> str:
    return t.voice.gettext("Legal name: {name}.", name=centre.legal_name) if centre.legal_name else ""


def _parent(t: Telling, centre: Centre) -> str:
    if not centre.parent:
        return ""
    return t.voice.gettext("Belongs to {centre}.", centre=t.registry.name("centre", centre.parent))


def _figure(t: Telling, indicator: str, rows: Sequence[Row]) -> tuple[str, ...]:
    """The latest figure of what a profile shows beside the register: services in its row, clients beside it."""
    if not rows or rows[0].value is None or rows[0].period is None:
        return ()
    what = amount(about(t, Question(Intent.COUNT, Query(indicator))), rows[0])
    return (capital(t.voice.gettext("{amount}, {when}.", amount=what, when=t.voice.during(rows[0].period))),)


def _source(t: Telling, centre: Centre) -> tuple[str, ...]:
    return (t.voice.gettext("Source: {source}.", source=_registered(t, centre)),)


def register_link(t: Telling, centre: Centre) -> str:
    """Who says what the register knows of a centre, and where that can be read; empty where that is not known."""
    url, known = centre.source_url, _registered(t, centre)
    return f"{known if _publisher(t, url) else capital(known)}: {url}" if url else ""


def _registered(t: Telling, centre: Centre) -> str:
    who = _publisher(t, centre.source_url) or t.voice.gettext("register of centres")
    return ", ".join(part for part in (who, _dated(t, centre.source_date)) if part)


def _publisher(t: Telling, url: str) -> str:
    """Who publishes on the host of an address: as the sources call it, else the host itself."""
    host = _host(url)
    named = (source.publisher for source in t.registry.sources.values() if host and _host(source.url) == host)
    return next(filter(None, named), "" if host.endswith(STORES) else host)


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _dated(t: Telling, text: str) -> str:
    """A date of the register in words; the register may know only its year or month."""
    try:
        day = date.fromisoformat(text + "-01-01"[max(len(text) - YEAR, 0) :])
    except ValueError:
        return text
    match len(text):
        case length if length == YEAR:
            return t.voice.year(day)
        case length if length == MONTH:
            return t.voice.month(day)
        case _:
            return t.voice.date(day)
