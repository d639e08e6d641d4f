"""Rows of an answer as records of a table: its cells by the names of their columns."""

from bot.answer import Row
from bot.phrase.asked_parts import names
from bot.phrase.centres import status
from bot.phrase.coverage import left_out
from bot.phrase.figures import PLENTY, label, noun
from bot.phrase.idle import others
from bot.phrase.missing import incomplete, outside, part_of, repeated_companies, towns, within
from bot.phrase.scope import besides, centres, filtered, scope
from bot.phrase.sources import WHOLE_TITLE, cited, described
from bot.phrase.telling import Telling, about, capital
from bot.question import Intent, Query, Question
from bot.table import Cell

Record = dict[str, Cell]

DIGITS = 6
"""Of a share, behind the point."""


def figures(t: Telling) -> list[Record]:
    """Every figure of the answer, those beside its rows and the whole of a share too."""
    whole, other = t.answer.whole, _profiled(t)
    found = [_figure(t, row, _subject(t, row), _counted(t, row)) for row in t.rows]
    found += [_figure(t, row, _subject(t, row), _counted(other, row)) for row in t.answer.beside]
    if whole:
        found.append(_figure(t, whole, label(t, whole), noun(t, apart=t.rows[0].kind)))
    return found


def centre(t: Telling, row: Row) -> Record:
    """What the register of centres knows of one."""
    pgettext, found = t.voice.pgettext, t.registry.centres[row.id]
    return {
        pgettext("column", "Centre"): found.name,
        pgettext("column", "City"): found.city or found.district or found.province,
        pgettext("column", "Region"): t.registry.name("region", found.region),
        pgettext("column", "Chain"): t.registry.name("chain", found.chain),
        pgettext("column", "Status"): status(t, found),
    }


def _profiled(t: Telling) -> Telling:
    """What figures beside the rows are about: a profile has its companies there, all other answers count the same."""
    return about(t, Question(Intent.COUNT, Query("clients"))) if t.question.intent is Intent.PROFILE else t


def _figure(t: Telling, row: Row, name: str, what: str) -> Record:
    """A figure with its rank, how exact it is, its period, its coverage and its sources."""
    pgettext, sources = t.voice.pgettext, cited(t, (row,))
    start, end = (day.isoformat() for day in row.period) if row.period else (None, None)
    published, total = row.coverage or (None, None)
    return {
        pgettext("column", "Rank"): row.rank,
        pgettext("column", "Name"): capital(name),
        pgettext("column", "Counted"): what,
        pgettext("column", "Figure"): row.value,
        pgettext("column", "Precision"): _precision(t, row),
        pgettext("column", "From"): start,
        pgettext("column", "To"): end,
        pgettext("column", "Part of the whole (0 to 1)"): row.share if row.share is None else round(row.share, DIGITS),
        pgettext("column", "Centres with a figure"): published,
        pgettext("column", "Centres in all"): total,
        pgettext("column", "Source"): "; ".join(described(t.voice, source, WHOLE_TITLE) for source in sources),
        pgettext("column", "Link"): " ".join(source.url for source in sources if source.url),
        pgettext("column", "Note"): " ".join(_notes(t, row)),
    }


def _precision(t: Telling, row: Row) -> str:
    if row.value is None:
        return t.voice.gettext("no figure")
    return {
        "exact": t.voice.pgettext("precision", "exact"),
        "at-least": t.voice.pgettext("precision", "more than"),
        "about": t.voice.pgettext("precision", "about"),
        "target": t.voice.pgettext("precision", "goal"),
    }[row.qualifier]


def _notes(t: Telling, row: Row) -> tuple[str, ...]:
    """What must be known of a figure wherever it goes."""
    part = part_of(t, row).strip()
    gaps = left_out(t) if t.answer.field else incomplete(t)
    idle = others(t) if t.question.intent is Intent.LIST else outside(t)
    common = (*towns(t), *gaps, *idle, *within(t), *repeated_companies(t))
    return (part, *common) if part else common


def _subject(t: Telling, row: Row) -> str:
    """What a row is about; several places that were asked for together by their names."""
    if row.kind != "network" or not filtered(t.query):
        return label(t, row)
    return names(t) or centres(t, PLENTY)


def _counted(t: Telling, row: Row) -> str:
    """What is counted, and where, as far as the row's own name does not tell."""
    what, rest = noun(t, apart=row.kind), besides(t.query, t.rows)
    return f"{what} {scope(t, rest)}" if filtered(rest) else what
