"""Things or periods side by side."""

from bot.answer import CALENDAR, Row
from bot.message import Message, Suggestion
from bot.phrase.comparing import change, comparable, partly
from bot.phrase.coverage import of_all, part
from bot.phrase.entries import Entry, entered, lines
from bot.phrase.figures import label, noun, number, statement
from bot.phrase.missing import incomplete, outside, part_of_period, repeated_companies, towns
from bot.phrase.pages import Page, page
from bot.phrase.scope import about_all, besides, filtered, scope
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after, rank_of
from bot.phrase.telling import Telling, capital
from bot.question import Period

PAIR = 2


def compare(t: Telling) -> Message:
    """A line for each; of two that can be compared, which has more and by how much."""
    over_time = _over_time(t)
    return Message(
        title=_title(t, over_time=over_time),
        items=lines(entries(t)),
        lines=(
            *_difference(t, over_time=over_time),
            *(statement(t, goal) for goal in t.answer.beside),
            *(() if over_time else _part(t)),
            *(() if over_time else _uneven(t)),
            *towns(t),
            *of_all(t),
            *incomplete(t),
            *outside(t),
            *repeated_companies(t),
        ),
        footnote=footnote(t, (*t.rows, *t.answer.beside)),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=after(t, *_next(t)),
    )


def entries(t: Telling) -> Page[Entry]:
    """Each by its name, or the same thing by its periods; one that has no figure keeps the period asked for."""
    if not _over_time(t):
        return entered(page(t, t.rows, len(t.rows)), lambda row: _named(t, row))
    asked = t.question.periods if len(t.question.periods) == len(t.rows) else (None,) * len(t.rows)
    dated = [(row, row.period or period) for row, period in zip(t.rows, asked, strict=True)]
    return entered(page(t, dated, len(dated)), lambda pair: _of_period(t, *pair))


def _next(t: Telling) -> tuple[Suggestion, ...]:
    """Asks for the rank of the one with most."""
    return rank_of(t, max(t.rows, key=lambda row: row.value or 0)) if t.question.compared else ()


def _over_time(t: Telling) -> bool:
    first = t.rows[0]
    return first.kind in CALENDAR or (
        len({(row.kind, row.id) for row in t.rows}) == 1 and len({row.period for row in t.rows}) > 1
    )


def _title(t: Telling, *, over_time: bool) -> str:
    voice, first = t.voice, t.rows[0]
    if over_time:
        return voice.gettext("{noun} {scope}", noun=capital(noun(t, apart=first.kind)), scope=about_all(t, first))
    what, periods = capital(noun(t, apart=first.kind)), _periods(t)
    shared = besides(t.query, t.rows)
    where = f" {scope(t, shared)}" if filtered(shared) else ""
    return f"{what}{where}, {voice.during(periods.pop())}" if len(periods) == 1 else what + where


def _of_period(t: Telling, row: Row, period: Period | None) -> Entry:
    name = t.voice.period(period) if period else label(t, row)
    return Entry(row, capital(name), number(t, row), part(t, row))


def _named(t: Telling, row: Row) -> Entry:
    when = f", {t.voice.during(row.period)}" if row.period and len(_periods(t)) > 1 else ""
    return Entry(row, label(t, row), number(t, row), part(t, row) + when)


def _periods(t: Telling) -> set[Period]:
    """The periods of those that have a figure."""
    return {row.period for row in t.rows if row.period}


def _part(t: Telling) -> tuple[str, ...]:
    periods = _periods(t)
    return part_of_period(t, periods.pop()) if len(periods) == 1 else ()


def _uneven(t: Telling) -> tuple[str, ...]:
    """A word of care where the things compared do not cover the same months, and nobody asked for that."""
    if len(_periods(t)) < PAIR or _periods(t) <= set(t.question.periods):
        return ()
    return (t.voice.gettext("Note that the figures do not cover the same months."),)


def _difference(t: Telling, *, over_time: bool) -> tuple[str, ...]:
    if len(t.rows) != PAIR or partly(t) or not comparable(*t.rows):
        return ()
    first, second = t.rows
    if first.value is None or second.value is None:
        return ()
    if over_time:
        before, after = sorted(t.rows, key=lambda row: row.period or ())
        return (t.voice.gettext("Change: {change}.", change=change(t, before.value or 0, after.value or 0)),)
    if first.value == second.value:
        return (t.voice.gettext("Both have the same."),)
    more, less = (first, second) if first.value > second.value else (second, first)
    return (_advantage(t, more, less),)


def _advantage(t: Telling, more: Row, less: Row) -> str:
    above, below = more.value or 0, less.value or 0
    if not below:
        return t.voice.gettext("{name} has {n} more.", name=label(t, more), n=t.voice.number(above))
    return t.voice.gettext(
        "{name} has {n} more ({percent}).",
        name=label(t, more),
        n=t.voice.number(above - below),
        percent=t.voice.change((above - below) / below),
    )
