"""The names of centres, found by their words: of thousands few are ever said, so no phrase is made before it is met."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.registry import Centre, Registry
from bot.understand.centre_names import Calling
from bot.understand.language import Language
from bot.understand.naming import Naming, Words, packed
from bot.understand.number_words import numbered
from bot.understand.phrases import Entry
from bot.understand.words import forms

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
        self.words: dict[str, array[int]] = {}
        self.joined: Mapping[str, set[str]] = {head: set() for head in tongue.naming["heads"]}
        self._tongue = tongue
        self._calling = Calling.of(registry, tongue)
        self._centres = tuple(registry.centres.values())
        self._firsts: list[int] = []
        self._single: dict[str, list[int]] = defaultdict(list)
        number = 0
        for centre in self._centres:
            self._firsts.append(number)
            for said in _said(centre):
                self._note(number, said)
                number += 1

    def of(self, word: str) -> "array[int]":
        """The names that have a word in any of their phrases."""
        return self.words.get(word, _NONE)

    def phrases(self, numbers: Numbers) -> Iterator[Naming]:
        """The phrases that names give, in the order of the table."""
        for number in numbers:
            at = bisect_right(self._firsts, number) - 1
            centre, place = self._centres[at], number - self._firsts[at]
            said, call = _said(centre)[place], self._calling.phrases if place else self._calling.legal
            for words, entry in call(said, centre.id):
                if phrase := numbered(words, self._tongue):
                    yield phrase, entry

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

    def _note(self, number: int, said: str) -> None:
        """Notes a name under the words of its phrases."""
        whole = forms(said)
        heads, small = self._tongue.naming["heads"], self._tongue.naming["small"]
        if not self._tongue.numbers.keys().isdisjoint(whole) or not heads.isdisjoint(whole[1:]):
            self._note_phrases(number)
            return
        short = packed(whole, self._tongue)
        for word in short:
            self._put(word, number)
        if len(short) < len(whole):
            opening = self._calling.without_head(whole)[:1]
            if not small.isdisjoint(opening):
                self._put(opening[0], number)
        self._note_start(number, short)

    def _note_phrases(self, number: int) -> None:
        """The long way, where number words become figures or "CITE" stands inside."""
        for phrase, _ in self.phrases((number,)):
            for word in phrase:
                self._put(word, number)
            self._note_start(number, phrase)

    def _note_start(self, number: int, phrase: Words) -> None:
        if len(phrase) == 1:
            self._single[phrase[0]].append(number)
        elif phrase and phrase[0] in self.joined and len(phrase[1]) >= _SHORTEST_REST:
            self.joined[phrase[0]].add(phrase[1])

    def _put(self, word: str, number: int) -> None:
        numbers = self.words.get(word)
        if numbers is None:
            self.words[word] = array("I", (number,))
        elif numbers[-1] != number:
            numbers.append(number)


def _said(centre: Centre) -> tuple[str, ...]:
    return (centre.legal_name, centre.name, *centre.aliases)
