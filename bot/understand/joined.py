"""Words that people write as one: "CITE" with the next word (`citemadera`), and what abbreviations stand for."""

from collections.abc import Collection, Iterator, Mapping

from bot.understand.naming import Words


class Joined(Mapping[str, Words]):
    """Each word written as one, with the words that it joins; of thousands none is kept, but only what they join."""

    def __init__(self, heads: Mapping[str, Collection[str]], others: Mapping[str, Words]) -> None:
        """Takes the words that may follow each head, and further words with those that they stand for."""
        self._heads = heads
        self._others = others

    def __getitem__(self, word: str) -> Words:
        if word in self._others:
            return self._others[word]
        for head, following in self._heads.items():
            if word.startswith(head) and word[len(head) :] in following:
                return head, word[len(head) :]
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        yield from self._others
        for head, following in self._heads.items():
            yield from (head + word for word in following if head + word not in self._others)

    def __len__(self) -> int:
        return sum(1 for _ in self)
