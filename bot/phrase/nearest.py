"""What lies nearest to a point: centres, how far their towns are, and whose coordinates say so."""

from collections.abc import Collection

from bot.answer import Answer, Away, Near, Nearest, Status
from bot.message import Message
from bot.phrase.asking import suggest
from bot.phrase.scope import called
from bot.phrase.suggesting import SUGGESTED, working
from bot.phrase.telling import Telling, lowered
from bot.phrase.voice import Voice
from bot.question import Intent, Query, Question
from bot.registry import Registry

HERE = 10
"""Kilometres within which one may be in the very town: how far its centre is from any door, nobody has told."""

TENS = 100
"""Kilometres from which on only tens are told, as no road is a straight line."""

NAMED = 3
"""Centres named in one line; more of them are counted."""


def nearest(found: Nearest, voice: Voice, registry: Registry) -> Message:
    """The centres near a point, the nearest first; or that it is far from Peru, or that no centre's town is known."""
    question = Question(Intent.LIST)
    t = Telling(Answer(Status.ANSWERED, question, question), voice, registry)
    if found.away:
        return _far(t, found.away)
    if not found.found:
        return _without(t, voice.gettext("I do not know which town any operating CITE is in."))
    return _near(t, found.found, found.unsited)


def _near(t: Telling, found: tuple[Near, ...], unsited: tuple[str, ...]) -> Message:
    voice = t.voice
    profiles = [Question(Intent.PROFILE, Query(centres=(near.centre,))) for near in found[:SUGGESTED]]
    places = {(t.registry.centres[near.centre].region, near.town) for near in found}
    return Message(
        title=voice.ngettext("The nearest CITE to you", "The CITE nearest to you", len(found)),
        items=tuple(_line(t, near) for near in found),
        lines=(voice.gettext("Distances in a straight line, to the town and not to the door."), *_unsited(t, unsited)),
        footnote=(voice.gettext("Source: register of centres."), _measured(t, places)),
        prompt=voice.gettext("You can also ask:"),
        suggestions=tuple(suggest(t, profile) for profile in profiles),
    )


def _line(t: Telling, near: Near) -> str:
    """`CITEpesquero Ilo — Ilo, Moquegua · pesquero · a unos 12 km`; town and region of one name are told once.

    In a city that bears its region's name the district says more of where a centre is: `Rímac, Lima`.
    """
    centre = t.registry.centres[near.centre]
    region = t.registry.name("region", centre.region)
    district = centre.district if near.town == region else ""
    place = ", ".join(dict.fromkeys(name for name in (district, near.town, region) if name))
    chain = lowered(t.registry.name("chain", centre.chain)) if centre.chain else ""
    return f"{centre.name} — " + " · ".join(part for part in (place, chain, _distance(t, near.km)) if part)


def _distance(t: Telling, km: float) -> str:
    """Kilometres as far as they can be trusted: none within a town, then whole ones, then tens of them."""
    if km < HERE:
        return t.voice.gettext("in your town or close to it")
    n = round(km) if km < TENS else 10 * round(km / 10)
    return t.voice.gettext("about {n} km away", n=t.voice.number(n))


def _unsited(t: Telling, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Which centres have no distance, because nobody has told their town."""
    if not ids:
        return ()
    n = len(ids)
    many = f"{t.voice.number(n)} {t.voice.ngettext('centre', 'centres', n)}"
    said = t.voice.ngettext(
        "We do not know which town {centres} is in; it may be nearer.",
        "We do not know which towns {centres} are in; they may be nearer.",
        n,
    )
    return (said.format(centres=many if n > NAMED else t.voice.list(called(t, ids))),)


def _measured(t: Telling, places: Collection[tuple[str, str]]) -> str:
    """Whose coordinates those of the towns are; towns are told by region and name."""
    sources = dict.fromkeys(town.source for town in t.registry.towns if (town.region, town.name) in places)
    return t.voice.gettext("Coordinates of the towns: {source}.", source="; ".join(sources)) if any(sources) else ""


def _far(t: Telling, away: Away) -> Message:
    region = t.registry.name("region", away.region)
    town = away.town if away.town == region else f"{away.town} ({region})"
    said = t.voice.gettext("That place is far from Peru: {town}, the nearest town there, is {distance}.")
    line = t.voice.gettext("I know the CITE of Peru only.")
    measured = _measured(t, {(away.region, away.town)})
    return _without(t, said.format(town=town, distance=_distance(t, away.km)), line, measured)


def _without(t: Telling, title: str, line: str = "", measured: str = "") -> Message:
    """A reply that names no centre, with questions that have an answer anywhere."""
    return Message(
        title=title,
        lines=(line,) if line else (),
        footnote=(measured,) if measured else (),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=working(t),
    )
