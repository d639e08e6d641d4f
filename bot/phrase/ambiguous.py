"""A name that fits several things: every choice is a whole question."""

from dataclasses import replace

from bot.message import Message, Suggestion
from bot.phrase.asking import suggest
from bot.phrase.telling import Telling
from bot.question import Ambiguous, Choice, Intent, Query, Question, Subject, SubjectKind

CHOICES = 8
"""Choices that fit under one question."""


def ambiguous(t: Telling) -> Message:
    """Which of several things a name means; every choice is a whole question."""
    asked = t.answer.asked
    if not isinstance(asked, Ambiguous):
        message = "Only a name that fits several things is ambiguous."
        raise TypeError(message)
    return Message(
        title=t.voice.gettext("“{word}” can be several. Which one?", word=asked.word),
        suggestions=tuple(_chosen(t, asked.question, choice) for choice in asked.choices[:CHOICES]),
    )


def _chosen(t: Telling, question: Question, choice: Choice) -> Suggestion:
    query = question.query
    if question.intent is Intent.COMPARE and (beside := question.compared or _named(query)):
        return suggest(t, replace(question, compared=(*beside, Subject(*choice))))
    match choice.kind:
        case "centre":
            query = replace(query, centres=(choice.id,), regions=(), chains=())
        case "region":
            query = replace(query, regions=(choice.id,))
        case "chain":
            query = replace(query, chains=(choice.id,))
        case "service_type":
            query = replace(query, service_types=(choice.id,))
        case "client_type":
            query = replace(query, client_types=(choice.id,))
        case "network":
            pass
    return suggest(t, replace(question, query=query))


def _named(query: Query) -> tuple[Subject, ...]:
    """The places of a comparison that were understood."""
    kinds: tuple[tuple[SubjectKind, tuple[str, ...]], ...] = (
        ("centre", query.centres),
        ("region", query.regions),
        ("chain", query.chains),
    )
    return tuple(Subject(kind, id_) for kind, ids in kinds for id_ in ids)
