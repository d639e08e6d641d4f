"""Phrases that stand for cues and names."""

from collections.abc import Iterable
from typing import NamedTuple

_WORDS = frozenset({"cue", "topic", "break"})
WISHES = frozenset({"subscribe", "unsubscribe", "subscriptions", "pause", "resume"})
"""Cues of what is sent by itself."""

STRONG = frozenset(
    {
        "quantity",
        "ranking",
        "ascending",
        "position",
        "compare",
        "growth",
        "share",
        "trend",
        "list",
        "profile",
        "summary",
        "source",
        *WISHES,
        "chart",
        "export",
        "services_word",
        "clients_word",
        "goal",
    }
)
"""Cues that only a question has."""

_HINTS = STRONG | {"ask", "which", "more", "less"}
_LIMITS = frozenset({"over", "under", "at_least", "at_most", "upwards", "downwards", "between"})
_NOUNS = frozenset(
    {
        "noun_centre",
        "noun_region",
        "noun_chain",
        "noun_service_type",
        "noun_client_type",
        "noun_month",
        "noun_quarter",
        "noun_year",
    }
)


class Entry(NamedTuple):
    """What a phrase may stand for.

    Attributes:
        kind: cue, topic, break, indicator, centre, region, chain, service_type or client_type.
        id: the cue, the topic, or the id in the tables.
        role: how it names it: name, alias, city, demonym, place (INEI's list), rest (a centre's name without
            "CITE"), part (one word of a centre's name); empty for cues.
        label: the town as printed, for cities and places.
        own: an alias made of words of the full name ("servicios" of "Servicios tecnológicos").
    """

    kind: str
    id: str
    role: str = ""
    label: str = ""
    own: bool = False

    @property
    def names(self) -> bool:
        """Whether it is a row of the tables rather than a word of the tongues."""
        return self.kind not in _WORDS


class Phrase(NamedTuple):
    """What a phrase of the lexicon may stand for, sorted out once, when the lexicon is built.

    Attributes:
        cues: the cues it gives.
        topics: what the data cannot answer.
        names: the rows of the tables it may name.
        kinds: their kinds.
        breaks: a clause begins at it.
        small_place: it names nothing but small places of INEI's list.
        limits: it opens or closes a limit ("más de").
        strength: how much it speaks for a question.
        asks: only a question has it.
        hints: questions have it, and stories too.
        noun: it says what is asked for ("región").
        wishes: it is about what is sent by itself.
    """

    cues: frozenset[str]
    topics: tuple[str, ...]
    names: tuple[Entry, ...]
    kinds: frozenset[str]
    breaks: bool
    small_place: bool
    limits: bool
    strength: int
    asks: bool
    hints: bool
    noun: bool
    wishes: bool

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Phrase":
        """The entries of one phrase, sorted out."""
        given = tuple(entries)
        names = tuple(entry for entry in given if entry.names)
        kinds = frozenset([entry.kind for entry in names])
        cues = frozenset([entry.id for entry in given if entry.kind == "cue"])
        strong, counted = not cues.isdisjoint(STRONG), "indicator" in kinds
        return cls(
            cues=cues,
            topics=tuple([entry.id for entry in given if entry.kind == "topic"]),
            names=names,
            kinds=kinds,
            breaks=any(entry.kind == "break" for entry in given),
            small_place=all(entry.role == "place" for entry in given),
            limits=not cues.isdisjoint(_LIMITS),
            strength=2 * strong + 2 * counted + bool(names) + ("which" in cues or "noun_centre" in cues),
            asks=strong or any(entry.kind == "indicator" and entry.id != "centres" for entry in names),
            hints=not cues.isdisjoint(_HINTS) or counted or "service_type" in kinds or "client_type" in kinds,
            noun=not cues.isdisjoint(_NOUNS),
            wishes=not cues.isdisjoint(WISHES),
        )


class Span(NamedTuple):
    """A phrase of the lexicon found at tokens `start` to `end` (not included)."""

    start: int
    end: int
    phrase: Phrase
