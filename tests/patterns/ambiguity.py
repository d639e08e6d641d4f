"""Whether a pattern can read one text in very many ways: then a text that does not match takes for ever.

A pattern is taken as an automaton whose states are its letters. It is exponential where from one letter two different
ways lead back to it over the same text (Weber and Seidl, On the degree of ambiguity of finite automata, 1991). What
looks around is left out, but for the borders of words; what is taken for good (`*+`) is looked at by itself, for no
step of it is tried again. So a pattern that passes is sound, and one that does not may be.
"""

import re
from collections import Counter, defaultdict
from itertools import product

# The standard library's own parser, which has no public name since 3.11.
from re import _constants as op
from re import _parser as parser

MANY = 30
"""From so many times on, a repeat counts as one without end."""

LETTERS = "aZé5_ \t\n.-(@€٣"
"""Of each sort one, beside those that stand in the pattern itself."""


def _of_words(letter):
    return letter.isalnum() or letter == "_"


SORTS = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: _of_words,
    op.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdecimal(),
    op.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    op.CATEGORY_NOT_WORD: lambda letter: not _of_words(letter),
}
REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}


class Automaton:
    """A pattern's letters, and which may follow which; `ways` counts how."""

    def __init__(self, pattern, flags=0):
        tree = parser.parse(pattern, flags)
        self._flags = tree.state.flags
        self._alphabet = sorted({*LETTERS, *_spelled(tree)})
        self._free = defaultdict(list)  # Steps that read nothing, and whether they are the border of a word.
        self._size = 1
        self.letters = []  # The place before, what is read, the place behind.
        self._grow(tree, 0)
        self._at = defaultdict(list)
        for number, (before, _, _) in enumerate(self.letters):
            self._at[before].append(number)
        self.ways = [self._after(*letter) for letter in self.letters]

    def _new(self):
        self._size += 1
        return self._size - 1

    def _grow(self, items, place):
        """Adds what these items read from a place on; gives the place behind them."""
        for kind, value in items:
            place = self._one(kind, value, place)
        return place

    def _one(self, kind, value, place):  # noqa: PLR0911 - a line for each kind of item
        if kind in REPEATS:
            return self._repeat(*value, place, for_good=kind is op.POSSESSIVE_REPEAT)
        if kind is op.SUBPATTERN:
            return self._grow(value[-1], place)
        if kind is op.ATOMIC_GROUP:
            return self._grow(value, place)
        if kind is op.BRANCH:
            behind = self._new()
            for way in value[1]:
                self._join(self._grow(way, self._step(place)), behind)
            return behind
        if kind is op.AT and value is op.AT_BOUNDARY:
            return self._step(place, border=True)
        if kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
            return place
        behind = self._new()
        read = frozenset(filter(self._reads(kind, value), self._alphabet))
        of_words = frozenset(filter(_of_words, read))
        self.letters += [(place, some, behind) for some in (of_words, read - of_words) if some]
        return behind

    def _join(self, place, behind, *, border=False):
        self._free[place].append((behind, border))

    def _step(self, place, *, border=False):
        behind = self._new()
        self._join(place, behind, border=border)
        return behind

    def _repeat(self, least, most, body, place, *, for_good=False):
        for _ in range(min(least, 2)):
            place = self._grow(body, place)
        behind = self._new()
        if most >= MANY:
            loop = self._step(place)
            end = self._grow(body, loop)
            if not for_good:
                self._join(end, loop)
            self._join(end, behind)
            self._join(place, behind)
            return behind
        for _ in range(min(most - least, 2)):  # Who leaves one out leaves out those after it.
            self._join(place, behind)
            place = self._grow(body, self._step(place))
        self._join(place, behind)
        return behind

    def _reads(self, kind, value):
        """Whether a letter is read by an item."""
        if kind is op.LITERAL:
            return lambda letter: self._same(letter, value)
        if kind is op.NOT_LITERAL:
            return lambda letter: not self._same(letter, value)
        if kind is op.IN:
            negated, *some = value if value[0][0] is op.NEGATE else [None, *value]
            tests = [self._reads(*each) for each in some]
            return lambda letter: any(test(letter) for test in tests) != bool(negated)
        if kind is op.RANGE:
            return lambda letter: any(value[0] <= ord(one) <= value[1] for one in {letter, *self._cases(letter)})
        if kind is op.CATEGORY:
            return SORTS[value]
        assert kind in {op.ANY, op.GROUPREF}, kind
        return lambda letter: letter != "\n" or self._flags & re.DOTALL

    def _same(self, letter, code):
        return chr(code) in {letter, *self._cases(letter)}

    def _cases(self, letter):
        return {letter.lower(), letter.upper()} if self._flags & re.IGNORECASE else set()

    def _after(self, _, read, place):
        """The letters that may come next, each with how many ways lead there (two for many)."""
        found = Counter()
        ways = [(place, frozenset(), False)]
        while ways:
            here, passed, border = ways.pop()
            for letter in self._at[here]:
                if not border or _of_words(min(read)) != _of_words(min(self.letters[letter][1])):
                    found[letter] = min(found[letter] + 1, 2)
            for number, (there, bordering) in enumerate(self._free[here]):
                if (here, number) not in passed:
                    ways.append((there, passed | {(here, number)}, border or bordering))
        return found

    @property
    def exponential(self):
        """Whether from one letter two ways lead back to it over the same text."""
        return any(self._ambiguous(loop) for loop in self._loops())

    def _loops(self):
        """The letters that lead to themselves, with those on the way."""
        after = {one: set(ways) for one, ways in enumerate(self.ways)}
        before = defaultdict(set)
        for one, following in after.items():
            for each in following:
                before[each].add(one)
        left = set(after)
        while idle := {one for one in left if left.isdisjoint(after[one]) or left.isdisjoint(before[one])}:
            left -= idle
        while left:
            one = next(iter(left))
            loop = _reached([one], after.__getitem__) & _reached([one], before.__getitem__)
            if loop:
                yield loop
            left -= {one, *loop}

    def _ambiguous(self, loop):
        if any(self.ways[one][other] > 1 for one in loop for other in loop):
            return True
        after = {pair: self._both(*pair, loop) for pair in product(loop, loop)}
        before = defaultdict(list)
        for pair, following in after.items():
            for each in following:
                before[each].append(pair)
        alike = [(one, one) for one in loop]
        parted = {pair for pair in _reached(alike, after.__getitem__) if pair[0] != pair[1]}
        return not parted.isdisjoint(_reached(alike, before.__getitem__))

    def _both(self, one, other, loop):
        """Where two ways may stand after one letter more."""
        return [
            (first, second)
            for first, second in product(self.ways[one], self.ways[other])
            if first in loop and second in loop and self.letters[first][1] & self.letters[second][1]
        ]


def _reached(starts, following):
    """All that can be reached by one step or more."""
    found, ahead = set(), list(starts)
    while ahead:
        new = [each for each in following(ahead.pop()) if each not in found]
        found.update(new)
        ahead += new
    return found


def _spelled(items):
    """The letters that stand in a pattern, and the ends of its ranges."""
    for kind, value in items:
        if kind in {op.LITERAL, op.NOT_LITERAL}:
            yield chr(value)
        elif kind is op.RANGE:
            yield from map(chr, value)
        elif kind is op.IN:
            yield from _spelled(value)
        elif kind in REPEATS:
            yield from _spelled(value[2])
        elif kind is op.BRANCH:
            for way in value[1]:
                yield from _spelled(way)
        elif kind is op.SUBPATTERN:
            yield from _spelled(value[-1])
        elif kind is op.ATOMIC_GROUP:
            yield from _spelled(value)
