"""Misspelt words → the words that names and language data use.

The order was measured on 70 hand-made and 1,000 synthetic Spanish typos: exact, then a phonetic key, then one
edit (optimal string alignment) with a tie-break, is right as often as any library and wrong least often. What
remains dangerous are false friends: words of ordinary Spanish are never changed.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from bot.understand.joined import Joined
from bot.understand.likeness import Likeness, likest
from bot.understand.ordinary import is_ordinary
from bot.understand.words import Token

_SHORTEST = 4
_FEW = 2
_MOST_ODD = 60  # a text with more words that nobody knows is no question with slips, and to search for all takes long
_LONGEST = 40  # letters; no name is longer, and such a word has too many places to split it


@dataclass(frozen=True)
class KnownWords:
    """The words of one lexicon.

    Attributes:
        cues: words of the language data.
        quiet: words that refuse or change nothing: a misspelt word is led to them by its sound alone.
        names: words of the names in the tables.
        exact: words that are known only as they are: nothing is corrected into them.
        joined: words written as one, with the words that they join (`citemadera`: `cite`, `madera`).
        suffixes: endings that a name may carry (Quechua's `-pi`, `-manta`).
        leaning: short words that people write together with the next (`todala`).
        heads: the words after which a name is expected ("CITE").
    """

    cues: frozenset[str]
    quiet: frozenset[str]
    names: frozenset[str]
    exact: frozenset[str]
    joined: Joined
    suffixes: frozenset[str]
    leaning: frozenset[str]
    heads: frozenset[str]

    def __contains__(self, word: str) -> bool:
        """Whether a word is known; all of them in one set would take megabytes more."""
        return word in self.names or word in self.cues or word in self.quiet or word in self.exact


_CORRECTED = 4_096
"""Misspelt words that are known; one takes some 200 bytes, and a millisecond where there are 5,000 centres."""


class Spelling:
    """Knows the words of one lexicon and finds the one that a misspelt word stands for."""

    def __init__(self, words: KnownWords) -> None:
        self._words = words
        self._likeness = Likeness(words.cues.union(words.names, words.joined), words.quiet)
        self._names = sorted(words.names)
        self._suffixes = tuple(sorted(words.suffixes, key=lambda suffix: (-len(suffix), suffix)))
        self.correct = lru_cache(maxsize=_CORRECTED)(self._correct)

    def mend(self, tokens: list[Token]) -> list[Token]:
        """Puts known words in place of misspelt, split and joined ones; leaves what it cannot tell."""
        unknown = [word for word in {token.form for token in tokens} if word not in self._words and not word.isdigit()]
        if not unknown or len(unknown) > _MOST_ODD < sum(not is_ordinary(word) for word in unknown):
            return tokens
        mended: list[Token] = []
        at = 0
        while at < len(tokens):
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            two = self._two(tokens[at], after) if after else []
            mended.extend(two or self._one(tokens[at], after))
            at += 2 if two else 1
        return mended

    def _two(self, token: Token, after: Token) -> list[Token]:
        """What two tokens make together, or nothing."""
        if after.gap:
            return []
        if whole := self._rejoined(token.form, after.form):
            return [Token(whole, token.raw + after.raw, token.gap)]
        headed = after.form not in self._words and token.form in self._words.heads and after.form.isalpha()
        return self._headed(token, after) if headed else []

    def _rejoined(self, first: str, second: str) -> str:
        """The known word that two unknown pieces make (`aren quipa`), or nothing."""
        whole = first + second
        if whole not in self._words or len(whole) < _SHORTEST or not whole.isalpha():
            return ""
        if (first in self._words and len(first) > 1) or (second in self._words and len(second) > _FEW):
            return ""
        return "" if is_ordinary(first) and is_ordinary(second) else whole

    def _headed(self, head: Token, after: Token) -> list[Token]:
        """After "CITE" a name is expected: even an ordinary word may be one misspelt (`citecal`, `cite caras`)."""
        if head.raw != head.form and (joined := self.correct(head.raw)[0]):
            return [Token(joined[0], head.raw, head.gap), *(Token(word, head.raw) for word in joined[1:])]
        if not is_ordinary(after.form):
            return []
        same = [word for word in self._likeness.sounding(after.form) if word in self._words.names]
        return [head, Token(likest(after.form, same), after.raw, after.gap, distance=1)] if same else []

    def _one(self, token: Token, after: Token | None) -> list[Token]:
        """The token itself, or those of the words that it stands for."""
        if token.form in self._words or not token.form.isalpha():
            return [token]
        if after and after.gap.startswith(".") and (full := self._completed(token.form)):
            return [Token(full, token.raw, token.gap)]
        found, distance = self.correct(token.form)
        if not found:
            return [token]
        first, *rest = found
        return [
            Token(first, token.raw, token.gap, distance=distance),
            *(Token(word, token.raw, distance=distance) for word in rest),
        ]

    def _completed(self, word: str) -> str:
        """The only name word that begins like a clipped one (`diag.`), in its shortest form."""
        if len(word) < _SHORTEST - 1:
            return ""
        first = last = bisect_left(self._names, word)
        while last < len(self._names) and self._names[last].startswith(word):
            last += 1
        found = self._names[first:last]
        shortest = min(found, key=len, default="")
        return shortest if all(name.startswith(shortest[:-1]) for name in found) else ""

    def _correct(self, word: str) -> tuple[tuple[str, ...], int]:
        """The words meant and the number of changed letters; no words when nothing is near."""
        if word in self._words.joined:
            return self._words.joined[word], 0
        if len(word) > _LONGEST or is_ordinary(word):
            return (), 0
        if len(word) < _SHORTEST:
            same = [other for other in self._likeness.sounding(word) if len(other) == len(word)]
            small = [other for other in same if other not in self._words.names] or same  # "kon", "mez"; "ika"
            return ((likest(word, small),), 1) if small else ((), 0)
        if apart := self._stem(word) or self._split(word):
            return apart, 0
        if same := self._likeness.sounding(word):
            return self._parts(likest(word, same)), 1
        nearest, distance = self._likeness.nearest(word) if len(word) > _SHORTEST else ("", 0)
        return (self._parts(nearest), distance) if nearest else ((), 0)

    def _stem(self, word: str) -> tuple[str, ...]:
        """The name that carries a suffix (`Punopi`: `puno`), or nothing."""
        for suffix in self._suffixes:
            if word.endswith(suffix) and (stem := word[: -len(suffix)]) in self._words.names:
                return (stem,)
        return ()

    def _split(self, word: str) -> tuple[str, ...]:
        """Two known words typed without the space (`todala`), or nothing."""
        known, leaning = self._words, self._words.leaning
        for cut in range(_FEW, len(word) - 1):
            first, second = word[:cut], word[cut:]
            if first not in known or second not in known:
                continue
            leans = second in leaning or (first in leaning and second in self._words.names)
            if leans or min(len(first), len(second)) > _FEW:  # shorter pieces fit everywhere
                return first, second
        return ()

    def _parts(self, word: str) -> tuple[str, ...]:
        return self._words.joined.get(word, (word,))
