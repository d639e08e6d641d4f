"""What centres are called in a note: their names and aliases, whatever their spaces, and names without their place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.data.collisions import items
from bot.data.note.language import Language
from bot.data.note.sentences import plain
from bot.data.rows import Row

_WORD = re.compile(r"[a-z0-9&']+")
_LOOSE = re.compile(r"[\s,().\"/-]*")
_FAR = 6
"""Characters between two words of a name: a space, a comma, a bracket."""

Words = tuple[str, ...]


class Called(NamedTuple):
    """Centres that a stretch of a sentence may name; `whole`: by a name of their own."""

    start: int
    end: int
    ids: tuple[str, ...]
    whole: bool


class _Word(NamedTuple):
    start: int
    end: int
    form: str


@dataclass(frozen=True)
class CentreNames:
    """Finds centres by words.

    Attributes:
        names: centres by the words of their names and aliases.
        stems: centres by the beginnings that they share (`cite textil camelidos`).
        beginnings: first words, so that most words are passed over at once.
        heads: words that every name may begin with, by the word that stands for them all.
        skipped: words that a name may lack.
    """

    names: Mapping[Words, tuple[str, ...]]
    stems: Mapping[Words, tuple[str, ...]]
    longest: int
    beginnings: frozenset[str]
    heads: Mapping[str, str]
    skipped: frozenset[str]

    @classmethod
    def of(cls, found: Sequence[Row], places: Mapping[str, str], language: Language) -> "CentreNames":
        """The names of the table's rows; `places` are the names of towns and regions, plain."""
        heads = {said: head for head, several in language.data["heads"].items() for said in several}
        skipped = frozenset(language.data["skipped"].split())
        empty = cls({}, {}, 0, frozenset(), heads, skipped)
        names: dict[Words, tuple[str, ...]] = {}
        stems: dict[Words, tuple[str, ...]] = {}
        for row in found:
            for name in (row.cells["name"], *items(row.cells["aliases"])):
                words = empty.words_of(name)
                names[words] = tuple(dict.fromkeys((*names.get(words, ()), row.cells["id"])))
        # A name is its own row's, whoever has it for an alias.
        names |= {empty.words_of(row.cells["name"]): (row.cells["id"],) for row in found}
        ends = {empty.words_of(place) for place in places}
        for words, ids in list(names.items()):
            for size in range(2, len(words)):
                if words[0] in heads.values() and words[:size] not in names:
                    stems[words[:size]] = tuple(dict.fromkeys((*stems.get(words[:size], ()), *ids)))
        placed = _placed(found, stems, ends, empty)
        names = {**placed, **names}
        longest = max(map(len, names), default=0)
        return cls(names, stems, longest, frozenset(words[0] for words in names), heads, skipped)

    def words_of(self, name: str) -> Words:
        """The words of a name that tell it from others."""
        return tuple(word.form for word in self._words(plain(name)))

    def find(self, text: str) -> Iterator[Called]:
        """The centres named in a plain sentence, in order; the longest name wins."""
        words = list(self._words(text))
        at = 0
        while at < len(words):
            called = self._at(words, at, text) if words[at].form in self.beginnings else None
            if called is None:
                at += 1
                continue
            yield called
            while at < len(words) and words[at].start < called.end:
                at += 1

    def sibling(self, name: str, place: str) -> tuple[str, ...]:
        """The centres called as another, with a place in the place of the last words of its name."""
        words, end = self.words_of(name), self.words_of(place)
        return next(
            (ids for size in range(len(words) - 1, 0, -1) if (ids := self.names.get((*words[:size], *end), ()))), ()
        )

    def _at(self, words: Sequence[_Word], at: int, text: str) -> Called | None:
        window: list[_Word] = [words[at]]
        for word in words[at + 1 : at + self.longest]:
            if not self._near(text[window[-1].end : word.start]):
                break
            window.append(word)
        for known, whole in ((self.names, True), (self.stems, False)):
            for size in range(len(window), 0, -1):
                if ids := known.get(tuple(word.form for word in window[:size])):
                    return Called(window[0].start, window[size - 1].end, ids, whole)
        return None

    def _near(self, between: str) -> bool:
        rest = [word for word in _WORD.findall(between) if word not in self.skipped]
        return not rest and len(re.sub(r"[a-z]", "", between)) <= _FAR and ";" not in between and ":" not in between

    def _words(self, text: str) -> Iterator[_Word]:
        """The words of a plain text, without those that a name may lack; "citemadera" is two."""
        before: _Word | None = None
        for found in _WORD.finditer(text):
            form = found[0]
            if before and f"{before.form} {form}" in self.heads:
                before = _Word(before.start, found.end(), self.heads[f"{before.form} {form}"])
                continue
            if before:
                yield before
                before = None
            if form in self.skipped:
                continue
            head = next(
                (said for said in self.heads if form.startswith(said) and form[len(said) :] not in {"", "s"}), ""
            )
            if head and len(head) < len(form) and f"{head}{form[len(head) :]}" == form and len(form) > len(head) + 1:
                yield _Word(found.start(), found.start() + len(head), self.heads[head])
                yield _Word(found.start() + len(head), found.end(), form[len(head) :])
            else:
                before = _Word(found.start(), found.end(), self.heads.get(form, form))
        if before:
            yield before


def _placed(
    found: Sequence[Row], stems: Mapping[Words, tuple[str, ...]], ends: set[Words], empty: CentreNames
) -> dict[Words, tuple[str, ...]]:
    """Names of centres with another of their places at the end, where they are one centre's only."""
    placed: dict[Words, tuple[str, ...]] = {}
    for row in found:
        own = [stem for stem, ids in stems.items() if row.cells["id"] in ids]
        for column in ("city", "district", "province"):
            place = empty.words_of(row.cells[column])
            for stem in own if place in ends else ():
                words = (*stem, *place)
                placed[words] = tuple(dict.fromkeys((*placed.get(words, ()), row.cells["id"])))
    return {words: ids for words, ids in placed.items() if len(ids) == 1}
