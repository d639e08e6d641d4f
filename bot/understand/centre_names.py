"""What centres are called in a question: whole names, names without "CITE", and telling pieces of them."""

from collections.abc import Iterator

from bot.registry import Centre, Registry
from bot.understand.inflection import inflected
from bot.understand.language import Language
from bot.understand.naming import Naming, Words, packed, tables
from bot.understand.ordinary import is_ordinary
from bot.understand.phrases import Entry
from bot.understand.words import forms

_TELLING = 4
"""Letters of the shortest word that names a centre by itself; initials name nothing."""


def names_of_centres(registry: Registry, tongue: Language) -> Iterator[Naming]:
    """The phrases for centres."""
    taken = _taken(registry, tongue)
    named = _named_alone(registry, tongue)
    telling = taken | named
    for centre in registry.centres.values():
        yield from _centre(centre, telling, named, tongue)


def _centre(centre: Centre, taken: frozenset[str], named: frozenset[str], tongue: Language) -> Iterator[Naming]:
    name, rest, part = (Entry("centre", centre.id, role) for role in ("name", "rest", "part"))
    if centre.legal_name:
        yield packed(forms(centre.legal_name), tongue), name
    for said in (centre.name, *centre.aliases):
        phrase = forms(said)
        whole, headless = packed(phrase, tongue), packed(_without_head(phrase, tongue), tongue)
        yield whole, name
        rare = any(word not in taken and not is_ordinary(word) for word in headless)
        if len(headless) > 1 or (rare and headless != whole):
            yield headless, rest
        yield from ((piece, part) for piece in _pieces(headless, named))
        telling = (word for word in headless if word not in taken and len(word) >= _TELLING)
        yield from (((word,), part) for word in telling)


def _pieces(headless: Words, named: frozenset[str]) -> Iterator[Words]:
    """Beginnings and ends of a name, of two words or more, that hold a word which names nothing by itself."""
    for size in range(2, len(headless)):
        yield from (piece for piece in (headless[:size], headless[-size:]) if not named.issuperset(piece))


def _without_head(phrase: Words, tongue: Language) -> Words:
    for head in tongue.heads:
        if phrase[: len(head)] == head:
            return _without_head(phrase[len(head) :], tongue)
    return phrase


def _taken(registry: Registry, tongue: Language) -> frozenset[str]:
    """Words that already mean something: one of them alone never names a centre."""
    words = {*tongue.stop, *tongue.polite, *tongue.verbs, *tongue.modifiers, *tongue.calendar, *tongue.numbers}
    words.update(word for phrases in tongue.cues.values() for phrase in phrases for word in phrase)
    for region in registry.regions.values():
        for name in (region.name, region.capital, *region.aliases, *region.demonyms, *region.main_cities):
            words.update(forms(name))
    for name in _common_names(registry):
        words.update(word for phrase in inflected(forms(name)) for word in phrase)
    return frozenset(words)


def _named_alone(registry: Registry, tongue: Language) -> frozenset[str]:
    """Words that by themselves name a chain, a type or a place: they tell no centre from another."""
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
