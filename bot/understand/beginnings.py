"""Names that begin like what is being typed: a text whose last word is not complete yet, with the name in full."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.question import Subject
from bot.registry import Registry
from bot.understand.language import Language
from bot.understand.name_index import NameIndex
from bot.understand.naming import Words, packed
from bot.understand.words import forms

_SHORTEST = 2
"""Letters from which on a name is looked for; one alone begins too many."""

_MOST_WORDS = 5
"""Words at the end of a text that may belong to the name."""

_MANY = 200
"""Names of centres that are looked at without more ado."""

_REGION, _CENTRE, _CHAIN, _TOWN, _LATE = range(5)
"""Of names that begin alike, which are offered first; the last are centres that do not operate."""


class Completion(NamedTuple):
    """A name that may be meant, and the text with that name in the place of its beginning."""

    subject: Subject
    text: str


class _Name(NamedTuple):
    """A name as printed, and word by word in normal form; names of a lower `rank` come first."""

    subject: Subject
    printed: str
    words: Words
    rank: int


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The names of regions, centres, chains and main towns, by the first letters of their words.

    Attributes:
        names: letters → the names of all but centres that have a word with them, and the place of that word.
        centres: the names of centres.
        tongue: the words of the tongues.
        common: words that begin no name when they stand alone.
        small, heads: small words inside names; what the names of centres open with.
    """

    names: dict[str, list[tuple[_Name, int]]]
    centres: NameIndex
    tongue: Language
    common: frozenset[str]
    small: frozenset[str]
    heads: frozenset[Words]

    @classmethod
    def of(cls, registry: Registry, centres: NameIndex, tongue: Language) -> "Beginnings":
        """Reads the names of the tables."""
        found: dict[str, list[tuple[_Name, int]]] = defaultdict(list)
        for name in _names(registry, tongue):
            for at, word in enumerate(name.words):
                if len(word) >= _SHORTEST:
                    found[word[:_SHORTEST]].append((name, at))
        cues = {phrase[0] for phrases in tongue.cues.values() for phrase in phrases if len(phrase) == 1}
        return cls(
            dict(found), centres, tongue, tongue.harmless | cues, tongue.naming["small"], frozenset(tongue.heads)
        )

    def complete(self, text: str) -> Iterator[Completion]:
        """The names that the end of the text may begin, each thing once; those that share most words come first."""
        typed, seen = text.split(), set[Subject]()
        for size in range(min(_MOST_WORDS, len(typed)), 0, -1):
            kept = " ".join(typed[:-size])
            for name in self._begun(forms(" ".join(typed[-size:]))):
                if name.subject not in seen:
                    seen.add(name.subject)
                    yield Completion(name.subject, f"{kept} {name.printed}".lstrip())

    def opens(self, text: str) -> bool:
        """Whether the text is no more than what the names of centres open with ("CITE"): any may follow."""
        return forms(text) in self.heads

    def _begun(self, typed: Words) -> list[_Name]:
        """The names in which the words stand in a row, the last of them perhaps cut short."""
        tail = typed[:1] + tuple(word for word in typed[1:] if word not in self.small)
        if not tail or tail[0] in self.small or (len(tail) == 1 and tail[0] in self.common):
            return []
        here = (*self.names.get(tail[0][:_SHORTEST], ()), *self._of_centres(tail))
        found = [(name, at) for name, at in here if self._fits(name, at, tail)]
        found.sort(key=lambda one: (one[1] > 0 and one[0].words[: one[1]] not in self.heads, one[0].rank))
        return [name for name, _ in found]

    def _of_centres(self, tail: Words) -> Iterator[tuple[_Name, int]]:
        """The names of centres that may fit, and each place of a word in them that begins so."""
        for number in self._numbers(tail) if len(tail[0]) >= _SHORTEST else ():
            centre, said, legal = self.centres.name(number)
            for words in () if legal else _written(said, self.tongue):
                for at, word in enumerate(words):
                    if word.startswith(tail[0]):
                        rank = _CENTRE if centre.operating else _LATE
                        yield _Name(Subject("centre", centre.id), centre.name, words, rank), at

    def _numbers(self, tail: Words) -> Iterable[int]:
        """The names of centres with a word that begins like the first or the last one, whichever are fewer."""
        first = self.centres.begun(tail[0])
        last = self.centres.begun(tail[-1]) if len(tail) > 1 and len(first) > _MANY else first
        return min(first, last, key=len)

    def _fits(self, name: _Name, at: int, tail: Words) -> bool:
        """Whether a name goes on with these words from one of its own that tells it from others."""
        whole, words = len(tail) - 1, name.words[at:]
        if len(words) <= whole or (not whole and words[0] in self.common):
            return False
        return words[:whole] == tail[:whole] and words[whole].startswith(tail[whole])


def _names(registry: Registry, tongue: Language) -> Iterator[_Name]:
    for region in registry.regions.values():
        subject = Subject("region", region.id)
        yield from _called(subject, region.name, (region.name, *region.aliases), _REGION, tongue)
        yield from _called(subject, region.capital, (region.capital,), _REGION, tongue)
        for town in region.main_cities:
            yield from _called(subject, town, (town,), _TOWN, tongue)
    for chain in registry.chains.values():
        yield from _called(Subject("chain", chain.id), chain.name, (chain.name, *chain.aliases), _CHAIN, tongue)


def _called(subject: Subject, printed: str, names: Iterable[str], rank: int, tongue: Language) -> Iterator[_Name]:
    """A thing under each of its names."""
    for name in names:
        yield from (_Name(subject, printed, words, rank) for words in _written(name, tongue))


def _written(name: str, tongue: Language) -> Iterator[Words]:
    """The words of a name; of those of centres also with "CITE" written onto the next word (`citemadera`)."""
    words = packed(forms(name), tongue)
    yield words
    if len(words) > 1 and words[0] in tongue.naming["heads"]:
        yield (words[0] + words[1], *words[2:])
