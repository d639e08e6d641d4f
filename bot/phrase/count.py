"""One figure: "how many"."""

from bot.answer import Row
from bot.message import Message
from bot.phrase.entries import Entry, entered, lines
from bot.phrase.figures import label, noun, number, statement
from bot.phrase.missing import owned
from bot.phrase.pages import Page, page
from bot.phrase.periods import months
from bot.phrase.scope import about_all, scope
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after, after_figure
from bot.phrase.telling import Telling, capital
from bot.question import Period


def count(t: Telling) -> Message:
    """The figure of what was asked, and a rounded one's exact neighbour."""
    if len(t.rows) > 1:
        return breakdown(t)
    row = t.rows[0]
    lines = [*owned(t, row)]
    if row.qualifier == "target":
        lines.append(t.voice.gettext("It is a goal, not a result."))
    lines += [beside(t, other, row) for other in t.answer.beside]
    return Message(
        title=statement(t, row),
        lines=tuple(lines),
        footnote=footnote(t, (row, *t.answer.beside)),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=after_figure(t, row),
    )


def beside(t: Telling, row: Row, first: Row) -> str:
    """A further figure that belongs to the reply, beside its first; one of fewer months says so."""
    when = t.voice.during(row.period) if row.period else ""
    if row.qualifier == "target":
        return statement(t, row)
    if row.qualifier == "exact" and row.period and first.period and _shorter(row.period, first.period):
        month = t.voice.month(row.period.end)
        return t.voice.gettext("Latest exact figure, only up to {month}: {number}.", month=month, number=number(t, row))
    if row.qualifier == "exact":
        return t.voice.gettext("The latest exact figure: {number}, {when}.", number=number(t, row), when=when)
    return t.voice.gettext("Also: {number}, {when}.", number=number(t, row), when=when)


def _shorter(one: Period, other: Period) -> bool:
    """Whether one is the other without its last months."""
    return one.start == other.start and one.end < other.end and months(one) is not None


def breakdown(t: Telling) -> Message:
    """Several figures of one question, a line each: by type of client, by centre."""
    first, voice = t.rows[0], t.voice
    one_period = _one_period(t)
    where = scope(t, t.query) if len({(row.kind, row.id) for row in t.rows}) > 1 else about_all(t, first)
    what = capital(noun(t, apart=first.kind))
    when = voice.during(one_period) if one_period else ""
    title = voice.gettext("{noun} {scope}, {when}", noun=what, scope=where, when=when) if when else f"{what} {where}"
    return Message(
        title=title,
        items=lines(entries(t)),
        lines=tuple(dict.fromkeys(line for row in t.rows for line in owned(t, row))),
        footnote=footnote(t, t.rows),
        prompt=voice.gettext("You can also ask:"),
        suggestions=after(t),
    )


def entries(t: Telling) -> Page[Entry]:
    """A figure for each row, dated where their periods differ."""
    dated = _one_period(t) is None
    return entered(page(t, t.rows, len(t.rows)), lambda row: _entry(t, row, dated=dated))


def _entry(t: Telling, row: Row, *, dated: bool) -> Entry:
    when = f", {t.voice.during(row.period)}" if dated and row.period else ""
    return Entry(row, label(t, row), number(t, row), when)


def _one_period(t: Telling) -> Period | None:
    return t.rows[0].period if len({row.period for row in t.rows}) == 1 else None
