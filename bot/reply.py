"""The whole road in one place: text → Question → Answer → Message."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.answer import Answer, Row
from bot.lookup import Store, look_up
from bot.message import Message
from bot.phrase import Voice, citations, phrase
from bot.question import TALK, Ambiguous, Intent, NotUnderstood, OutOfScope, Question, Subject, Understanding, named
from bot.recent import Recent, Said, Understood
from bot.registry import Registry
from bot.rows import Rows
from bot.shorthand import Reader
from bot.understand import Heard, Lexicon, hear

Made = TypeVar("Made")

MEMORY = timedelta(minutes=15)
"""How long a conversation's last question is kept for follow-ups."""


@dataclass(frozen=True, eq=False)
class Facts:
    """One version of the tables, the words that name what is in them, and the short words for questions about it.

    A piece of work takes them once and keeps to them: figures, names and sources of two versions never mix. What was
    answered last from them, and what was understood by their names, goes with them.
    """

    store: Store
    lexicon: Lexicon
    words: Reader
    recent: Recent = field(default_factory=Recent, init=False)
    understood: Understood[Heard] = field(default_factory=Understood[Heard], init=False)

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
    """What was found, how it is said, what to remember, and the tongue that was asked for, if any.

    Where others may ask the same, `said` keeps what is made of it.
    """

    answer: Answer
    message: Message
    turn: Turn | None
    language: str | None = None
    said: Said | None = None

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of the answer and its words: once for all who ask the same, unless they were changed since.

        The key says all else that it depends on.
        """
        said = self.said
        if said is None or said.answer is not self.answer or said.message is not self.message:
            return make()
        if key not in said.made:
            said.made[key] = make()
        made: Made = said.made[key]
        return made


def reply(text: str, facts: Facts, voice: Voice, now: datetime, turn: Turn | None = None) -> Reply:
    """Answers one message of a conversation; `now` is the time in Lima."""
    fresh = _fresh(turn, now)
    before, shown = (fresh.asked, fresh.shown) if fresh else (None, ())
    today = now.date()
    heard = facts.understood.heard(text, today, lambda: hear(text, facts.lexicon, today))
    asked = heard.after(before, shown)
    said = _said(asked, facts, voice, now, fresh)
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
    language = asked.language if isinstance(asked, Question) and asked.intent is Intent.LANGUAGE else None
    tongue = Voice.of(language) if language else voice

    def say() -> Said:
        answer = look_up(asked, facts.store, now.date())
        return Said(answer, phrase(answer, tongue, facts.store.registry, page), _shown(answer))

    known = _anyones(asked)
    said = facts.recent.said((asked, now.date(), tongue.language, page), say) if known else say()
    turn = _remembered(said.answer.asked, said.shown, now, before)  # Many chats have asked the same.
    return Reply(said.answer, said.message, turn, language, said if known else None)


def _anyones(asked: Understanding) -> bool:
    """Whether it is worth keeping for others: what was not understood holds words as one person typed them."""
    return isinstance(asked, Question | OutOfScope) or (isinstance(asked, NotUnderstood) and not asked.word)


def _shown(answer: Answer) -> tuple[Subject, ...]:
    return tuple(subject for row in _within_reach(answer.rows) if (subject := row.subject))


def _remembered(asked: Understanding, shown: tuple[Subject, ...], now: datetime, before: Turn | None) -> Turn | None:
    """What the next message may lean on; thanks and refusals leave the question before them in place."""
    if isinstance(asked, Ambiguous):
        return Turn(asked, now)
    if not isinstance(asked, Question) or asked.intent in TALK:
        return before
    if asked.intent is Intent.COUNT and before:
        shown = (*(subject for subject in before.shown[-1:] if subject not in shown), *shown)
    return Turn(asked, now, shown)


def _within_reach(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that a message can point at: of thousands the first, and the last."""
    return (*rows[: Rows.FEW - 1], rows[-1]) if len(rows) > Rows.FEW else rows
