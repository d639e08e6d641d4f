"""A share in words, as it can be asked for: what part of which whole."""

from dataclasses import replace

from bot.phrase.asked_parts import by, names, timed
from bot.phrase.figures import PLENTY, noun
from bot.phrase.scope import centres, filtered, scope
from bot.phrase.telling import Telling, lowered
from bot.question import Query, Subject


def share_asked(t: Telling) -> str:
    """The words for a share as a user would type them; without a part, of all the parts."""
    typed = _types(t)
    name = typed or names(t) or (centres(t, PLENTY) if t.query.kind else "")
    whole = _whole(t, typed=bool(typed))
    if not name:
        return timed(t, t.voice.gettext("Percentage of {noun} {by}", noun=whole, by=lowered(by(t))))
    return t.voice.gettext("What percentage of the {noun} is {name}?", noun=timed(t, whole), name=name)


def _types(t: Telling) -> str:
    """The service or client types that are the part; empty where they only narrow it."""
    match t.query.group_by:
        case "service_type":
            kinds = t.names("service_type", t.query.service_types)
        case "client_type":
            kinds = t.names("client_type", t.query.client_types)
        case _:
            kinds = []
    return t.voice.list([lowered(kind) for kind in kinds])


def _whole(t: Telling, *, typed: bool) -> str:
    """What the part is of: the things counted, and where, when it is not the whole network."""
    what = noun(t, apart=t.query.group_by or "") if typed else noun(t)
    place = _at(t.question.whole) if t.question.whole else _places(t.query) if typed else Query()
    return f"{what} {scope(t, place)}" if filtered(place) else what


def _places(query: Query) -> Query:
    return replace(Query(), centres=query.centres, regions=query.regions, chains=query.chains, kind=query.kind)


def _at(subject: Subject) -> Query:
    match subject.kind:
        case "centre":
            return Query(centres=(subject.id,))
        case "region":
            return Query(regions=(subject.id,))
        case "chain":
            return Query(chains=(subject.id,))
        case _:
            return Query()
