"""All that can be named, in one trie: the names of the tables beside the words of the tongues."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from bot.question import SubjectKind
from bot.registry import Category, Centre, Chain, Indicator, Region, Registry
from bot.understand.language import Language, language
from bot.understand.numbers import numbered
from bot.understand.spelling import Spelling, is_ordinary, ordinary_words
from bot.understand.words import forms


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


_SMALL = frozenset({"de", "del", "la", "el", "los", "las", "y", "e", "en", "the", "of", "and"})
_SKIPPED = _SMALL | {"d"}
_JOINING = frozenset({"", "-", "+", "'", "’", "/", "&"})
_HEADS = (("cite",), ("cites",), ("ut",), ("unidad", "tecnica"), ("centro",))
_LONGEST_INFLECTED = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase of the lexicon may stand for, sorted out once: cues, topics, rows of the tables, a clause's begin."""

    cues: frozenset[str]
    topics: tuple[str, ...]
    names: tuple[Entry, ...]
    kinds: frozenset[str]
    breaks: bool

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Phrase":
        """The entries of one phrase, sorted out."""
        given = tuple(entries)
        names = tuple(e for e in given if e.kind not in _WORDS)
        return cls(
            frozenset(e.id for e in given if e.kind == "cue"),
            tuple(e.id for e in given if e.kind == "topic"),
            names,
            frozenset(e.kind for e in names),
            any(e.kind == "break" for e in given),
        )


_WORDS = frozenset({"cue", "topic", "break"})


@dataclass(slots=True)
class Node:
    """One step of the trie."""

    next: dict[str, "Node"] = field(default_factory=dict)
    phrase: Phrase | None = None


@dataclass(frozen=True)
class Lexicon:
    """Names and cues of one version of the tables; immutable, shared by all conversations."""

    registry: Registry
    tongue: Language
    trie: Node
    spelling: Spelling

    @classmethod
    def of(cls, registry: Registry) -> "Lexicon":
        """Reads the names of the tables and the words of the tongues."""
        tongue = language()
        phrases: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for words, entry in (*_cues(tongue), *_names(registry, _taken(registry, tongue))):
            phrase = numbered(words, tongue)
            if phrase and entry not in phrases[phrase]:
                phrases[phrase].append(entry)
        for phrase, spanish in tongue.translations.items():
            named = [
                entry for entry in phrases.get(_packed(spanish), ()) if entry.kind not in {"cue", "topic", "break"}
            ]
            phrases[phrase].extend(entry for entry in named if entry not in phrases[phrase])
        return cls(
            registry,
            tongue,
            _trie({phrase: entries for phrase, entries in phrases.items() if entries}),
            _spelling(phrases, tongue),
        )

    @property
    def nameable(self) -> tuple[tuple[SubjectKind, str], ...]:
        """Everything that "did you mean" may offer."""
        registry = self.registry
        return (
            *(("region", id_) for id_ in registry.regions),
            *(("centre", id_) for id_ in registry.centres),
            *(("chain", id_) for id_ in registry.chains),
        )


def _trie(phrases: dict[tuple[str, ...], list[Entry]]) -> Node:
    root = Node()
    for phrase, entries in phrases.items():
        node = root
        for word in phrase:
            node = node.next.setdefault(word, Node())
        node.phrase = Phrase.of(entries)
    return root


def _spelling(phrases: dict[tuple[str, ...], list[Entry]], tongue: Language) -> Spelling:
    """Misspelt words are led to names and cues; INEI's many small places only when typed well."""
    cues = {word for phrase, entries in phrases.items() if not _named(entries) for word in phrase}
    cues |= tongue.stop | tongue.polite | tongue.verbs | tongue.modifiers | tongue.institutions
    cues |= {*tongue.months, *tongue.numbers, *tongue.ordinals, *(w for ws in tongue.period.values() for w in ws)}
    names = {word for phrase, entries in phrases.items() if _tabled(entries) for word in phrase}
    joined: dict[str, tuple[str, ...]] = {
        head + word: (head, word)
        for phrase, entries in phrases.items()
        if len(phrase) > 1 and phrase[0] in {"cite", "ut"} and entries[0].kind == "centre"
        for head, word in [phrase[:2]]
        if len(word) > 2  # noqa: PLR2004 - shorter remainders would make `cites` a centre
    }
    joined |= {short: words for short, words in tongue.abbreviations.items() if short not in cues | names}
    exact = {word for phrase, entries in phrases.items() if _only_places(entries) for word in phrase}
    return Spelling(cues, names, joined, exact - names - cues, tongue.suffixes)


def _tabled(entries: list[Entry]) -> bool:
    return any(entry.kind not in {"cue", "topic", "break"} and entry.role != "place" for entry in entries)


def _named(entries: list[Entry]) -> bool:
    return any(entry.kind not in {"cue", "topic", "break"} for entry in entries)


def _only_places(entries: list[Entry]) -> bool:
    return all(entry.role == "place" for entry in entries)


def _cues(tongue: Language) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for kind, table in (("cue", tongue.cues), ("topic", tongue.topics)):
        for name, phrases in table.items():
            yield from ((phrase, Entry(kind, name)) for phrase in phrases)
    yield from ((phrase, Entry("break", "")) for phrase in tongue.breaks)


def _taken(registry: Registry, tongue: Language) -> frozenset[str]:
    """Words that already mean something: one of them alone never names a centre."""
    words = {*tongue.stop, *tongue.polite, *tongue.verbs, *tongue.modifiers, *tongue.calendar, *tongue.numbers}
    words.update(word for phrases in tongue.cues.values() for phrase in phrases for word in phrase)
    for region in registry.regions.values():
        for name in (region.name, region.capital, *region.aliases, *region.demonyms, *region.main_cities):
            words.update(forms(name))
    for table in (registry.chains, registry.service_types, registry.client_types, registry.indicators):
        for row in table.values():
            for name in (row.name, *row.aliases):
                words.update(word for phrase in _inflected(forms(name)) for word in phrase)
    return frozenset(words)


def _names(registry: Registry, taken: frozenset[str]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for region in registry.regions.values():
        yield from _region(region)
    yield from _places(registry)
    yield from _rows("indicator", registry.indicators.values())
    yield from _rows("chain", registry.chains.values())
    yield from _rows("service_type", registry.service_types.values())
    yield from _rows("client_type", registry.client_types.values())
    alone = _alone(registry, taken)
    for centre in registry.centres.values():
        yield from _centre(centre, taken, alone)


def _region(region: Region) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for name in (region.name, *region.aliases):
        yield _packed(forms(name)), Entry("region", region.id, "name")
    for name in (region.capital, *region.main_cities):
        yield _packed(forms(name)), Entry("region", region.id, "city", name)
    for name in region.demonyms:
        for word in _demonym(*forms(name)):
            yield (word,), Entry("region", region.id, "demonym")


def _places(registry: Registry) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """INEI's provinces and districts; a district is not meant where a province has its name."""
    provinces = {forms(place.name) for place in registry.places if place.level == "province"}
    for place in registry.places:
        phrase = forms(place.name)
        if (place.level == "province" or phrase not in provinces) and place.region in registry.regions:
            yield _packed(phrase), Entry("region", place.region, "place", place.name)


def _demonym(word: str, *_: str) -> tuple[str, ...]:
    """Masculine, feminine and plurals: `puneño`, `puneña`, `puneños`, `puneñas`."""
    if word.endswith("o"):
        return tuple(word[:-1] + ending for ending in ("o", "a", "os", "as"))
    return (word, word + "s")


def _rows(kind: str, rows: Iterable[Chain | Category | Indicator]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for row in rows:
        full = {word for phrase in _inflected(forms(row.name)) for word in phrase}
        for role, names in (("name", (row.name,)), ("alias", row.aliases)):
            for name in names:
                for phrase in _inflected(_packed(forms(name))):
                    yield phrase, Entry(kind, row.id, role, own=full.issuperset(phrase))


def _centre(centre: Centre, taken: frozenset[str], alone: frozenset[str]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    if centre.legal_name:
        yield _packed(forms(centre.legal_name)), Entry("centre", centre.id, "name")
    for name in (centre.name, *centre.aliases):
        phrase = forms(name)
        yield _packed(phrase), Entry("centre", centre.id, "name")
        rest = _packed(_without_head(phrase))
        rare = [word for word in rest if word not in taken and not is_ordinary(word)]
        if len(rest) > 1 or (rare and rest != _packed(phrase)):
            yield rest, Entry("centre", centre.id, "rest")
        yield from ((piece, Entry("centre", centre.id, "part")) for piece in _pieces(rest, alone))
        telling = [word for word in rest if word not in alone and word not in taken and len(word) > 3]  # noqa: PLR2004 - initials name nothing
        yield from (((word,), Entry("centre", centre.id, "part")) for word in telling)


def _alone(registry: Registry, taken: frozenset[str]) -> frozenset[str]:
    """Words that by themselves name a chain, a type or a place, or are a cue: they tell no centre from another."""
    tables = (registry.chains, registry.service_types, registry.client_types, registry.indicators)
    names = (name for table in tables for row in table.values() for name in (row.name, *row.aliases))
    single = {phrase[0] for name in names for phrase in _inflected(_packed(forms(name))) if len(phrase) == 1}
    regions = {
        word
        for region in registry.regions.values()
        for name in (region.name, region.capital, *region.main_cities)
        for word in forms(name)
    }
    return frozenset(single | regions | (taken & ordinary_words()))


def _pieces(rest: tuple[str, ...], alone: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Beginnings and ends of a name, of two words or more, that hold a word which names nothing by itself."""
    for size in range(2, len(rest)):
        yield from (piece for piece in (rest[:size], rest[-size:]) if not alone.issuperset(piece))


def _without_head(phrase: tuple[str, ...]) -> tuple[str, ...]:
    for head in _HEADS:
        if phrase[: len(head)] == head:
            return _without_head(phrase[len(head) :])
    return phrase


def _packed(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Without the small words inside, which people add and leave out; an opening article stays."""
    return phrase[:1] + tuple(word for word in phrase[1:] if word not in _SMALL)


def _inflected(phrase: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The phrase in singular and plural, masculine and feminine."""
    if len(phrase) > _LONGEST_INFLECTED:
        yield phrase
        return
    yield from dict.fromkeys(product(*(_variants(word) for word in phrase)))


def _variants(word: str) -> tuple[str, ...]:
    """Spanish number and gender of one word, by its ending; the word itself first."""
    if len(word) <= 3 or not word.isalpha():  # noqa: PLR2004 - short words do not inflect here
        return (word,)
    if word.endswith("ces"):
        return (word, word[:-3] + "z")
    if word.endswith("ores") or word.endswith("iones") or word.endswith("ales") or word.endswith("iles"):
        return (word, word[:-2], *((word[:-2] + "as",) if word.endswith("ores") else ()))
    if word.endswith("os") or word.endswith("as"):
        return (word, word[:-1], *_gender(word[:-1], "s"))
    if word.endswith("es"):
        return (word, word[:-1], word[:-2])
    if word[-1] in "aeiou":
        return (word, word + "s", *_gender(word, ""), *_gender(word, "s"))
    if word.endswith("z"):
        return (word, word[:-1] + "ces")
    if word.endswith("or"):
        return (word, word + "es", word + "a", word + "as")
    return (word, word + "es")


def _gender(word: str, plural: str) -> tuple[str, ...]:
    """The other gender of an adjective or a trade (`pesquero`, `pesquera`)."""
    if len(word) > 5 and word.endswith(
        ("ero", "era", "ivo", "iva", "ico", "ica", "ado", "ada", "ario", "aria", "ano", "ana")
    ):  # noqa: PLR2004
        return (word[:-1] + ("a" if word.endswith("o") else "o") + plural,)
    return ()


class Span(NamedTuple):
    """A phrase of the lexicon found at tokens `start` to `end` (not included)."""

    start: int
    end: int
    phrase: Phrase


_HEAD_WORDS = frozenset(word for head in _HEADS for word in head)


def longest(trie: Node, words: list[str], gaps: list[str], start: int) -> Span | None:
    """The longest phrase of the lexicon that begins at a token; small words inside a name may be left out or added."""
    node = trie.next.get(words[start])
    if node is None:
        return None
    phrase, end = node.phrase, start + 1
    loose = phrase is None or bool(phrase.names) or words[start] in _HEAD_WORDS
    ways = [(node, start + 1, 1)]
    while ways:
        node, at, depth = ways.pop()
        while at < len(words) and node.next and (gaps[at] in _JOINING or (gaps[at] == "," and depth > 1)):
            step = node.next.get(words[at])
            small = words[at] in _SKIPPED and (depth > 1 or loose)
            if step is None:
                if not small:
                    break
                at += 1
                continue
            if small:
                ways.append((node, at + 1, depth))
            node, at, depth = step, at + 1, depth + 1
            if node.phrase and (phrase is None or at > end):
                phrase, end = node.phrase, at
    return Span(start, end, phrase) if phrase else None
