"""Phrases that stand for cues and names, and how they are found in a text, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

_WORDS = frozenset({"cue", "topic", "break"})
_JOINING = frozenset({"", "-", "+", "'", "’", "/", "&"})
_MOST_SKIPPED = 4
"""Small words in a row that people put into a name ("de la de los")."""

_LISTED = 4
"""Words of the shortest name that may have a comma behind its first; shorter ones are lists ("madera, forestal")."""

_MOST_WAYS = 4
"""Small words of a phrase that are tried as skipped too. Without both limits a text of nothing else takes seconds."""

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


@dataclass(slots=True)
class Node:
    """One step of the trie; where a phrase ends, what it stands for."""

    next: dict[str, "Node"] = field(default_factory=dict)
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Trie:
    """All phrases of a lexicon.

    Attributes:
        root: the node before any word.
        loose: small words that people leave out of names and put into them.
        openings: the words of a centre's head, after which small words are passed over too.
    """

    root: Node
    loose: frozenset[str]
    openings: frozenset[str]

    def add(self, words: tuple[str, ...], phrase: Phrase) -> None:
        """Puts a phrase in."""
        node = self.root
        for word in words:
            following = node.next.get(word)
            if following is None:
                following = node.next[word] = Node()
            node = following
        node.phrase = phrase


def longest(trie: Trie, words: list[str], gaps: list[str], start: int, stop: int | None = None) -> Span | None:
    """The longest phrase that begins at a token and ends by `stop`, with small words left out or added."""
    first = trie.root.next.get(words[start])
    if first is None:
        return None
    phrase, end = first.phrase, start + 1
    last = len(words) if stop is None else stop
    passes = phrase is None or bool(phrase.names) or words[start] in trie.openings
    listed = end < last and gaps[end] == ","
    ways = [(first, end, False)] if first.next else []
    tried: set[tuple[int, int]] = set()
    while ways:
        node, at, deep = ways.pop()
        skipped = 0
        while at < last and node.next and (gaps[at] in _JOINING or (gaps[at] == "," and (deep or at == start + 1))):
            step = node.next.get(words[at])
            small = (deep or passes) and words[at] in trie.loose
            if small and step:
                if (way := (id(node), at)) not in tried and len(tried) < _MOST_WAYS:
                    tried.add(way)
                    ways.append((node, at + 1, deep))
            elif step is None:
                if not small or skipped == _MOST_SKIPPED:
                    break
                at, skipped = at + 1, skipped + 1
                continue
            node, at, deep, skipped = step, at + 1, True, 0
            if node.phrase and (phrase is None or at > end) and not (listed and _is_short(node.phrase, at - start)):
                phrase, end = node.phrase, at
    return Span(start, end, phrase) if phrase else None


def _is_short(phrase: Phrase, size: int) -> bool:
    """Whether a phrase of so many words is no name that may have a comma behind its first."""
    return size < _LISTED or not phrase.names
