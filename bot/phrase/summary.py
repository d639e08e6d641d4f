"""The network at a glance: its figure and the leading centres."""

from bot.message import Message
from bot.phrase.count import beside
from bot.phrase.coverage import field
from bot.phrase.figures import label, number, statement
from bot.phrase.missing import owned
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after, ranking
from bot.phrase.telling import Telling

SHOWN = 5
"""Leading centres that a glance takes in."""


def summary(t: Telling) -> Message:
    """The first row says it; the others follow by rank."""
    first, *leaders = t.rows
    items = [f"{label(t, row)} — {number(t, row)}" for row in leaders[:SHOWN]]
    ranked = [
        f"{t.voice.number(row.rank)}. {item}" if row.rank else item for row, item in zip(leaders, items, strict=False)
    ]
    return Message(
        title=statement(t, first),
        items=tuple(ranked),
        lines=(
            *owned(t, first),
            *(() if first.coverage else field(t)),
            *(beside(t, row, first) for row in t.answer.beside),
        ),
        footnote=footnote(t, (*t.rows, *t.answer.beside)),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=after(t, ranking(t)),
    )
