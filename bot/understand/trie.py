"""All phrases of a lexicon, word by word; those of centres grow where somebody says their words."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from bot.understand.language import Language
from bot.understand.name_index import NameIndex, Numbers
from bot.understand.naming import Words
from bot.understand.phrases import Entry, Phrase

Phrases = Mapping[Words, Mapping[Entry, None]]
"""Each phrase with what it may stand for, in the order of the tables."""

_FEW = 64
"""Names whose phrases are made in one go, in a millisecond."""

_KEPT = 2_048
"""Beginnings of phrases that are kept, with what goes on from them: some ten kB each at most."""


class Step(Protocol):
    """A beginning of phrases; where one ends, what it stands for."""

    @property
    def phrase(self) -> Phrase | None:
        """What stands for the words so far, if they are a phrase."""

    def step(self, word: str) -> "Step | None":
        """The beginning that has one more word; None where no phrase goes on so."""


@dataclass(slots=True, eq=False)
class Node:
    """A step of phrases that are all made."""

    next: dict[str, "Node"] = field(default_factory=dict)
    phrase: Phrase | None = None

    def step(self, word: str) -> "Node | None":
        """The next one by a word."""
        return self.next.get(word)

    def down(self, words: Words) -> "Node":
        """The one at the end of some words, made on the way."""
        node = self
        for word in words:
            following = node.next.get(word)
            if following is None:
                following = node.next[word] = Node()
            node = following
        return node

    def copy(self) -> "Node":
        """The same, to be added to."""
        return Node({word: node.copy() for word, node in self.next.items()}, self.phrase)


@dataclass(frozen=True, slots=True, eq=False)
class Fork:
    """A step with too many names behind it to make them all; `given` is the same step of the phrases that are made."""

    trie: "Trie"
    words: Words
    given: Node | None
    phrase: Phrase | None

    def step(self, word: str) -> Step | None:
        """The next one by a word."""
        if word in self.trie.names.words:
            return self.trie.at((*self.words, word))
        return self.given.step(word) if self.given else None


class Trie:
    """All phrases of a lexicon.

    Attributes:
        names: the names of centres.
        loose: small words that people leave out of names and put into them.
        openings: the words of a centre's head, after which small words are passed over too.
    """

    def __init__(self, phrases: Phrases, names: NameIndex, tongue: Language) -> None:
        """Takes the names of centres, and the phrases for all else."""
        self.names = names
        self.loose = tongue.loose
        self.openings = tongue.openings
        self._phrases = phrases
        self._root = Node()
        made = lru_cache(maxsize=None)(Phrase.of)
        for words, entries in phrases.items():
            self._root.down(words).phrase = made(tuple(entries))
        self.at = lru_cache(maxsize=_KEPT)(self._at)

    def begins(self, word: str) -> bool:
        """Whether a phrase may begin with a word."""
        return word in self._root.next or word in self.names.words

    def begin(self, word: str) -> Step | None:
        """The first step of the phrases that begin with a word."""
        return self.at((word,)) if word in self.names.words else self._root.next.get(word)

    def _at(self, words: Words) -> Step | None:
        """The step at the end of some words that all stand in names."""
        given = self._given(words)
        numbers = self._with(words)
        if len(numbers) <= _FEW:
            return self._grown(words, given, numbers)
        exact = numbers if len(words) > 1 else self.names.alone(words[0])
        entries = {entry: None for phrase, entry in self.names.phrases(exact) if phrase == words}
        return Fork(self, words, given, self._phrase(words, entries))

    def _given(self, words: Words) -> Node | None:
        node: Node | None = self._root
        for word in words:
            node = node.step(word) if node else None
        return node

    def _with(self, words: Words) -> "Numbers":
        """The names that have all of the words; of few, some that lack one may be left."""
        having = sorted((self.names.of(word) for word in words), key=len)
        if len(having[0]) <= _FEW:
            return having[0]
        return sorted(set(having[0]).intersection(*having[1:]))

    def _grown(self, words: Words, given: Node | None, numbers: Numbers) -> Node | None:
        """The given step with the phrases of names."""
        found: dict[Words, dict[Entry, None]] = defaultdict(dict)
        for phrase, entry in self.names.phrases(numbers):
            if phrase[: len(words)] == words:
                found[phrase][entry] = None
        if not found:
            return given
        node = given.copy() if given else Node()
        for phrase, entries in found.items():
            node.down(phrase[len(words) :]).phrase = self._phrase(phrase, entries)
        return node

    def _phrase(self, words: Words, entries: Mapping[Entry, None]) -> Phrase | None:
        every = {**self._phrases.get(words, {}), **entries}
        return Phrase.of(every) if every else None
