"""The whole road in one place: text → Question → Answer → Message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answer import Answer, Row
from bot.lookup import Store, look_up
from bot.message import Message
from bot.phrase import Voice, citations, phrase
from bot.question import TALK, Ambiguous, Intent, Question, Subject, Understanding, named
from bot.registry import Registry
from bot.rows import Rows
from bot.shorthand import Reader
from bot.understand import Lexicon, understand

MEMORY = timedelta(minutes=15)
"""How long a conversation's last question is kept for follow-ups."""


@dataclass(frozen=True, eq=False)
class Facts:
    """One version of the tables, the words that name what is in them, and the short words for questions about it.

    A piece of work takes them once and keeps to them: figures, names and sources of two versions never mix.
    """

    store: Store
    lexicon: Lexicon
    words: Reader

    @classmethod
    def of(cls, store: Store) -> "Facts":
        """The facts of an opened store."""
        return cls(store, Lexicon.of(store.registry), Reader(store.registry))


@dataclass(frozen=True, slots=True)
class Turn:
    """The last thing asked in a conversation and what was shown for it, for follow-ups ("¿y el segundo?")."""

    asked: Question | Ambiguous
    at: datetime
    shown: tuple[Subject, ...] = ()

    def within(self, registry: Registry) -> "Turn | None":
        """What can still be leant on where the tables are others now; None where they do not know what was asked."""
        if not all(registry.knows(*each) for each in named(self.asked)):
            return None
        if all(registry.knows(*each) for each in self.shown):
            return self
        return replace(self, shown=())  # "The second" of those that are left would be another one.


@dataclass(frozen=True, slots=True)
class Reply:
    """What was found, how it is said, what to remember, and the tongue that was asked for, if any."""

    answer: Answer
    message: Message
    turn: Turn | None
    language: str | None = None


def reply(text: str, facts: Facts, voice: Voice, now: datetime, turn: Turn | None = None) -> Reply:
    """Answers one message of a conversation; `now` is the time in Lima."""
    fresh = _fresh(turn, now)
    before, shown = (fresh.asked, fresh.shown) if fresh else (None, ())
    said = _said(understand(text, facts.lexicon, now.date(), before, shown), facts, voice, now, fresh)
    asks_source = said.answer.question is not None and said.answer.question.intent is Intent.SOURCE
    return _cited(said, before, facts, voice, now) if asks_source and isinstance(before, Question) else said


def reply_to(  # noqa: PLR0913 - the road of `reply`, and the page of a long list
    question: Question, facts: Facts, voice: Voice, now: datetime, turn: Turn | None = None, *, page: int = 0
) -> Reply:
    """Answers a question that was not typed: a button, a command, a link."""
    return _said(question, facts, voice, now, _fresh(turn, now), page=page)


def _cited(said: Reply, before: Question, facts: Facts, voice: Voice, now: datetime) -> Reply:
    """Who asks for the source after an answer means that answer's; where it has none, all of them are told."""
    cited = citations(look_up(before, facts.store, now.date()), voice, facts.store.registry)
    return replace(said, message=replace(said.message, title=cited.title, items=cited.items)) if cited else said


def _fresh(turn: Turn | None, now: datetime) -> Turn | None:
    return turn if turn and now - turn.at <= MEMORY else None


def _said(  # noqa: PLR0913 - the road, what it starts from and where it ends
    asked: Understanding, facts: Facts, voice: Voice, now: datetime, before: Turn | None, *, page: int = 0
) -> Reply:
    answer = look_up(asked, facts.store, now.date())
    language = asked.language if isinstance(asked, Question) and asked.intent is Intent.LANGUAGE else None
    message = phrase(answer, Voice.of(language) if language else voice, facts.store.registry, page)
    return Reply(answer, message, _remembered(asked, answer, now, before), language)


def _remembered(asked: Understanding, answer: Answer, now: datetime, before: Turn | None) -> Turn | None:
    """What the next message may lean on; thanks and refusals leave the question before them in place."""
    if isinstance(asked, Ambiguous):
        return Turn(asked, now)
    if not isinstance(asked, Question) or asked.intent in TALK:
        return before
    shown = tuple(subject for row in _within_reach(answer.rows) if (subject := row.subject))
    if asked.intent is Intent.COUNT and before:
        shown = (*(subject for subject in before.shown[-1:] if subject not in shown), *shown)
    return Turn(asked, now, shown)


def _within_reach(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that a message can point at: of thousands the first, and the last."""
    return (*rows[: Rows.FEW - 1], rows[-1]) if len(rows) > Rows.FEW else rows
