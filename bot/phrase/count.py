"""One figure: "how many"."""

from bot.answer import Row
from bot.message import Message
from bot.phrase import asking
from bot.phrase.figures import label, noun, number, statement
from bot.phrase.missing import owned
from bot.phrase.scope import place, scope
from bot.phrase.sources import footnote
from bot.phrase.telling import Telling, capital


def count(t: Telling) -> Message:
    """The figure of what was asked, and a rounded one's exact neighbour."""
    if len(t.rows) > 1:
        return breakdown(t)
    row = t.rows[0]
    lines = [*owned(t, row)]
    if row.qualifier == "target":
        lines.append(t.voice.gettext("It is a goal, not a result."))
    lines += [beside(t, other) for other in t.answer.beside]
    return Message(
        title=statement(t, row),
        lines=tuple(lines),
        footnote=footnote(t, (row, *t.answer.beside)),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=asking.after_figure(t, row),
    )


def beside(t: Telling, row: Row) -> str:
    """A further figure that belongs to the reply."""
    when = t.voice.during(row.period) if row.period else ""
    if row.qualifier == "target":
        return statement(t, row)
    if row.qualifier == "exact":
        return t.voice.gettext("The latest exact figure: {number}, {when}.", number=number(t, row), when=when)
    return t.voice.gettext("Also: {number}, {when}.", number=number(t, row), when=when)


def breakdown(t: Telling) -> Message:
    """Several figures of one question, a line each: by type of client, by centre."""
    first, voice = t.rows[0], t.voice
    one_period = first.period if len({row.period for row in t.rows}) == 1 else None
    where = scope(t, t.query) if len({(row.kind, row.id) for row in t.rows}) > 1 else place(t, first)
    what = capital(noun(t, apart=first.kind))
    when = voice.during(one_period) if one_period else ""
    title = voice.gettext("{noun} {scope}, {when}", noun=what, scope=where, when=when) if when else f"{what} {where}"
    return Message(
        title=title,
        items=tuple(_line(t, row, dated=one_period is None) for row in t.rows),
        lines=tuple(dict.fromkeys(line for row in t.rows for line in owned(t, row))),
        footnote=footnote(t, t.rows),
        prompt=voice.gettext("You can also ask:"),
        suggestions=(asking.ranking(t),),
    )


def _line(t: Telling, row: Row, *, dated: bool) -> str:
    when = f", {t.voice.during(row.period)}" if dated and row.period else ""
    return f"{label(t, row)} — {number(t, row)}{when}"
