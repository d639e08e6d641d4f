"""No question was found, or one about matters that are not in the data."""

from collections.abc import Iterator

from bot.message import Message, Suggestion
from bot.phrase.asking import suggest
from bot.phrase.matters import matter, referral
from bot.phrase.suggesting import working
from bot.phrase.telling import Telling
from bot.question import Intent, NotUnderstood, OutOfScope, Query, Question

NEAR = SUGGESTED = 3
"""Names that a word may have meant, and questions that are offered."""


def not_understood(t: Telling) -> Message:
    """The word that was not known, what it may have meant, and three questions that work."""
    return Message(
        title=_unknown(t),
        prompt=t.voice.gettext("These I can answer:"),
        suggestions=(*_meant(t), *working(t))[:SUGGESTED],
    )


def _meant(t: Telling) -> Iterator[Suggestion]:
    """The figure of each centre, region or chain that the word may have meant."""
    near = t.answer.asked.near[:NEAR] if isinstance(t.answer.asked, NotUnderstood) else ()
    fields = {"centre": "centres", "region": "regions", "chain": "chains"}
    for kind, id_ in near:
        if kind in fields:
            yield suggest(t, Question(Intent.COUNT, Query(**{fields[kind]: (id_,)})))  # type: ignore[arg-type]


def _unknown(t: Telling) -> str:
    voice, asked = t.voice, t.answer.asked
    if not isinstance(asked, NotUnderstood) or not (asked.word or asked.reason != "unknown"):
        return voice.gettext("I did not understand the question.")
    if asked.reason == "empty":
        return voice.gettext("I received no question.")
    if asked.reason == "too_long":
        return voice.gettext("That is too long for me. Ask me in one sentence, please.")
    said = voice.gettext("I do not know “{word}”.", word=asked.word)
    near = [t.registry.name(*choice) for choice in asked.near[:NEAR]]
    if not near:
        return said
    meant = voice.gettext("Did you mean {names}?", names=voice.either(near))
    return f"{said} {meant}"


def out_of_scope(t: Telling) -> Message:
    """What the data hold instead, by the matter asked about."""
    asked = t.answer.asked
    topic = asked.topic if isinstance(asked, OutOfScope) else ""
    return Message(
        title=matter(t, topic),
        lines=referral(t, topic),
        prompt=t.voice.gettext("These I can answer:"),
        suggestions=working(t),
    )
