"""Rankings: who has most, or least."""

from bot.answer import CALENDAR, Row, Status
from bot.message import Message, Suggestion
from bot.phrase.asking import suggest
from bot.phrase.bounds import bounds, limited
from bot.phrase.coverage import field, left_out, of_all, part
from bot.phrase.entries import Entry, entered, lines
from bot.phrase.figures import label, noun, number
from bot.phrase.missing import outside, part_of, part_of_period, repeated_companies, towns, within
from bot.phrase.pages import Page, page
from bot.phrase.ranking_title import alone, title
from bot.phrase.scope import among, only
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after
from bot.phrase.suggesting import ranking as every
from bot.phrase.telling import Telling, capital
from bot.question import Intent, Question


def ranking(t: Telling) -> Message:
    """The rows in order, how many of how many have a figure, and who is left out."""
    listed = entries(t)
    return Message(
        title=title(t),
        items=lines(listed),
        lines=(
            *_limits(t),
            *_part(t),
            *towns(t),
            *of_all(t),
            *field(t),
            *left_out(t),
            *outside(t),
            *within(t),
            *repeated_companies(t),
        ),
        footnote=footnote(t, t.rows),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=_next(t),
        pages=listed.pages,
    )


def entries(t: Telling) -> Page[Entry]:
    """The rows shown, each with its rank; none where the title says it all."""
    return entered(page(t, () if alone(t) else t.rows), lambda row: _entry(t, row))


def _entry(t: Telling, row: Row) -> Entry:
    rank = f"{t.voice.number(row.rank)}. " if row.rank is not None else ""
    return Entry(row, capital(label(t, row)), number(t, row), part(t, row) + part_of(t, row), rank)


def nobody(t: Telling) -> Message:
    """That nobody lies within the thresholds."""
    what = noun(t) + (f" {where}" if (where := among(t, t.query)) else "")
    if t.query.period:
        what = f"{what} {t.voice.during(t.query.period)}"
    return Message(
        title=t.voice.gettext("None has {bounds} {noun}.", bounds=bounds(t), noun=what),
        lines=(*towns(t), *field(t)),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=(every(t),),
    )


def _part(t: Telling) -> tuple[str, ...]:
    """Which part of the period asked for is published; of months in order nobody is left who could tell."""
    if t.rows[0].kind not in CALENDAR:
        return part_of_period(t, t.rows[0].period)
    if t.answer.status is not Status.PARTIAL or not t.query.period:
        return ()
    return (t.voice.gettext("Not all of the period ({period}) has a figure.", period=t.voice.period(t.query.period)),)


def _limits(t: Telling) -> tuple[str, ...]:
    return (t.voice.gettext("Only those with {bounds}.", bounds=bounds(t)),) if limited(t.query) else ()


def _next(t: Telling) -> tuple[Suggestion, ...]:
    leader = t.rows[0]
    if leader.kind == "centre":
        return (suggest(t, Question(Intent.PROFILE, only(leader))),)
    if leader.kind == "region":
        return (suggest(t, Question(Intent.LIST, only(leader))),)
    return after(t)
