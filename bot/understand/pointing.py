"""What a message points at: rows that the last reply showed, and what is named outside the question."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.question import Subject
from bot.understand.draft import Draft
from bot.understand.particles import PLACES_OF_ORDER, POINTING_ARTICLES
from bot.understand.phrases import Entry
from bot.understand.subjects import Named


def point_at(draft: Draft, words: Sequence[str], shown: tuple[Subject, ...], dated: Collection[int]) -> Draft:
    """The draft with what the last reply showed, as if the message had said it ("el segundo", "compáralos").

    Args:
        draft: the message; it is given back as it is where it points at nothing.
        words: its words.
        shown: what the last reply listed, in order.
        dated: places of words that belong to dates ("el segundo trimestre" points at nothing shown).
    """
    if draft.subjects.named or len(shown) < 2:  # noqa: PLR2004 - one row leaves nothing to point out
        return draft
    pointed: Sequence[Subject] = ()
    if ("compare" in draft.cues or ("both" in draft.cues and draft.empty)) and not draft.moments:
        pointed = shown
    elif draft.indicator:
        pointed = _ordinal(words, shown, dated)
    if not pointed:
        return draft
    named = [Named(0, 0, (Entry(kind, id_, "name"),)) for kind, id_ in pointed]
    return replace(draft, subjects=replace(draft.subjects, named=named), pointed=True)


def _ordinal(words: Sequence[str], shown: tuple[Subject, ...], dated: Collection[int]) -> Sequence[Subject]:
    for at in range(1, len(words)):
        place = _index(words[at])
        if place is not None and words[at - 1] in POINTING_ARTICLES and place < len(shown) and at not in dated:
            return (shown[place],)
    return ()


def _index(word: str) -> int | None:
    return None if word.isdigit() else PLACES_OF_ORDER.get(word)


def places_pointed_at(words: Sequence[str]) -> tuple[int, ...]:
    """The places that the ordinals among words stand for, from 1; 0 for the last."""
    return tuple(at + 1 for word in words if (at := _index(word)) is not None)


def look_aside(draft: Draft) -> Draft:
    """A question without a subject takes the one of the story around it, when it points there or names a centre.

    Who asks which centres there are means those of the place and the trade just told ("soy de Puno, ¿qué CITE hay?").
    """
    subjects = draft.subjects
    if subjects.named or subjects.choices or not draft.aside.named:
        return draft
    places = [row for row in draft.aside.named if row.kind != "chain"] if "there" in draft.cues else []
    last = (places or draft.aside.named)[-1]
    region_meant = draft.region_said and last.kind == "region"
    if _which_centres(draft):
        told = replace(subjects, named=draft.aside.named)
        return replace(draft, subjects=told, cues=draft.cues | {"profile"} if told.of("centre") else draft.cues)
    free = draft.asked_which is None and draft.group is None and "network" not in draft.cues
    if "there" in draft.cues or region_meant or (free and last.kind in {"centre", "chain"}):
        return replace(draft, subjects=replace(subjects, named=[last]))
    return draft


def _which_centres(draft: Draft) -> bool:
    """Whether centres are asked for, by no figures and not all of them."""
    asked = draft.counted or draft.asked_which == "centre"
    return asked and draft.indicator is None and not draft.has("network", "all_centres", "more", "less")
