"""That nothing new was published, and what still holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answer import CALENDAR, Answer
from bot.message import Message
from bot.phrase.kinds import kind_of
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.question import Intent
from bot.registry import Registry
from bot.told import said


def unchanged(answer: Answer, since: date, today: date, voice: Voice, registry: Registry) -> Message:
    """Since when nothing is new, the figure that was told then, and its sources."""
    t = Telling(replace(answer, rows=said(answer)), voice, registry)
    message = kind_of(t.answer)(t)
    day = voice.day(since) if since.year == today.year else voice.date(since)
    title = voice.gettext("Nothing new since {day}. It still holds:", day=day)
    return Message(title, items=(message.title, *_listed(t, message.items)), footnote=message.footnote)


def _listed(t: Telling, items: Sequence[str]) -> Sequence[str]:
    """The lines that say the figure where the title does not: all that stand side by side, the latest, or the first."""
    question, first = t.question, t.rows[0] if t.rows else None
    if first is None or len(t.rows) == 1 or question.intent is Intent.SUMMARY:
        return ()
    if first.rank is not None:
        return items[:1]
    over_time = first.kind in CALENDAR and not question.periods
    return items[-1:] if over_time else items
