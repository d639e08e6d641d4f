"""How many of how many: the part of a group that has a figure, and who is left out of a ranking."""

from bot.answer import Row
from bot.phrase.missing import NAMED, coverage, incomplete
from bot.phrase.telling import Telling


def alike(t: Telling) -> bool:
    """Whether all rows are about the same centres, so that one line can tell how many of them have a figure."""
    totals = {row.coverage.total if row.coverage else None for row in t.rows}
    return len(totals) == 1 and t.rows[0].kind not in {"region", "chain", "centre"}


def of_all(t: Telling) -> tuple[str, ...]:
    """How many centres have a figure, in one line for rows about the same centres."""
    found = [row.coverage for row in t.rows if row.coverage]
    if not found or not alike(t):
        return ()
    low, high = (pick(found, key=lambda each: each.published) for pick in (min, max))
    if low == high:
        return coverage(t, t.rows[0])
    least, most, total = (t.voice.number(n) for n in (low.published, *high))
    return (
        t.voice.gettext("{least} to {most} of {total} centres with a figure.", least=least, most=most, total=total),
    )


def part(t: Telling, row: Row) -> str:
    """A group's coverage in brackets behind its figure."""
    if not row.coverage or row.coverage.published >= row.coverage.total or alike(t):
        return ""
    published, total = (t.voice.number(n) for n in row.coverage)
    return " " + t.voice.gettext("({published} of {total} centres)", published=published, total=total)


def field(t: Telling) -> tuple[str, ...]:
    """How many of how many have a figure."""
    if not t.answer.field or t.answer.field.published >= t.answer.field.total:
        return ()
    voice = t.voice
    published, total = (voice.number(n) for n in t.answer.field)
    if any(row.kind == "centre" for row in t.rows) or (not t.rows and t.query.group_by in {None, "centre"}):
        said = voice.gettext(
            "{published} of {total} operating centres have a figure.", published=published, total=total
        )
    else:
        said = voice.gettext("{published} of {total} have a figure.", published=published, total=total)
    return (said,)


def left_out(t: Telling) -> tuple[str, ...]:
    """Centres that lack some month of the period: no rank for them, or a part of their group's figure."""
    if all(row.kind != "centre" for row in t.rows):
        return incomplete(t)
    names = t.names("centre", (gap.centre for gap in t.answer.gaps if gap.published is not None))
    if not names:
        return ()
    if len(names) > NAMED:
        return (t.voice.gettext("Left out, for months without a figure: {n} centres.", n=t.voice.number(len(names))),)
    return (t.voice.gettext("Left out, for months without a figure: {centres}.", centres=t.voice.list(names)),)
