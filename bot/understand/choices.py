"""Choosing among the names that were asked back."""

from collections.abc import Sequence
from dataclasses import replace

from bot.question import Ambiguous, Choice, Intent, Question, Subject
from bot.registry import Registry
from bot.understand.draft import Draft
from bot.understand.particles import PLACES_OF_ORDER
from bot.understand.words import forms

_SHORT = 5  # words of a reply that does no more than choose


def choose(words: Sequence[str], draft: Draft, before: Ambiguous, registry: Registry) -> Question | Ambiguous | None:
    """The choice that a message makes among the names asked back; None when it chooses none of them."""
    picked = _picked(words, draft, before.choices, registry)
    if not picked:
        return None
    if len(picked) == 1:
        return _with(before.question, picked[0])
    if "both" in draft.cues:
        subjects = tuple(Subject(choice.kind, choice.id) for choice in picked)
        return replace(before.question, intent=Intent.COMPARE, compared=subjects)
    return Ambiguous(before.word, picked, before.question)


def _with(question: Question, choice: Choice) -> Question:
    if question.intent is Intent.COMPARE and question.compared:
        return replace(question, compared=(*question.compared, Subject(choice.kind, choice.id)))
    query, only = question.query, (choice.id,)
    if choice.kind == "centre":
        query = replace(query, centres=only, regions=(), chains=())
    elif choice.kind == "region":
        query = replace(query, regions=only)
    elif choice.kind == "chain":
        query = replace(query, chains=only)
    elif choice.kind == "service_type":
        query = replace(query, service_types=only)
    else:
        query = replace(query, client_types=only)
    return replace(question, query=query)


def _picked(words: Sequence[str], draft: Draft, choices: tuple[Choice, ...], registry: Registry) -> tuple[Choice, ...]:
    if "both" in draft.cues:
        return choices
    places = (PLACES_OF_ORDER[word] for word in words if word in PLACES_OF_ORDER) if len(words) <= _SHORT else ()
    place = next((at for at in places if at < len(choices)), None)
    if place is not None:
        return (choices[place],)
    if len(choices) == 1 and "yes" in draft.cues:
        return choices
    return _named(draft, choices) or _described(draft, choices, registry) or _by_words(words, choices, registry)


def _named(draft: Draft, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    centres, regions = draft.subjects.of("centre"), draft.subjects.of("region")
    return tuple(c for c in choices if c.id in centres or (c.kind == "region" and c.id in regions))


def _described(draft: Draft, choices: tuple[Choice, ...], registry: Registry) -> tuple[Choice, ...]:
    """The centres among the choices that are of the chain or region said."""
    regions = draft.subjects.of("region")
    chains = {part for chain in draft.subjects.of("chain") for part in registry.chain_with_parts(chain)}
    centres = [(choice, registry.centres[choice.id]) for choice in choices if choice.kind == "centre"]
    return tuple(choice for choice, centre in centres if centre.chain in chains or centre.region in regions)


def _by_words(words: Sequence[str], choices: tuple[Choice, ...], registry: Registry) -> tuple[Choice, ...]:
    """Those choices whose names hold most of the words, when not all hold as many."""
    said = set(words)
    scores = [len(said.intersection(forms(registry.name(*choice)))) for choice in choices]
    best = max(scores, default=0)
    if not best or best == min(scores):
        return ()
    return tuple(choice for choice, score in zip(choices, scores, strict=True) if score == best)
