"""How phrases are found in a text, word by word."""

from bot.understand.phrases import Phrase, Span
from bot.understand.trie import Step, Trie

_JOINING = frozenset({"", "-", "+", "'", "’", "/", "&"})
_MOST_SKIPPED = 4
"""Small words in a row that people put into a name ("de la de los")."""

_LISTED = 4
"""Words of the shortest name that may have a comma behind its first; shorter ones are lists ("madera, forestal")."""

_MOST_WAYS = 4
"""Small words of a phrase that are tried as skipped too. Without both limits a text of nothing else takes seconds."""


def longest(trie: Trie, words: list[str], gaps: list[str], start: int, stop: int | None = None) -> Span | None:
    """The longest phrase that begins at a token and ends by `stop`, with small words left out or added."""
    first = trie.begin(words[start])
    if first is None:
        return None
    phrase, end = first.phrase, start + 1
    last = len(words) if stop is None else stop
    passes = phrase is None or bool(phrase.names) or words[start] in trie.openings
    listed = end < last and gaps[end] == ","
    ways = [(first, end, False)]
    tried: set[tuple[Step, int]] = set()
    while ways:
        node, at, deep = ways.pop()
        skipped = 0
        while at < last and (gaps[at] in _JOINING or (gaps[at] == "," and (deep or at == start + 1))):
            step = node.step(words[at])
            small = (deep or passes) and words[at] in trie.loose
            if small and step:
                if (way := (node, at)) not in tried and len(tried) < _MOST_WAYS:
                    tried.add(way)
                    ways.append((node, at + 1, deep))
            elif step is None:
                if not small or skipped == _MOST_SKIPPED:
                    break
                at, skipped = at + 1, skipped + 1
                continue
            node, at, deep, skipped = step, at + 1, True, 0
            if node.phrase and (phrase is None or at > end) and not (listed and _is_short(node.phrase, at - start)):
                phrase, end = node.phrase, at
    return Span(start, end, phrase) if phrase else None


def _is_short(phrase: Phrase, size: int) -> bool:
    """Whether a phrase of so many words is no name that may have a comma behind its first."""
    return size < _LISTED or not phrase.names
