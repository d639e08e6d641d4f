"""The figure against that of the period before, in words."""

from bot.answer import CALENDAR, Row
from bot.phrase.figures import label
from bot.phrase.telling import Telling, capital
from bot.question import Intent

SMALL = 10
"""A figure below this has no growth in percent that says anything."""


def changed(t: Telling, row: Row, previous: Row | None) -> tuple[str, ...]:
    """How much more or less it is than in the period before, and which rank or share that was; nothing without one."""
    if previous is None or row.value is None or previous.value is None or previous.period is None:
        return ()
    when = t.voice.during(previous.period)
    said = _difference(t, row.value, previous.value, when)
    several = len(t.rows) > 1 and t.question.intent is not Intent.SUMMARY
    if several:
        said = t.voice.gettext("{name}: {change}", name=capital(label(t, row)), change=said)
    return (capital(said), *(() if several or row.kind in CALENDAR else _place(t, row, previous)))


def _difference(t: Telling, now: int, before: int, when: str) -> str:
    gettext, n = t.voice.gettext, t.voice.number(abs(now - before))
    if now == before:
        return gettext("the same as {when}.", when=when)
    if before < SMALL:
        said = gettext("{n} more than {when}.") if now > before else gettext("{n} fewer than {when}.")
        return said.format(n=n, when=when)
    percent = t.voice.change((now - before) / before)
    more, fewer = gettext("{n} more than {when} ({percent})."), gettext("{n} fewer than {when} ({percent}).")
    return (more if now > before else fewer).format(n=n, when=when, percent=percent)


def _place(t: Telling, row: Row, previous: Row) -> tuple[str, ...]:
    """The rank or the share of that time, where the answer is about one."""
    if row.share is not None and previous.share is not None:
        return (t.voice.gettext("It was {percent} then.", percent=t.voice.percent(previous.share)),)
    if row.rank is None or previous.rank is None:
        return ()
    if row.rank == previous.rank:
        return (t.voice.gettext("It had the same rank then."),)
    return (t.voice.gettext("It had rank {rank} then.", rank=t.voice.number(previous.rank)),)
