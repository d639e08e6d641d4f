"""The part of the network that figures are about: places, chains and kinds of centres."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answer import Coverage, Row
from bot.phrase.telling import Telling
from bot.question import Intent, Query, Subject

NAMED = 3
"""Centres named in one sentence; more of them are counted."""


def place(t: Telling, row: Row) -> str:
    """What a figure is about: the filters of the question, or else the row itself; the few centres of a thin sum."""
    query = t.query if filtered(t.query) else only(row)
    return few(t, query, row.coverage) if row.coverage and row.coverage.thin else scope(t, query)


def about_all(t: Telling, row: Row) -> str:
    """What several figures are about, whoever is counted in each."""
    return scope(t, t.query if filtered(t.query) else only(row))


def thin(row: Row) -> bool:
    """Whether the row is a sum of so few centres that it must not read as the whole."""
    return row.coverage is not None and row.coverage.thin


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


def besides(query: Query, rows: Sequence[Row | Subject]) -> Query:
    """The filters of the question that are not the rows, or the things compared, themselves."""
    ids = {row.id for row in rows}
    return replace(
        query,
        centres=tuple(id_ for id_ in query.centres if id_ not in ids),
        chains=tuple(id_ for id_ in query.chains if id_ not in ids),
        regions=tuple(id_ for id_ in query.regions if id_ not in ids),
    )


def scope(t: Telling, query: Query) -> str:
    """The part of the network that a query is about: "de la cadena Acuícola en Cusco", "en toda la Red CITE".

    A list calls its centres public or private itself.
    """
    voice, parts = t.voice, []
    if query.kind == "public" and t.question.intent is not Intent.LIST:
        parts.append(voice.gettext("of public centres"))
    if query.kind == "private" and t.question.intent is not Intent.LIST:
        parts.append(voice.gettext("of private centres"))
    if len(query.centres) > NAMED:
        parts.append(voice.gettext("at {n} centres", n=voice.number(len(query.centres))))
    elif query.centres:
        parts.append(voice.gettext("at {centres}", centres=voice.list(called(t, query.centres))))
    if query.chains:
        names, n = voice.list(t.names("chain", query.chains)), len(query.chains)
        parts.append(voice.ngettext("of the chain {chains}", "of the chains {chains}", n, chains=names))
    if query.regions:
        parts.append(voice.gettext("in {regions}", regions=voice.list(t.names("region", query.regions))))
    return " ".join(parts) or voice.gettext("in the CITE network")


def called(t: Telling, ids: Iterable[str]) -> list[str]:
    """Names of centres inside a sentence; a technical unit takes its article."""
    return [_called(t, id_) for id_ in ids]


def _called(t: Telling, id_: str) -> str:
    name, centre = t.registry.name("centre", id_), t.registry.centres.get(id_)
    unit = centre is not None and centre.type == "technical-unit"
    return t.voice.gettext("the {unit}", unit=name) if unit else name


def few(t: Telling, query: Query, coverage: Coverage) -> str:
    """The few centres that a sum stands for: "en 1 de los 28 centros de la Red CITE"."""
    voice, whose = t.voice, []
    if query.chains:
        names, n = voice.list(t.names("chain", query.chains)), len(query.chains)
        whose.append(voice.ngettext("of the chain {chains}", "of the chains {chains}", n, chains=names))
    if query.regions:
        names = voice.list(t.names("region", query.regions))
        whose.append(voice.pgettext("whose", "of {regions}", regions=names))
    if query.centres:
        whose.append(voice.gettext("asked for"))
    return voice.gettext(
        "at {published} of the {total} {centres} {whose}",
        published=voice.number(coverage.published),
        total=voice.number(coverage.total),
        centres=centres(t, coverage.total, query),
        whose=" ".join(whose) or voice.gettext("of the CITE network"),
    )


def centres(t: Telling, n: int, query: Query | None = None) -> str:
    """Centres of the kind asked for: "centros privados"."""
    match (query or t.query).kind:
        case "public":
            return t.voice.ngettext("public centre", "public centres", n)
        case "private":
            return t.voice.ngettext("private centre", "private centres", n)
        case None:
            return t.voice.ngettext("centre", "centres", n)
