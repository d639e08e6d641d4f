"""The network at a glance: its figure and the leading centres."""

from bot.answer import Row
from bot.message import Message
from bot.phrase.count import beside
from bot.phrase.coverage import field
from bot.phrase.entries import Entry, entered, lines
from bot.phrase.figures import label, number, statement
from bot.phrase.missing import owned
from bot.phrase.pages import Page, page
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after, ranking
from bot.phrase.telling import Telling

SHOWN = 5
"""Leading centres that a glance takes in."""


def summary(t: Telling) -> Message:
    """The first row says it; the others follow by rank."""
    first = t.rows[0]
    return Message(
        title=statement(t, first),
        items=lines(entries(t)),
        lines=(
            *owned(t, first),
            *(() if first.coverage else field(t)),
            *(beside(t, row, first) for row in t.answer.beside),
        ),
        footnote=footnote(t, (*t.rows, *t.answer.beside)),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=after(t, ranking(t)),
    )


def entries(t: Telling) -> Page[Entry]:
    """The leading centres; the figure of the whole is the title."""
    return entered(page(t, t.rows[1:][:SHOWN]), lambda row: _entry(t, row))


def _entry(t: Telling, row: Row) -> Entry:
    return Entry(row, label(t, row), number(t, row), rank=f"{t.voice.number(row.rank)}. " if row.rank else "")
