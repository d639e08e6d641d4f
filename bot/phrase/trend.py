"""A figure over time."""

from collections.abc import Sequence

from bot.answer import Row
from bot.message import Message
from bot.phrase.asking import paced
from bot.phrase.comparing import change, comparable, partly
from bot.phrase.coverage import of_all, part
from bot.phrase.entries import Entry, entered, lines
from bot.phrase.figures import label, number
from bot.phrase.missing import incomplete, outside, part_of_period, repeated_companies, towns
from bot.phrase.pages import Page, page
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after
from bot.phrase.telling import Telling, capital
from bot.question import Period

SHOWN = 24
"""Lines of a trend at once; of a longer one the latest come first."""


def trend(t: Telling) -> Message:
    """A line for each month, quarter or year, and the change from the first to the last."""
    listed, voice = entries(t), t.voice
    shown = tuple(entry.row for entry in listed.things)
    return Message(
        title=_title(t, shown),
        items=lines(listed),
        lines=(
            *_cut(t, len(shown)),
            *_change(t, shown),
            *_highest(t, shown),
            *part_of_period(t, _covered(t.rows)),
            *towns(t),
            *of_all(t),
            *incomplete(t),
            *outside(t),
            *repeated_companies(t),
        ),
        footnote=footnote(t, t.rows),
        prompt=voice.gettext("You can also ask:"),
        suggestions=after(t),
        pages=listed.pages,
    )


def entries(t: Telling) -> Page[Entry]:
    """The latest rows, in time order; how many came before them is said below, in words of its own."""
    latest, rest, pages = page(t, t.rows[::-1], SHOWN)
    shown = Page(latest[::-1], rest if t.page else (), pages)
    return entered(shown, lambda row: Entry(row, capital(label(t, row)), number(t, row), part(t, row)))


def _title(t: Telling, shown: Sequence[Row]) -> str:
    """What is shown, and of which time: of a long trend that of the page."""
    title = capital(paced(t))
    covered = _covered(shown)
    return f"{title}, {t.voice.during(covered)}" if covered else title


def _covered(rows: Sequence[Row]) -> Period | None:
    first, last = rows[0].period, rows[-1].period
    return Period(first.start, last.end) if first and last else None


def _cut(t: Telling, shown: int) -> tuple[str, ...]:
    if t.page or len(t.rows) <= shown:
        return ()
    n, total = t.voice.number(shown), t.voice.number(len(t.rows))
    return (t.voice.gettext("These are the latest {n} of {total}.", n=n, total=total),)


def _change(t: Telling, shown: Sequence[Row]) -> tuple[str, ...]:
    first, last = shown[0], shown[-1]
    if len(shown) == 1 or partly(t) or not comparable(first, last):
        return ()
    said = change(t, first.value or 0, last.value or 0)
    return (t.voice.gettext("From the first to the last: {change}.", change=said),)


def _highest(t: Telling, shown: Sequence[Row]) -> tuple[str, ...]:
    exact = [row for row in shown if row.value is not None and row.qualifier == "exact"]
    if len(exact) != len(shown) or len(exact) <= 2:  # noqa: PLR2004 - the higher of two needs no saying
        return ()
    best = max(exact, key=lambda row: row.value or 0)
    if sum(row.value == best.value for row in exact) > 1:
        return ()
    return (t.voice.gettext("The highest: {number} ({period}).", number=number(t, best), period=label(t, best)),)
