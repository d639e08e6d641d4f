"""The part of the network that figures are about: places, chains and kinds of centres."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Row
from bot.phrase.telling import Telling
from bot.question import Query

NAMED = 3
"""Centres named in one sentence; more of them are counted."""


def place(t: Telling, row: Row) -> str:
    """What a figure is about: the filters of the question, or else the row itself."""
    return scope(t, t.query if filtered(t.query) else only(row))


def filtered(query: Query) -> bool:
    """Whether the question names centres, chains, regions or a kind of centre."""
    return bool(query.centres or query.chains or query.regions or query.kind)


def only(row: Row) -> Query:
    """The query that asks for nothing but the row's own centre, chain or region."""
    match row.kind:
        case "centre":
            return Query(centres=(row.id,))
        case "chain":
            return Query(chains=(row.id,))
        case "region":
            return Query(regions=(row.id,))
        case _:
            return Query()


def among(t: Telling, query: Query) -> str:
    """The part of the network that centres are ranked in; of several asked for by name, how many they are."""
    if len(query.centres) <= 1:
        return scope(t, query) if filtered(query) else ""
    others = replace(query, centres=())
    said = t.voice.gettext("among the {n} asked for", n=t.voice.number(len(query.centres)))
    return f"{scope(t, others)} {said}" if filtered(others) else said


def besides(query: Query, rows: Sequence[Row]) -> Query:
    """The filters of the question that are not the rows themselves."""
    ids = {row.id for row in rows}
    return replace(
        query,
        centres=tuple(id_ for id_ in query.centres if id_ not in ids),
        chains=tuple(id_ for id_ in query.chains if id_ not in ids),
        regions=tuple(id_ for id_ in query.regions if id_ not in ids),
    )


def scope(t: Telling, query: Query) -> str:
    """The part of the network that a query is about: "de la cadena Acuícola en Cusco", "en toda la Red CITE"."""
    voice, parts = t.voice, []
    if query.kind == "public":
        parts.append(voice.gettext("of public centres"))
    if query.kind == "private":
        parts.append(voice.gettext("of private centres"))
    if len(query.centres) > NAMED:
        parts.append(voice.gettext("at {n} centres", n=voice.number(len(query.centres))))
    elif query.centres:
        parts.append(voice.gettext("at {centres}", centres=voice.list(t.names("centre", query.centres))))
    if query.chains:
        names, n = voice.list(t.names("chain", query.chains)), len(query.chains)
        parts.append(voice.ngettext("of the chain {chains}", "of the chains {chains}", n, chains=names))
    if query.regions:
        parts.append(voice.gettext("in {regions}", regions=voice.list(t.names("region", query.regions))))
    return " ".join(parts) or voice.gettext("in the CITE network")


def centres(t: Telling, n: int) -> str:
    """Centres of the kind asked for: "centros privados"."""
    match t.query.kind:
        case "public":
            return t.voice.ngettext("public centre", "public centres", n)
        case "private":
            return t.voice.ngettext("private centre", "private centres", n)
        case None:
            return t.voice.ngettext("centre", "centres", n)
