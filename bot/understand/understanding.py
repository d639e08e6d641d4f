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
from bot.understand.reading import Reading, read
from bot.understand.scope import beyond

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
    if len(text) > LONGEST or not text.strip():
        return NotUnderstood(reason="too_long" if text.strip() else "empty")
    reading = read(text, lexicon, today)
    if not reading.tokens:
        return Question(Intent.THANKS) if nods(text) else NotUnderstood()
    made = draft(reading, lexicon)
    refusal = beyond(reading, made)
    if refusal is not None:
        return _with_near_names(refusal, lexicon)
    message = _Message(made, reading, lexicon, today)
    if before is None:
        return _settled(message, message.question(), leaning=False)
    return _in_conversation(message, before, shown)


class _Message(NamedTuple):
    """One message, and what it is understood with."""

    draft: Draft
    reading: Reading
    lexicon: Lexicon
    today: date

    def question(self) -> Question:
        """The question that it makes by itself, with a subject from the story around it."""
        look_aside(self.draft)
        made = question_of(self.draft, self.today, self.lexicon.registry)
        wish = self.reading.wish
        if wish is None or made.intent not in SENT:
            return made
        if wish.whole:
            return Question(made.intent)
        return replace(made, timing=wish.timing, paused=wish.paused)


def _in_conversation(message: _Message, before: Question | Ambiguous, shown: tuple[Subject, ...]) -> Understanding:
    made, reading, lexicon, today = message
    words = [token.form for token in reading.tokens]
    if isinstance(before, Ambiguous):
        chosen = choose(words, made, before, lexicon.registry)
        if chosen is not None:
            return chosen
        before = before.question
    point_at(made, words, shown, reading.periods.tokens)
    own = message.question()
    if not leans(made, own, before, words):
        return _settled(message, own, leaning=False)
    return _settled(message, merge(made, before, today, lexicon, words), leaning=True)


def _settled(message: _Message, question: Question, *, leaning: bool) -> Understanding:
    """The question, asked back where a name fits several things, or nothing where nothing was said."""
    subjects, reading = message.draft.subjects, message.reading
    if subjects.choices:
        return Ambiguous(subjects.word, subjects.choices, question)
    if says_nothing(message.draft, question, leaning=leaning):
        odd = reading.tokens[reading.strange[0]].raw if reading.strange else ""
        return _with_near_names(NotUnderstood(odd), message.lexicon)
    return question


def _with_near_names(refusal: NotUnderstood | OutOfScope, lexicon: Lexicon) -> NotUnderstood | OutOfScope:
    """Adds the names that an unknown word looks like, for "did you mean"."""
    if isinstance(refusal, OutOfScope) or not refusal.word:
        return refusal
    return replace(refusal, near=lexicon.like(refusal.word, _NEAR))
