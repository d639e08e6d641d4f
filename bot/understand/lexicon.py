"""All that a text may name or say, built once from the tables and the tongues."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.question import SubjectKind
from bot.registry import Registry
from bot.understand.beginnings import Beginnings
from bot.understand.centre_names import names_of_centres
from bot.understand.language import Language, language
from bot.understand.naming import Naming, Words, names_of_rows, packed
from bot.understand.number_words import numbered
from bot.understand.phrases import Entry, Node, Phrase, Trie
from bot.understand.spelling import KnownWords, Spelling
from bot.understand.wish_words import SPELLED

Phrases = dict[Words, dict[Entry, None]]
"""Each phrase with what it may stand for, in the order of the tables."""

_SHORTEST_REST = 3
"""Letters of the shortest word joined to "CITE": a shorter one would make `cites` a centre."""


_SHORTEST_OF_WISHES = 5
"""Letters of the shortest word of wishes that a misspelt one is led to."""

_TELLING = 7
"""Letters of the shortest word without weight that a misspelt one is led to; a shorter one may be anything."""


@dataclass(frozen=True)
class Lexicon:
    """Names and cues of one version of the tables; immutable, shared by all conversations."""

    registry: Registry
    tongue: Language
    trie: Trie
    spelling: Spelling

    @classmethod
    def of(cls, registry: Registry) -> "Lexicon":
        """Reads the names of the tables and the words of the tongues."""
        tongue = language()
        phrases = _phrases(registry, tongue)
        return cls(registry, tongue, _trie(phrases, tongue), Spelling(_known_words(phrases, tongue)))

    @cached_property
    def nameable(self) -> tuple[tuple[SubjectKind, str], ...]:
        """Everything that "did you mean" may offer."""
        registry = self.registry
        return (
            *(("region", id_) for id_ in registry.regions),
            *(("centre", id_) for id_ in registry.centres),
            *(("chain", id_) for id_ in registry.chains),
        )

    @cached_property
    def beginnings(self) -> Beginnings:
        """Names that are still being typed."""
        return Beginnings.of(self.registry, self.tongue)


def _phrases(registry: Registry, tongue: Language) -> Phrases:
    phrases: Phrases = defaultdict(dict)
    for words, entry in chain(_cues(tongue), names_of_rows(registry, tongue), names_of_centres(registry, tongue)):
        if phrase := numbered(words, tongue):
            phrases[phrase][entry] = None
    for phrase, spanish in tongue.translations.items():
        named = phrases.get(packed(spanish, tongue), {})
        if translated := {entry: None for entry in named if entry.names}:
            phrases[phrase].update(translated)
    return phrases


def _cues(tongue: Language) -> Iterator[Naming]:
    for kind, table in (("cue", tongue.cues), ("topic", tongue.topics)):
        for name, said in table.items():
            entry = Entry(kind, name)
            yield from ((phrase, entry) for phrase in said)
    yield from ((phrase, Entry("break", "")) for phrase in tongue.breaks)


def _trie(phrases: Phrases, tongue: Language) -> Trie:
    trie = Trie(Node(), tongue.loose, tongue.openings)
    sorted_out: dict[tuple[Entry, ...], Phrase] = {}
    for words, given in phrases.items():
        entries = tuple(given)
        phrase = sorted_out.get(entries)
        if phrase is None:
            phrase = sorted_out[entries] = Phrase.of(entries)
        trie.add(words, phrase)
    return trie


def _known_words(phrases: Phrases, tongue: Language) -> KnownWords:
    """Misspelt words are led to names and cues; INEI's many small places only when typed well."""
    harmless = {*tongue.stop, *tongue.polite, *tongue.verbs, *tongue.modifiers, *tongue.institutions}
    cues = {word for word in harmless if len(word) >= _TELLING}
    quiet = harmless - cues
    cues.update(word for word in SPELLED if len(word) >= _SHORTEST_OF_WISHES)
    cues.update(tongue.months, tongue.numbers, tongue.ordinals, *tongue.period.values())
    names: set[str] = set()
    places: set[str] = set()
    joined: dict[str, Words] = {}
    for phrase, entries in phrases.items():
        named = [entry for entry in entries if entry.names]
        if not named:
            (quiet if all(entry.kind == "topic" for entry in entries) else cues).update(phrase)
        elif any(entry.role != "place" for entry in named):
            names.update(phrase)
        elif len(named) == len(entries):
            places.update(phrase)
        joined.update(_joined(phrase, entries, tongue))
    # English words are known even where no table has their Spanish.
    cues.update(word for phrase in tongue.translations if phrase not in phrases for word in phrase)
    clipped = {short: said for short, said in tongue.abbreviations.items() if short not in cues and short not in names}
    return KnownWords(
        cues=frozenset(cues),
        quiet=frozenset(quiet - cues - names),
        names=frozenset(names),
        exact=frozenset(places - names - cues),
        joined=joined | clipped,
        suffixes=tongue.suffixes,
        leaning=tongue.naming["joined"],
        heads=tongue.naming["heads"],
    )


def _joined(phrase: Words, entries: dict[Entry, None], tongue: Language) -> dict[str, Words]:
    """A centre's name as people write it in one word (`citemadera`)."""
    headed = len(phrase) > 1 and phrase[0] in tongue.naming["heads"] and len(phrase[1]) >= _SHORTEST_REST
    if not headed or next(iter(entries)).kind != "centre":
        return {}
    return {phrase[0] + phrase[1]: phrase[:2]}
