"""What centres are called in a question: whole names, names without "CITE", and telling pieces of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.registry import Registry
from bot.understand.inflection import inflected
from bot.understand.language import Language
from bot.understand.naming import Naming, Words, packed, tables
from bot.understand.ordinary import is_ordinary
from bot.understand.phrases import Entry
from bot.understand.words import forms

_TELLING = 4
"""Letters of the shortest word that names a centre by itself; initials name nothing."""


@dataclass(frozen=True, slots=True)
class Calling:
    """How a name calls its centre.

    Attributes:
        named: words that by themselves name a chain, a type or a place: they tell no centre from another.
        taken: these, and all that mean something else: one of them alone never names a centre.
    """

    tongue: Language
    named: frozenset[str]
    taken: frozenset[str]

    @classmethod
    def of(cls, registry: Registry, tongue: Language) -> "Calling":
        """As the names of the other tables leave it."""
        named = _named_alone(registry, tongue)
        return cls(tongue, named, _taken(registry, tongue) | named)

    def phrases(self, said: str, centre: str) -> Iterator[Naming]:
        """The phrases that a name gives to a centre, of that id."""
        name, rest, part = (Entry("centre", centre, role) for role in ("name", "rest", "part"))
        phrase, taken = forms(said), self.taken
        whole, headless = packed(phrase, self.tongue), packed(self.without_head(phrase), self.tongue)
        yield whole, name
        rare = any(word not in taken and not is_ordinary(word) for word in headless)
        if len(headless) > 1 or (rare and headless != whole):
            yield headless, rest
        yield from ((piece, part) for piece in _pieces(headless, self.named))
        telling = (word for word in headless if word not in taken and len(word) >= _TELLING)
        yield from (((word,), part) for word in telling)

    def legal(self, said: str, centre: str) -> Iterator[Naming]:
        """The phrase that its name in law gives to a centre; nobody clips that."""
        yield packed(forms(said), self.tongue), Entry("centre", centre, "name")

    def without_head(self, phrase: Words) -> Words:
        """A name, word by word, without "CITE" and the like before it."""
        for head in self.tongue.heads:
            if phrase[: len(head)] == head:
                return self.without_head(phrase[len(head) :])
        return phrase


def _pieces(headless: Words, named: frozenset[str]) -> Iterator[Words]:
    """Beginnings and ends of a name, of two words or more, that hold a word which names nothing by itself."""
    for size in range(2, len(headless)):
        yield from (piece for piece in (headless[:size], headless[-size:]) if not named.issuperset(piece))


def _taken(registry: Registry, tongue: Language) -> frozenset[str]:
    words = {*tongue.stop, *tongue.polite, *tongue.verbs, *tongue.modifiers, *tongue.calendar, *tongue.numbers}
    words.update(word for phrases in tongue.cues.values() for phrase in phrases for word in phrase)
    for region in registry.regions.values():
        for name in (region.name, region.capital, *region.aliases, *region.demonyms, *region.main_cities):
            words.update(forms(name))
    for name in _common_names(registry):
        words.update(word for phrase in inflected(forms(name)) for word in phrase)
    return frozenset(words)


def _named_alone(registry: Registry, tongue: Language) -> frozenset[str]:
    single = {
        phrase[0]
        for name in _common_names(registry)
        for phrase in inflected(packed(forms(name), tongue))
        if len(phrase) == 1
    }
    regions = {
        word
        for region in registry.regions.values()
        for name in (region.name, region.capital, *region.main_cities)
        for word in forms(name)
    }
    return frozenset(single | regions)


def _common_names(registry: Registry) -> Iterator[str]:
    for rows in tables(registry).values():
        for row in rows.values():
            yield from (row.name, *row.aliases)
