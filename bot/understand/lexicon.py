"""All that a text may name or say, built once from the tables and the tongues."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.question import Choice
from bot.registry import Registry
from bot.understand.beginnings import Beginnings
from bot.understand.joined import Joined
from bot.understand.language import Language, language
from bot.understand.likeness import Lookalikes
from bot.understand.name_index import NameIndex
from bot.understand.naming import Naming, Words, names_of_rows, packed
from bot.understand.number_words import numbered
from bot.understand.phrases import Entry
from bot.understand.spelling import KnownWords, Spelling
from bot.understand.trie import Phrases, Trie
from bot.understand.wish_words import SPELLED

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
        names = NameIndex(registry, tongue)
        phrases = _phrases(registry, names, tongue)
        return cls(registry, tongue, Trie(phrases, names, tongue), Spelling(_known_words(phrases, names, tongue)))

    def like(self, text: str, most: int) -> tuple[Choice, ...]:
        """What has a name that looks like a text, for "did you mean"."""
        choices, looks = self._nameable
        return tuple(choices[name] for name in looks.like(text, most))

    @cached_property
    def _nameable(self) -> tuple[dict[str, Choice], Lookalikes]:
        registry = self.registry
        choices = {
            **{region.name: Choice("region", region.id) for region in registry.regions.values()},
            **{centre.name: Choice("centre", centre.id) for centre in registry.centres.values()},
            **{chain.name: Choice("chain", chain.id) for chain in registry.chains.values()},
        }
        return choices, Lookalikes(choices)

    @cached_property
    def beginnings(self) -> Beginnings:
        """Names that are still being typed."""
        return Beginnings.of(self.registry, self.trie.names, self.tongue)


def _phrases(registry: Registry, names: NameIndex, tongue: Language) -> Phrases:
    """The phrases for all but centres; in other tongues than Spanish also for these."""
    phrases: dict[Words, dict[Entry, None]] = defaultdict(dict)
    for words, entry in chain(_cues(tongue), names_of_rows(registry, tongue)):
        if phrase := numbered(words, tongue):
            phrases[phrase][entry] = None
    for phrase, spanish in tongue.translations.items():
        said = packed(spanish, tongue)
        named = {**phrases.get(said, {}), **names.entries(said)}
        if translated := {entry: None for entry in named if entry.names}:
            phrases[phrase].update(translated)
    return phrases


def _cues(tongue: Language) -> Iterator[Naming]:
    for kind, table in (("cue", tongue.cues), ("topic", tongue.topics)):
        for name, said in table.items():
            entry = Entry(kind, name)
            yield from ((phrase, entry) for phrase in said)
    yield from ((phrase, Entry("break", "")) for phrase in tongue.breaks)


def _known_words(phrases: Phrases, index: NameIndex, tongue: Language) -> KnownWords:
    """Misspelt words are led to names and cues; INEI's many small places only when typed well."""
    harmless = {*tongue.stop, *tongue.polite, *tongue.verbs, *tongue.modifiers, *tongue.institutions}
    cues = {word for word in harmless if len(word) >= _TELLING}
    quiet = harmless - cues
    cues.update(word for word in SPELLED if len(word) >= _SHORTEST_OF_WISHES)
    cues.update(tongue.months, tongue.numbers, tongue.ordinals, *tongue.period.values())
    names = set(index.words)
    places: set[str] = set()
    for phrase, entries in phrases.items():
        named = [entry for entry in entries if entry.names]
        if not named:
            (quiet if all(entry.kind == "topic" for entry in entries) else cues).update(phrase)
        elif any(entry.role != "place" for entry in named):
            names.update(phrase)
        elif len(named) == len(entries):
            places.update(phrase)
    # English words are known even where no table has their Spanish.
    cues.update(word for phrase in tongue.translations if phrase not in phrases for word in phrase)
    clipped = {short: said for short, said in tongue.abbreviations.items() if short not in cues and short not in names}
    return KnownWords(
        cues=frozenset(cues),
        quiet=frozenset(quiet - cues - names),
        names=frozenset(names),
        exact=frozenset(places - names - cues),
        joined=Joined(index.joined, clipped),
        suffixes=tongue.suffixes,
        leaning=tongue.naming["joined"],
        heads=tongue.naming["heads"],
    )
