"""Words that sound like a misspelt one, or lie one or two letters from it; names that look like a phrase."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.understand.sounds import sound, sounds

_SHORTEST = 4
_LONG = 8
_SPREAD = 2
_LIKE = 72
"""Of a hundred, how alike a name that may be meant is at least."""

_SOUNDED = 6
"""Letters of the shortest word whose sound may differ too; in a shorter one too little would be left the same."""


Places = Mapping[str, Sequence[int]]
"""Places of words among all, by what is alike."""


class Likeness:
    """Finds known words by sound and by letters.

    Args:
        words: the words that may be meant; short ones and figures are left out, for they are near everything.
        sounding: further words, found by their sound alone.
    """

    def __init__(self, words: Iterable[str], sounding: Iterable[str] = ()) -> None:
        self._meant = frozenset(words)
        every = self._meant.union(sounding)
        self._words = sorted([word for word in every if len(word) >= _SHORTEST - 1 and not word.isdigit()])
        heard = zip(self._words, sounds(self._words), strict=True)
        self._sounds = [word if key == word else key for word, key in heard]  # Most sound as they are written.
        self._order = array("I", sorted(range(len(self._words)), key=self._sounds.__getitem__))
        self._long: dict[int, array[int]] = defaultdict(lambda: array("I"))
        for at, size in enumerate(map(len, self._sounds)):
            self._long[size].append(at)
        self._alike = cache(self._of_length)

    def sounding(self, word: str) -> list[str]:
        """The words of the same pronunciation, in the alphabet's order."""
        key = sound(word)
        first = bisect_left(self._order, key, key=self._sounds.__getitem__)
        last = bisect_right(self._order, key, lo=first, key=self._sounds.__getitem__)
        return [self._words[at] for at in self._order[first:last]]

    def nearest(self, word: str) -> tuple[str, int]:
        """The nearest word that begins or ends alike, and how many letters differ; no word when all are far."""
        key = sound(word)
        places = self._candidates(key)
        candidates = [self._words[at] for at in places]
        most = 2 if len(word) >= _LONG else 1
        distances: dict[str, int] = {}
        ways = [(word, candidates)]
        if len(word) >= _SOUNDED:
            ways.append((key, [self._sounds[at] for at in places]))
        for said, others in ways:
            for _, distance, at in process.extract(said, others, scorer=OSA.distance, score_cutoff=most, limit=None):
                other = candidates[at]
                distances[other] = min(distances.get(other, most), int(distance))
        if not distances:
            return "", 0
        least = min(distances.values())
        return likest(word, [other for other, distance in distances.items() if distance == least]), least

    def _candidates(self, key: str) -> list[int]:
        """Places of the words whose sound is about as long and begins or ends alike."""
        found: dict[int, None] = {}
        for length in range(len(key) - _SPREAD, len(key) + _SPREAD + 1):
            beginning, ending = self._alike(length)
            found.update(dict.fromkeys(beginning.get(key[:1], ())))
            found.update(dict.fromkeys(ending.get(key[-2:], ())))
        return list(found)

    def _of_length(self, length: int) -> tuple[Places, Places]:
        """The words that may be meant and have a sound of a length, by its first letter, and by its last two."""
        beginning: dict[str, array[int]] = defaultdict(partial(array, "I"))
        ending: dict[str, array[int]] = defaultdict(partial(array, "I"))
        for at in self._long.get(length, ()):
            word, key = self._words[at], self._sounds[at]
            if len(word) >= _SHORTEST and word in self._meant:
                beginning[key[:1]].append(at)
                ending[key[-2:]].append(at)
        return beginning, ending


def likest(word: str, others: list[str]) -> str:
    """The one that begins alike and shares most; the alphabet decides between equals, so that runs agree."""
    return min(others, key=lambda other: (other[0] != word[0], -JaroWinkler.similarity(word, other), other))


class Lookalikes:
    """Finds names by how they look, whatever the order of their words."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._sorted = list(map(_in_order, self._names))

    def like(self, text: str, most: int = 3) -> list[str]:
        """The names that look most like a phrase."""
        found = process.extract(_in_order(text), self._sorted, scorer=fuzz.ratio, limit=most, score_cutoff=_LIKE)
        return [self._names[at] for _, _, at in found]


def _in_order(text: str) -> str:
    """A text with its words in the alphabet's order, so that those of names are put in order only once."""
    return " ".join(sorted(text.split()))
