"""Misspelt words → the words that names and language data use.

The order was measured on 70 hand-made and 1,000 synthetic Spanish typos: exact, then a phonetic key, then one
edit (optimal string alignment) with a tie-break, is right as often as any library and wrong least often. What
remains dangerous are false friends (casa/Casma, pino/Puno): words of ordinary Spanish are never changed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.understand.words import Token

_SOUNDS = (
    (re.compile(r"ch"), "1"),
    (re.compile(r"h"), ""),
    (re.compile(r"qu(?=[ei])|q|k|c(?=[aourlt]|$)"), "k"),
    (re.compile(r"c(?=[ei])|z"), "s"),
    (re.compile(r"g(?=[ei])|x(?=[aeiou])"), "j"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"ll"), "y"),
    (re.compile(r"[vw]"), "b"),
    (re.compile(r"n(?=[pbm])"), "m"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORTEST = 4
_LONG = 8
_ENDINGS = frozenset({"la", "el", "de", "en", "al"})


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A key that words of the same Peruvian pronunciation share: `serbicios` and `servicios`."""
    for pattern, key in _SOUNDS:
        word = pattern.sub(key, word)
    return word


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Frequent Spanish words, which are never taken for misspelt names."""
    lines = Path(__file__).with_name("ordinary.txt").read_text(encoding="ascii").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_ordinary(word: str) -> bool:
    """Whether a word, or its singular, is frequent in Spanish."""
    words = ordinary_words()
    if word in words:
        return True
    if not word.endswith("s") or len(word) <= _SHORTEST:
        return False
    return (word[-2] in "aeiou" and word[:-1] in words) or (word[-2] == "e" and word[:-2] in words)


class Spelling:
    """Knows the words of one lexicon and finds the one that a misspelt word stands for.

    Args:
        cues: words of the language data.
        names: words of the names in the tables.
        joined: words written as one, with the words that they join (`citemadera`: `cite`, `madera`).
        exact: words that are known only as they are: nothing is corrected into them.
        suffixes: endings that a name may carry (Quechua's `-pi`, `-manta`).
    """

    def __init__(
        self,
        cues: Iterable[str],
        names: Iterable[str],
        joined: dict[str, tuple[str, ...]],
        exact: Iterable[str] = (),
        suffixes: Iterable[str] = (),
    ) -> None:
        self._names = frozenset(names)
        words = frozenset(cues) | self._names
        self._known = words | frozenset(exact)
        self._joined = joined
        self._suffixes = tuple(sorted(suffixes, key=len, reverse=True))
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(words | frozenset(joined)):
            if len(word) < _SHORTEST - 1 or word.isdigit():
                continue
            key = sound(word)
            self._by_sound[key].append(word)
            for length in range(len(key) - 2, len(key) + 3):
                self._near[key[:1], length].append(word)
                self._near[f"…{key[-2:]}", length].append(word)
        self.correct = lru_cache(maxsize=20_000)(self._correct)

    def knows(self, word: str) -> bool:
        """Whether the word stands in a name or in the language data as it is."""
        return word in self._known

    def mend(self, tokens: list[Token]) -> list[Token]:
        """Puts known words in place of misspelt, split and joined ones; leaves what it cannot tell."""
        if all(token.form in self._known or token.form.isdigit() for token in tokens):
            return tokens
        mended: list[Token] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            if after and not after.gap and (whole := self._rejoined(token.form, after.form)):
                mended.append(Token(whole, token.raw + after.raw, token.gap))
                at += 2
                continue
            if after and after.form not in self._known and (whole := self._headed(token, after)):
                mended.extend(whole)
                at += 2
                continue
            if after and after.gap.startswith(".") and (full := self._completed(token.form)):
                mended.append(Token(full, token.raw, token.gap))
            else:
                mended.extend(self._one(token))
            at += 1
        return mended

    def _headed(self, head: Token, after: Token) -> list[Token]:
        """ "citecal", "cite caras": after "CITE" a name is expected, so that even an ordinary word may be one misspelt."""
        if head.form not in {"cite", "ut", "cites"} or after.gap or not after.form.isalpha():
            return []
        if head.raw != head.form and (joined := self.correct(head.raw)[0]):
            return [Token(joined[0], head.raw, head.gap), *(Token(word, head.raw) for word in joined[1:])]
        same = [word for word in self._by_sound.get(sound(after.form), ()) if word in self._names]
        if not same or not is_ordinary(after.form):
            return []
        return [head, Token(_likest(after.form, same), after.raw, after.gap, distance=1)]

    def _completed(self, word: str) -> str:
        """ "diag." → the only name word that begins so."""
        if len(word) < _SHORTEST - 1 or word in self._known or not word.isalpha():
            return ""
        found = {name for name in self._names if name.startswith(word)}
        shortest = min(found, key=len, default="")
        return shortest if shortest and all(name.startswith(shortest[:-1]) for name in found) else ""

    def _rejoined(self, first: str, second: str) -> str:
        """The known word that two unknown pieces make (`aren quipa`), or nothing."""
        if (first in self._known and len(first) > 1) or (second in self._known and len(second) > 2):
            return ""
        whole = first + second
        if len(whole) < _SHORTEST or not whole.isalpha():
            return ""
        if is_ordinary(first) and is_ordinary(second):
            return ""
        return whole if whole in self._known else ""

    def _one(self, token: Token) -> list[Token]:
        if token.form in self._known or not token.form.isalpha():
            return [token]
        found, distance = self.correct(token.form)
        if not found:
            return [token]
        first, *rest = found
        return [
            Token(first, token.raw, token.gap, distance=distance),
            *(Token(word, token.raw, distance=distance) for word in rest),
        ]

    def _correct(self, word: str) -> tuple[tuple[str, ...], int]:
        """The words meant and the number of changed letters; no words when nothing is near."""
        if word in self._joined:
            return self._joined[word], 0
        if len(word) < _SHORTEST or is_ordinary(word):
            return (), 0
        if stem := self._stem(word):
            return (stem,), 0
        if pieces := self._split(word):
            return pieces, 0
        key = sound(word)
        if same := self._by_sound.get(key):
            return self._words(_likest(word, same)), 1 if len(word) > 3 else 2
        return self._nearest(word, key)

    def _stem(self, word: str) -> str:
        """The name that carries a suffix (`Punopi`: `puno`), or nothing."""
        for suffix in self._suffixes:
            if word.endswith(suffix) and (stem := word[: -len(suffix)]) in self._names:
                return stem
        return ""

    def _split(self, word: str) -> tuple[str, ...]:
        """Two known words typed without the space (`todala`)."""
        for cut in range(2, len(word) - 1):
            first, second = word[:cut], word[cut:]
            if first not in self._known or second not in self._known:
                continue
            joins = second in _ENDINGS or (first in _ENDINGS and second in self._names)
            if joins or min(len(first), len(second)) > 2:  # noqa: PLR2004 - shorter pieces fit everywhere
                return first, second
        return ()

    def _nearest(self, word: str, key: str) -> tuple[tuple[str, ...], int]:
        candidates = {*self._near.get((key[:1], len(key)), ()), *self._near.get((f"…{key[-2:]}", len(key)), ())}
        most = 2 if len(word) >= _LONG else 1
        found: list[tuple[int, str]] = []
        for other in candidates:
            if len(other) < _SHORTEST:
                continue
            distance = min(
                OSA.distance(word, other, score_cutoff=most),
                OSA.distance(key, sound(other), score_cutoff=most),
            )
            if distance <= most:
                found.append((distance, other))
        if not found:
            return (), 0
        least = min(distance for distance, _ in found)
        return self._words(_likest(word, [other for distance, other in found if distance == least])), least

    def _words(self, word: str) -> tuple[str, ...]:
        return self._joined.get(word, (word,))

    def like(self, text: str, names: Iterable[str], most: int = 3) -> list[str]:
        """The names that look most like a phrase, for "did you mean"."""
        found = process.extract(text, list(names), scorer=fuzz.token_sort_ratio, limit=most, score_cutoff=72)
        return [name for name, _, _ in found]


def _likest(word: str, others: list[str]) -> str:
    """The one that begins alike and shares most; the alphabet decides between equals, so that runs agree."""
    return min(others, key=lambda other: (other[0] != word[0], -JaroWinkler.similarity(word, other), other))
