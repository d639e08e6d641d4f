"""Words that sound like a misspelt one, or lie one or two letters from it."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.understand.sounds import sound

_SHORTEST = 4
_LONG = 8
_SPREAD = 2
_SOUNDED = 6
"""Letters of the shortest word whose sound may differ too; in a shorter one too little would be left the same."""


class Likeness:
    """Finds known words by sound and by letters.

    Args:
        words: the words that may be meant; short ones and figures are left out, for they are near everything.
        sounding: further words, found by their sound alone.
    """

    def __init__(self, words: Iterable[str], sounding: Iterable[str] = ()) -> None:
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._sounds: dict[str, str] = {}
        near = frozenset(words)
        for word in sorted(near.union(sounding)):
            if len(word) < _SHORTEST - 1 or word.isdigit():
                continue
            key = sound(word)
            self._by_sound[key].append(word)
            if len(word) < _SHORTEST or word not in near:
                continue
            self._sounds[word] = key
            self._near[key[:1], len(key)].append(word)
            self._near[f"…{key[-2:]}", len(key)].append(word)

    def sounding(self, word: str) -> list[str]:
        """The words of the same pronunciation, in the alphabet's order."""
        return self._by_sound.get(sound(word), [])

    def nearest(self, word: str) -> tuple[str, int]:
        """The nearest word that begins or ends alike, and how many letters differ; no word when all are far."""
        key = sound(word)
        candidates = self._candidates(key)
        most = 2 if len(word) >= _LONG else 1
        distances: dict[str, int] = {}
        ways = [(word, candidates)]
        if len(word) >= _SOUNDED:
            ways.append((key, [self._sounds[other] for other in candidates]))
        for said, others in ways:
            for _, distance, at in process.extract(said, others, scorer=OSA.distance, score_cutoff=most, limit=None):
                other = candidates[at]
                distances[other] = min(distances.get(other, most), int(distance))
        if not distances:
            return "", 0
        least = min(distances.values())
        return likest(word, [other for other, distance in distances.items() if distance == least]), least

    def _candidates(self, key: str) -> list[str]:
        """Words whose sound is about as long and begins or ends alike."""
        found: dict[str, None] = {}
        for length in range(len(key) - _SPREAD, len(key) + _SPREAD + 1):
            found.update(dict.fromkeys(self._near.get((key[:1], length), ())))
            found.update(dict.fromkeys(self._near.get((f"…{key[-2:]}", length), ())))
        return list(found)


def likest(word: str, others: list[str]) -> str:
    """The one that begins alike and shares most; the alphabet decides between equals, so that runs agree."""
    return min(others, key=lambda other: (other[0] != word[0], -JaroWinkler.similarity(word, other), other))
