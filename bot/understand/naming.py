"""What the rows of the tables are called in a question: the phrases that may stand for each, except for centres."""

from collections.abc import Iterable, Iterator, Mapping

from bot.registry import Category, Chain, Indicator, Region, Registry
from bot.understand.inflection import demonyms, inflected
from bot.understand.language import Language
from bot.understand.phrases import Entry
from bot.understand.words import forms

Words = tuple[str, ...]
"""A name or phrase, word by word."""

Naming = tuple[Words, Entry]
"""A phrase and one thing it may stand for."""


def packed(phrase: Words, tongue: Language) -> Words:
    """Without the small words inside, which people add and leave out; an opening article stays."""
    small = tongue.naming["small"]
    if small.isdisjoint(phrase[1:]):
        return phrase
    return phrase[:1] + tuple(word for word in phrase[1:] if word not in small)


def tables(registry: Registry) -> Mapping[str, Mapping[str, Chain] | Mapping[str, Category] | Mapping[str, Indicator]]:
    """The tables whose rows are called by common nouns, by kind."""
    return {
        "indicator": registry.indicators,
        "chain": registry.chains,
        "service_type": registry.service_types,
        "client_type": registry.client_types,
    }


def names_of_rows(registry: Registry, tongue: Language) -> Iterator[Naming]:
    """The phrases for regions, towns, chains, types and indicators."""
    for region in registry.regions.values():
        yield from _region(region, tongue)
    yield from _places(registry, tongue)
    for kind, rows in tables(registry).items():
        yield from _rows(kind, rows.values(), tongue)


def _region(region: Region, tongue: Language) -> Iterator[Naming]:
    for name in (region.name, *region.aliases):
        yield packed(forms(name), tongue), Entry("region", region.id, "name")
    for name in (region.capital, *region.main_cities):
        yield packed(forms(name), tongue), Entry("region", region.id, "city", name)
    for name in region.demonyms:
        for word in demonyms(forms(name)[0]):
            yield (word,), Entry("region", region.id, "demonym")


def _places(registry: Registry, tongue: Language) -> Iterator[Naming]:
    """INEI's provinces and districts; a district is not meant where a province has its name."""
    named = [(forms(place.name), place) for place in registry.places]
    provinces = {phrase for phrase, place in named if place.level == "province"}
    for phrase, place in named:
        if (place.level == "province" or phrase not in provinces) and place.region in registry.regions:
            yield packed(phrase, tongue), Entry("region", place.region, "place", place.name)


def _rows(kind: str, rows: Iterable[Chain | Category | Indicator], tongue: Language) -> Iterator[Naming]:
    for row in rows:
        full = {word for phrase in inflected(forms(row.name)) for word in phrase}
        for role, names in (("name", (row.name,)), ("alias", row.aliases)):
            for name in names:
                for phrase in inflected(packed(forms(name), tongue)):
                    yield phrase, Entry(kind, row.id, role, own=full.issuperset(phrase))
