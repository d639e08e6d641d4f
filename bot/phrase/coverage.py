"""How many of how many: the part of a group that has a figure, and who is left out of a ranking."""

from bot.answer import Row
from bot.phrase.missing import NAMED, coverage, incomplete
from bot.phrase.telling import Telling


def alike(t: Telling) -> bool:
    """Whether all rows are about the same centres, so that one line can tell how many of them have a figure."""
    if not t.rows or t.rows[0].kind in {"region", "chain", "centre"}:
        return False
    return len({row.coverage.total if row.coverage else None for row in t.rows}) == 1


def of_all(t: Telling) -> tuple[str, ...]:
    """How many centres have a figure, in one line for rows about the same centres."""
    found = [row.coverage for row in t.rows if row.coverage] if alike(t) else []
    if not found:
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
    n = t.answer.field.published
    published, total = (t.voice.number(each) for each in t.answer.field)
    return (_having(t, n).format(published=published, total=total),)


def _having(t: Telling, n: int) -> str:
    ngettext = t.voice.ngettext
    match _kind(t):
        case "centre":
            return ngettext(
                "{published} of {total} operating centres has a figure.",
                "{published} of {total} operating centres have a figure.",
                n,
            )
        case "region":
            return ngettext(
                "{published} of {total} regions has a figure.", "{published} of {total} regions have a figure.", n
            )
        case "chain":
            return ngettext(
                "{published} of {total} chains has a figure.", "{published} of {total} chains have a figure.", n
            )
        case _:
            return ngettext("{published} of {total} has a figure.", "{published} of {total} have a figure.", n)


def _kind(t: Telling) -> str:
    """What is ranked: a summary's first row is the whole, the others its centres."""
    if any(row.kind == "centre" for row in t.rows):
        return "centre"
    return t.rows[0].kind if t.rows else t.query.group_by or "centre"


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
