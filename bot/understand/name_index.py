"""The names of centres, found by their words: of thousands few are ever said, so no phrase is made before it is met."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, islice

from bot.registry import Centre, Registry
from bot.understand.centre_names import Calling
from bot.understand.language import Language
from bot.understand.naming import Naming, Words, packed
from bot.understand.number_words import numbered
from bot.understand.phrases import Entry
from bot.understand.words import forms_of_all

Numbers = Sequence[int]
"""Names by their numbers: of each centre the one in law, the usual one and the aliases, in the order of the table."""

_SHORTEST_REST = 3
"""Letters of the shortest word joined to "CITE": a shorter one would make `cites` a centre."""

_NONE = array("I")


class NameIndex:
    """Which names have a word, and the phrases that those names give.

    Attributes:
        words: the words of all phrases, with the names that have them.
        joined: the words that follow a head ("CITE"), by the head, as far as both are written as one (`citemadera`).
    """

    def __init__(self, registry: Registry, tongue: Language) -> None:
        self._after: Mapping[str, set[str]] = {head: set() for head in tongue.naming["heads"]}
        self._tongue = tongue
        self._calling = Calling.of(registry, tongue)
        self._opening = max(map(len, tongue.heads))
        self._centres = tuple(registry.centres.values())
        said = [_said(centre) for centre in self._centres]
        self._firsts = list(accumulate(map(len, said), initial=0))
        self._single: dict[str, list[int]] = defaultdict(list)
        self._counted: list[int] = []
        found = self._read([name for names in said for name in names])
        self.words = {word: array("I", numbers) for word, numbers in found.items()}
        self.joined = {head: frozenset(words) for head, words in self._after.items()}
        self._after = {}

    def _read(self, names: Sequence[str]) -> dict[str, list[int]]:
        """The words of all phrases, with the names that have them."""
        numbers, naming = self._tongue.numbers, self._tongue.naming
        odd = naming["small"].union(naming["heads"], numbers)
        found: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(forms_of_all(names)):
            plain = odd.isdisjoint(name[1:]) and (not name or name[0] not in numbers)
            if plain:
                self._start(number, name)
            for word in dict.fromkeys(name if plain else self._words(number, name)):
                found[word].append(number)
        return found

    def of(self, word: str) -> "array[int]":
        """The names that have a word in any of their phrases."""
        return self.words.get(word, _NONE)

    def name(self, number: int) -> tuple[Centre, str, bool]:
        """A name with its centre, and whether it is the one in law."""
        at = bisect_right(self._firsts, number) - 1
        centre, place = self._centres[at], number - self._firsts[at]
        return centre, _said(centre)[place], not place

    def phrases(self, numbers: Numbers) -> Iterator[Naming]:
        """The phrases that names give, in the order of the table."""
        for number in numbers:
            centre, said, legal = self.name(number)
            for words, entry in (self._calling.legal if legal else self._calling.phrases)(said, centre.id):
                if phrase := numbered(words, self._tongue):
                    yield phrase, entry

    def begun(self, word: str) -> Numbers:
        """The names that have a word that begins so, perhaps written onto "CITE"; and some that have none."""
        found = set(self._counted)
        for beginning in (word, *(word.removeprefix(head) for head in self.joined if word.startswith(head))):
            for other in self._beginning(beginning):
                found.update(self.words[other])
        return sorted(found)

    def _beginning(self, letters: str) -> Iterator[str]:
        """The words that begin with some letters; none with no letters."""
        for word in islice(self._sorted, bisect_left(self._sorted, letters), None) if letters else ():
            if not word.startswith(letters):
                return
            yield word

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.words)

    def alone(self, word: str) -> Numbers:
        """The names that may give a word as a phrase by itself."""
        return self._single.get(word, ()) if word in self._calling.taken else self.of(word)

    def entries(self, phrase: Words) -> dict[Entry, None]:
        """The centres that a phrase may mean, in the order of the table."""
        if len(phrase) == 1:
            numbers = self.alone(phrase[0])
        else:
            numbers = min((self.of(word) for word in phrase), key=len, default=_NONE)
        return {entry: None for found, entry in self.phrases(numbers) if found == phrase}

    def _words(self, number: int, name: Words) -> Iterable[str]:
        """The words of a name's phrases: small ones are left out, number words are figures."""
        numbers, naming = self._tongue.numbers, self._tongue.naming
        if numbers.keys().isdisjoint(name) and naming["heads"].isdisjoint(name[1:]):
            short = packed(name, self._tongue)
            self._start(number, short)
            if naming["small"].isdisjoint(name[1 : self._opening + 1]):
                return short
            return (*short, *naming["small"].intersection(self._calling.without_head(name)[:1]))
        self._counted.append(number)
        phrases = [phrase for phrase, _ in self.phrases((number,))]
        for phrase in phrases:
            self._start(number, phrase)
        return chain.from_iterable(phrases)

    def _start(self, number: int, phrase: Words) -> None:
        if len(phrase) == 1:
            self._single[phrase[0]].append(number)
        elif phrase and phrase[0] in self._after and len(phrase[1]) >= _SHORTEST_REST:
            self._after[phrase[0]].add(phrase[1])


def _said(centre: Centre) -> tuple[str, ...]:
    return (centre.legal_name, centre.name, *centre.aliases)
