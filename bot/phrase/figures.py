"""Figures in words: the number as published, what it counts, where and when."""

from collections.abc import Sequence

from bot.answer import CALENDAR, Row
from bot.phrase.scope import besides, centres, filtered, place, scope
from bot.phrase.telling import Telling, capital, lowered
from bot.question import Intent
from bot.registry import NETWORK

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

    `apart` is a kind of row, service_type or client_type, that the figures stand for: it narrows nothing then. A list
    counts centres.
    """
    voice, query = t.voice, t.query
    if t.question.intent is Intent.LIST:
        return centres(t, n)
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


def counted(t: Telling, rows: Sequence[Row]) -> tuple[str, ...]:
    """The filters that a row's own name does not tell."""
    rest = besides(t.query, rows)
    if not filtered(rest):
        return ()
    what = noun(t, apart=rows[0].kind)
    return (t.voice.gettext("Counted: {noun} {scope}.", noun=what, scope=scope(t, rest)),)


def label(t: Telling, row: Row) -> str:
    """The name of a row as a line of a list."""
    if row.kind == "network" or row.id == NETWORK:
        return t.voice.gettext("CITE network")
    if row.kind == "quarter" and row.period:
        return t.voice.quarter(row.period.start)
    if row.kind in CALENDAR:
        return t.voice.period(row.period) if row.period else row.id
    return row.name or t.registry.name(row.kind, row.id)
