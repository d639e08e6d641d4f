"""Editions: what is sent to all who have the same question, rhythm and language, made once for all of them."""

import logging
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.answer import Answer
from bot.chart import Chart
from bot.chat.summaries.recipient import Recipient
from bot.lookup import before, corrected, look_up, parts
from bot.memory import Edition as Told
from bot.message import Message
from bot.phrase import Voice
from bot.phrase.bulletin import News, bulletin
from bot.question import Question
from bot.reply import Facts
from bot.rhythm import Every
from bot.shorthand import Unreadable
from bot.told import Corrected, figures

MOST = 1_000
"""Editions of one day that are kept in memory; each holds a few kB of words."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Edition:
    """One answer as it is sent: the words, the chart where there is one, and the figures that it tells."""

    question: Question
    answer: Answer
    message: Message
    chart: Chart | None
    figures: str


class _Key(NamedTuple):
    question: str
    every: Every
    language: str


class Editions:
    """Those of the facts and the day at hand."""

    def __init__(self) -> None:
        self._of = ("", date.min)
        self._made: OrderedDict[_Key, Edition | None] = OrderedDict()

    def of(self, facts: Facts, today: date, question: str, every: Every, voice: Voice) -> Edition | None:
        """The edition of a question as a word; None where the tables no longer hold what it asks about."""
        now = (facts.store.version, today)
        if now != self._of:
            self._of = now
            self._made.clear()
        key = _Key(question, every, voice.language)
        if key not in self._made:
            self._made[key] = _made(facts, today, question, every, voice)
            if len(self._made) > MOST:
                self._made.popitem(last=False)
        return self._made[key]


def _made(facts: Facts, today: date, word: str, every: Every, voice: Voice) -> Edition | None:
    try:
        question = facts.words.read(word)
    except Unreadable:
        return None
    answer = look_up(question, facts.store, today)
    news = News(answer, before(answer, facts.store, today), parts(answer, facts.store, today))
    said = bulletin(news, voice, facts.store.registry, every)
    return Edition(question, answer, said.message, said.chart, figures(answer, news.parts))


async def number_of(to: Recipient, question: str, told: str) -> int:
    """The number under which it is noted what is told: a question as a word, and its figures.

    Asked for each letter: the memory forgets what nobody has been told any more, and may use its number again.

    Raises:
        CannotRemember: it cannot be written down.
    """
    version, now = to.facts.store.version, to.desk.clock()
    return await to.desk.memory.ask(lambda memory: memory.ledger.edition(question, told, version, now))


def told_by(question: Question, facts: Facts, today: date) -> str:
    """What a bulletin on a question tells on that day, as it is kept."""
    answer = look_up(question, facts.store, today)
    return figures(answer, parts(answer, facts.store, today))


class Revised(NamedTuple):
    """An edition that the facts have overtaken: what was asked, and what is otherwise now."""

    question: Question
    corrections: tuple[Corrected, ...]


def revised(told: Told, facts: Facts, today: date) -> Revised | None:
    """What is to be put right of what was told; None where it still holds, or can no longer be asked."""
    try:
        question = facts.words.read(told.question)
    except Unreadable:
        return None
    try:
        found = corrected(question, told.figures, facts.store, today)
    except ValueError as fault:
        log.error("what was told once is not compared with the facts: %s", fault)  # noqa: TRY400 - it says it all
        return None
    return Revised(question, found) if found else None
