"""Text → Question, in one pass: read, draft, refuse what the data cannot answer, lean on the conversation."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.question import Ambiguous, Intent, NotUnderstood, OutOfScope, Question, Subject, Understanding
from bot.understand.choices import choose
from bot.understand.completing import question_of
from bot.understand.draft import Draft
from bot.understand.drafting import draft
from bot.understand.followups import leans
from bot.understand.intents import SENT
from bot.understand.lexicon import Lexicon
from bot.understand.merging import merge
from bot.understand.nodding import nods
from bot.understand.nothing import says_nothing
from bot.understand.pointing import look_aside, point_at
from bot.understand.reading import read
from bot.understand.scope import beyond
from bot.understand.wish_message import Wish

LONGEST = 4096
"""Characters of the longest question that is read: the longest message that Telegram carries."""

_NEAR = 3  # names offered for an unknown word


def understand(
    text: str,
    lexicon: Lexicon,
    today: date,
    before: Question | Ambiguous | None = None,
    shown: tuple[Subject, ...] = (),
) -> Understanding:
    """Reads what was asked.

    Args:
        text: the message as typed.
        lexicon: the names of the tables and the words of the tongues.
        today: the day of asking, in Lima.
        before: the last question of the conversation, for messages that lean on it.
        shown: what the last reply listed, in order, for "el segundo" and "compáralos".
    """
    return hear(text, lexicon, today).after(before, shown)


def hear(text: str, lexicon: Lexicon, today: date) -> "Heard":
    """Reads a text, whatever was asked before it; the arguments are those of `understand`."""
    if len(text) > LONGEST or not text.strip():
        return Heard(NotUnderstood(reason="too_long" if text.strip() else "empty"))
    reading = read(text, lexicon, today)
    if not reading.tokens:
        return Heard(Question(Intent.THANKS) if nods(text) else NotUnderstood())
    made = draft(reading, lexicon)
    refusal = beyond(reading, made)
    if refusal is not None:
        return Heard(_with_near_names(refusal, lexicon))
    words = [token.form for token in reading.tokens]
    odd = reading.tokens[reading.strange[0]].raw if reading.strange else ""
    said = _Said(made, words, reading.periods.tokens, reading.wish, odd, lexicon, today)
    own = said.own
    return Heard(said.settled(own, leaning=False), said, own)


class Heard(NamedTuple):
    """A text that was read: most of understanding, and the same for all who type it on one day.

    Attributes:
        alone: what it asks where nothing was asked before it.
        said: what it says, where it may lean on the question before.
        own: what it asks by itself.
    """

    alone: Understanding
    said: "_Said | None" = None
    own: "_Own | None" = None

    def after(self, before: Question | Ambiguous | None, shown: tuple[Subject, ...] = ()) -> Understanding:
        """What it asks in a conversation; as `understand`."""
        said, own = self.said, self.own
        if before is None or said is None or own is None:
            return self.alone
        if isinstance(before, Ambiguous):
            chosen = choose(said.words, said.draft, before, said.lexicon.registry)
            if chosen is not None:
                return chosen
            before = before.question
        pointed = point_at(said.draft, said.words, shown, said.dated)
        if pointed is not said.draft:
            said = said._replace(draft=pointed)
            own = said.own
        if leans(own.draft, own.question, before, said.words):
            merged = merge(own.draft, before, said.today, said.lexicon, said.words)
            return said.settled(own._replace(question=merged), leaning=True)
        return self.alone if own is self.own else said.settled(own, leaning=False)


class _Own(NamedTuple):
    """A question, and the draft that it was made of."""

    draft: Draft
    question: Question


class _Said(NamedTuple):
    """What one message says, and what it is understood with; `dated` are the places of dates, `odd` a strange word."""

    draft: Draft
    words: list[str]
    dated: frozenset[int]
    wish: Wish | None
    odd: str
    lexicon: Lexicon
    today: date

    @property
    def own(self) -> _Own:
        """The question that it makes by itself, with a subject from the story around it."""
        told = look_aside(self.draft)
        made, wish = question_of(told, self.today, self.lexicon.registry), self.wish
        if wish is None or made.intent not in SENT:
            return _Own(told, made)
        if wish.whole:
            return _Own(told, Question(made.intent))
        return _Own(told, replace(made, timing=wish.timing, paused=wish.paused))

    def settled(self, own: _Own, *, leaning: bool) -> Understanding:
        """The question, asked back where a name fits several things, or nothing where nothing was said."""
        subjects = own.draft.subjects
        if subjects.choices:
            return Ambiguous(subjects.word, subjects.choices, own.question)
        if says_nothing(own.draft, own.question, leaning=leaning):
            return _with_near_names(NotUnderstood(self.odd), self.lexicon)
        return own.question


def _with_near_names(refusal: NotUnderstood | OutOfScope, lexicon: Lexicon) -> NotUnderstood | OutOfScope:
    """Adds the names that an unknown word looks like, for "did you mean"."""
    if isinstance(refusal, OutOfScope) or not refusal.word:
        return refusal
    return replace(refusal, near=lexicon.like(refusal.word, _NEAR))
