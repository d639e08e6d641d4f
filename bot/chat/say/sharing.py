"""Sharing an answer: its question in words, to be asked through the bot in another chat."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date, datetime
from weakref import WeakKeyDictionary

from bot.answer import Row
from bot.chat.context import Context
from bot.languages import LANGUAGES
from bot.lookup import look_up
from bot.phrase import Voice, worded
from bot.question import Period, Question
from bot.reply import Facts, Reply
from bot.understand import understand

LONGEST = 256
"""Characters of the longest inline query (core.telegram.org/bots/api#inlinequery)."""

FORMS = 4_096
"""Forms of questions whose words are known to be understood, of half a kB each."""

_understood: WeakKeyDictionary[Facts, OrderedDict[Hashable, None]] = WeakKeyDictionary()


def shared(context: Context, said: Reply) -> str | None:
    """The words to share an answer with; None in groups, and where the bot has no inline mode."""
    if not context.private or not context.bot.supports_inline_queries:
        return None
    return in_words(said, context.facts, context.voice, context.desk.clock())


def in_words(said: Reply, facts: Facts, voice: Voice, now: datetime) -> str | None:
    """Words that get the same figures when they are asked anew; None where there are none, or no figures.

    They are in the voice's tongue or, where that is not understood as well, in Spanish.
    """
    question, rows = said.answer.question, said.answer.rows
    if not question or all(row.value is None for row in rows):
        return None
    for tongue in dict.fromkeys((voice, Voice.of(LANGUAGES[0]))):
        words = worded(question, tongue, facts.store.registry)
        form = (tongue.language, *_form(question))
        if len(words) <= LONGEST and _ask_again(words, question, rows, form, facts, now.date()):
            return words
    return None


def _ask_again(  # noqa: PLR0913, PLR0917 - the words, what they must get, and what they are understood with
    words: str, question: Question, rows: Sequence[Row], form: Hashable, facts: Facts, today: date
) -> bool:
    """Whether the words get these rows; those that get the very question do so in all questions of its form."""
    known = _understood.setdefault(facts, OrderedDict())
    if form in known:
        return True
    asked = understand(words, facts.lexicon, today)
    if asked != replace(question, stands=()):
        return look_up(asked, facts.store, today).rows == rows
    if not question.to_date:
        known[form] = None
        if len(known) > FORMS:
            known.popitem(last=False)
    return True


def _form(question: Question) -> tuple[Hashable, ...]:
    """The question but for its years: whatever year the words name, they are understood alike."""
    period = question.query.period
    rest = replace(question, query=replace(question.query, period=None), periods=(), stands=())
    return rest, period and _yearless(period), tuple(_yearless(each) for each in question.periods)


def _yearless(period: Period) -> tuple[int, ...]:
    start, end = period
    return start.month, start.day, end.month, end.day, end.year - start.year
