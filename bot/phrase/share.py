"""What part of a whole something is."""

from bot.answer import Row
from bot.message import Message
from bot.phrase.asked_parts import names
from bot.phrase.coverage import part
from bot.phrase.entries import Entry, entered, lines
from bot.phrase.figures import counted, label, noun, number, statement
from bot.phrase.missing import coverage, outside, owned, part_of, repeated_companies, towns, within
from bot.phrase.pages import Page, page
from bot.phrase.scope import called, only, scope, thin
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after, rank_of
from bot.phrase.telling import Telling, capital, lowered
from bot.registry import NETWORK


def share(t: Telling) -> Message:
    """The share, the two figures that it is made of, and of what it is a part."""
    if len(t.rows) > 1:
        return shares(t)
    row, whole = t.rows[0], t.answer.whole
    few = coverage(t, row) if thin(row) else ()
    narrowed = whole is not None and whole.id != NETWORK
    lines = [*(() if narrowed or _several(t, row) else counted(t, t.rows)), *owned(t, row), *few]
    if whole and narrowed:
        lines.insert(
            0, t.voice.gettext("The whole: {noun} {scope}.", noun=noun(t, apart=row.kind), scope=scope(t, only(whole)))
        )
    return Message(
        title=_title(t, row, whole),
        lines=tuple(lines),
        footnote=footnote(t, (*t.rows, whole) if whole else t.rows),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=after(t, *rank_of(t, row)),
    )


def shares(t: Telling) -> Message:
    """The share of each part of a whole, as many as a phone shows."""
    voice, whole, row = t.voice, t.answer.whole, t.rows[0]
    listed = entries(t)
    title = voice.gettext("Share of the {noun}", noun=noun(t, apart=row.kind))
    return Message(
        title=f"{title}, {voice.during(row.period)}" if row.period else title,
        items=lines(listed),
        lines=(*((statement(t, whole),) if whole else ()), *towns(t), *within(t), *outside(t), *repeated_companies(t)),
        footnote=footnote(t, (*t.rows, whole) if whole else t.rows),
        prompt=voice.gettext("You can also ask:"),
        suggestions=rank_of(t, row) or after(t),
        pages=listed.pages,
    )


def entries(t: Telling) -> Page[Entry]:
    """The parts shown; of one part, itself and its whole, whose figures the title says."""
    if len(t.rows) > 1:
        return entered(page(t, t.rows), lambda row: _entry(t, row))
    row, whole = t.rows[0], t.answer.whole
    both = [Entry(row, capital(_whose(t, row)), number(t, row))]
    return page(t, [*both, Entry(whole, label(t, whole), number(t, whole))] if whole else both)


def _entry(t: Telling, row: Row) -> Entry:
    return Entry(row, label(t, row), _part(t, row), part(t, row) + part_of(t, row))


def _title(t: Telling, row: Row, whole: Row | None) -> str:
    voice = t.voice
    when = voice.during(row.period) if row.period else ""
    said = voice.gettext(
        "{percent} ({number} of {whole} {noun}) belongs to {name}, {when}.",
        percent=_percent(t, row, whole),
        number=number(t, row),
        whole=number(t, whole) if whole else "",
        noun=noun(t, apart=row.kind),
        name=_whose(t, row),
        when=when,
    )
    return capital(said)


def _whose(t: Telling, row: Row) -> str:
    """The part as it stands in a sentence; several places are named, not called the network."""
    if row.kind in {"service_type", "client_type"}:
        return lowered(label(t, row))
    if row.kind == "chain":
        return t.voice.gettext("the chain {chain}", chain=label(t, row))
    if row.kind == "centre":
        return called(t, (row.id,))[0]
    return names(t) if _several(t, row) else label(t, row)


def _several(t: Telling, row: Row) -> bool:
    """Whether the part is several places that were asked about together."""
    return row.kind == "network" and bool(names(t))


def _part(t: Telling, row: Row) -> str:
    if row.share is None:
        return number(t, row)
    return f"{_percent(t, row, t.answer.whole)} ({number(t, row)})"


def _percent(t: Telling, row: Row, whole: Row | None) -> str:
    """The share; of rounded figures it is rounded itself."""
    percent = t.voice.percent(row.share or 0)
    exact = row.qualifier == "exact" and (whole is None or whole.qualifier == "exact")
    return percent if exact else t.voice.gettext("about {number}", number=percent)
