"""Text → Question, in one pass: read, draft, refuse what the data cannot answer, lean on the conversation."""

from dataclasses import replace
from datetime import date

from bot.question import Ambiguous, Choice, Intent, NotUnderstood, OutOfScope, Question, Subject, Understanding
from bot.understand.draft import Draft, draft
from bot.understand.followups import choose, leans, merge, point_at
from bot.understand.intents import question_of
from bot.understand.lexicon import Lexicon
from bot.understand.reading import Reading, read
from bot.understand.scope import beyond

LONGEST = 4096
"""Characters of the longest question that is read: the longest message that Telegram carries."""

_NEAR = 3


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
    if not text.strip():
        return NotUnderstood(reason="empty")
    if len(text) > LONGEST:
        return NotUnderstood(reason="too_long")
    reading = read(text, lexicon, today)
    if not reading.tokens:
        return NotUnderstood()
    made = draft(reading, lexicon, today)
    refusal = beyond(reading, made, lexicon)
    if refusal is not None:
        return _with_near_names(refusal, lexicon)
    words = tuple(token.form for token in reading.tokens)
    if isinstance(before, Ambiguous):
        chosen = choose(words, made, before, lexicon.registry)
        if chosen is not None:
            return chosen
        before = before.question
    point_at(made, words, shown)
    return _settled(made, reading, lexicon, today, before, words)


def _settled(
    made: Draft, reading: Reading, lexicon: Lexicon, today: date, before: Question | None, words: tuple[str, ...]
) -> Understanding:
    _look_aside(made)
    own = question_of(made, today, lexicon.registry)
    leaning = before is not None and leans(made, own, before, words)
    if leaning and before is not None:
        question = merge(made, own, before, today, lexicon.registry, words)
    else:
        question = own
    if made.subjects.choices:
        return Ambiguous(made.subjects.word, made.subjects.choices, question)
    if _says_nothing(made, question, leaning=leaning):
        return _with_near_names(NotUnderstood(_odd(reading)), lexicon)
    return question


def _look_aside(made: Draft) -> None:
    """A question without a subject takes the one of the story around it, when it points there or names a centre."""
    if made.subjects.named or not made.aside.named or made.subjects.choices:
        return
    last = made.aside.named[-1]
    own_region = made.region_said and last.kind == "region"
    own_centre = last.kind in {"centre", "chain"} and not made.has("network") and made.asked_which is None and made.group is None
    if made.has("there") or own_region or own_centre:
        made.subjects.named = [last]


def _says_nothing(made: Draft, question: Question, *, leaning: bool) -> bool:
    if question.intent is Intent.POSITION and not (
        question.query.centres or question.query.regions or question.query.chains
    ):
        return True
    if question.intent is Intent.RANKING and not leaning and made.indicator is None:
        asked = (
            made.asked_which or made.group or made.limit or made.subjects.named or made.moments or made.subjects.head
        )
        return not asked and not made.has("ranking", "first", "last", "network")
    if question.intent not in {Intent.COUNT, Intent.COMPARE}:
        return False
    if leaning:
        return (
            made.empty
            and not made.has(
                "network",
                "whole_region",
                "growth",
                "compare",
                "previous_year",
                "quantity",
                "other_one",
                "reverse",
                "whole_year",
                "all_types",
            )
            and not made.ordinal
        )
    bare = made.indicator is None and not made.subjects.named and not made.subjects.types and not made.kind
    odd = made.number is not None or all(m.unit == "day" for m in made.moments)
    return (made.empty and not made.has("network", "growth")) or (bare and odd and not made.has("network"))


def _odd(reading: Reading) -> str:
    return reading.tokens[reading.strange[0]].raw if reading.strange else ""


def _with_near_names(refusal: NotUnderstood | OutOfScope, lexicon: Lexicon) -> NotUnderstood | OutOfScope:
    """Adds the names that an unknown word looks like, for "did you mean"."""
    if isinstance(refusal, OutOfScope) or not refusal.word:
        return refusal
    names = {lexicon.registry.name(kind, id_): Choice(kind, id_) for kind, id_ in lexicon.nameable}
    near = lexicon.spelling.like(refusal.word, names, _NEAR)
    return replace(refusal, near=tuple(names[name] for name in near))
