"""Figures in words: the number as published, what it counts, where and when."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Row
from bot.phrase.telling import Telling, capital, lowered
from bot.question import Query
from bot.registry import NETWORK

CALENDAR = {"month", "quarter", "year"}
"""Kinds of rows that are periods themselves."""

PLENTY = 2
"""Stands for "several" where the plural is wanted without a number."""


def number(t: Telling, row: Row) -> str:
    """The value as it was published: 67,459, "más de 85,800", "cerca de 28", or that there is none."""
    voice = t.voice
    if row.value is None:
        return voice.gettext("no figure")
    value = voice.number(row.value)
    match row.qualifier:
        case "at-least":
            return voice.gettext("more than {number}", number=value)
        case "about":
            return voice.gettext("about {number}", number=value)
        case "target":
            return voice.gettext("{number} (goal)", number=value)
        case "exact":
            return value


def noun(t: Telling, n: int = PLENTY, *, apart: str = "") -> str:
    """What is counted, with the types asked for: "servicios de capacitación".

    `apart` is a kind of row, service_type or client_type, that the figures stand for: it narrows nothing then.
    """
    voice, query = t.voice, t.query
    match query.indicator:
        case "services":
            text = voice.ngettext("service", "services", n)
        case "clients":
            text = voice.ngettext("company served", "companies served", n)
        case "centres":
            text = voice.ngettext("centre", "centres", n)
        case other:
            text = lowered(t.registry.indicators[other].name) if other in t.registry.indicators else other
    if query.service_types and apart != "service_type":
        types = [lowered(name) for name in t.names("service_type", query.service_types)]
        text = voice.pgettext("service types", "{noun} ({types})", noun=text, types=voice.list(types))
    if query.client_types and apart != "client_type":
        types = [lowered(name) for name in t.names("client_type", query.client_types)]
        text = voice.pgettext("client types", "{noun} ({types})", noun=text, types=voice.list(types))
    return text


def amount(t: Telling, row: Row) -> str:
    """The number with what it counts: "más de 85,800 servicios"."""
    value = row.value if row.value is not None else PLENTY
    # A goal is called one by its whole sentence, so its bare number stands here.
    what = noun(t, value, apart=row.kind)
    figure = t.voice.number(value) if row.qualifier == "target" else number(t, row)
    if t.query.indicator in {"services", "clients", "centres"}:
        return t.voice.pgettext("amount", "{number} {noun}", number=figure, noun=what)
    return t.voice.pgettext("amount of a named indicator", "{noun}: {number}", number=figure, noun=what)


def statement(t: Telling, row: Row) -> str:
    """The whole sentence of one figure: what, where and when; a goal says that it is one."""
    voice, what, where = t.voice, amount(t, row), place(t, row)
    if row.period is None:
        return capital(voice.gettext("{amount} {scope}.", amount=what, scope=where))
    if row.qualifier == "target":
        period = voice.period(row.period)
        said = voice.gettext("The goal for {period} is {amount} {scope}.", period=period, amount=what, scope=where)
    else:
        when = voice.during(row.period)
        said = voice.gettext("{amount} {scope}, {when}.", amount=what, scope=where, when=when)
    return capital(said)


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


def besides(query: Query, rows: Sequence[Row]) -> Query:
    """The filters of the question that are not the rows themselves."""
    ids = {row.id for row in rows}
    return replace(
        query,
        centres=tuple(id_ for id_ in query.centres if id_ not in ids),
        chains=tuple(id_ for id_ in query.chains if id_ not in ids),
        regions=tuple(id_ for id_ in query.regions if id_ not in ids),
    )


def counted(t: Telling, rows: Sequence[Row]) -> tuple[str, ...]:
    """The filters that a row's own name does not tell."""
    rest = besides(t.query, rows)
    if not filtered(rest):
        return ()
    what = noun(t, apart=rows[0].kind)
    return (t.voice.gettext("Counted: {noun} {scope}.", noun=what, scope=scope(t, rest)),)


def scope(t: Telling, query: Query) -> str:
    """The part of the network that a query is about: "de la cadena Acuícola en Cusco", "en toda la Red CITE"."""
    voice, parts = t.voice, []
    if query.kind == "public":
        parts.append(voice.gettext("of public centres"))
    if query.kind == "private":
        parts.append(voice.gettext("of private centres"))
    if query.centres:
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


def label(t: Telling, row: Row) -> str:
    """The name of a row as a line of a list."""
    if row.kind == "network" or row.id == NETWORK:
        return t.voice.gettext("CITE network")
    if row.kind == "quarter" and row.period:
        return t.voice.quarter(row.period.start)
    if row.kind in CALENDAR:
        return t.voice.period(row.period) if row.period else row.id
    return row.name or t.registry.name(row.kind, row.id)
