"""Which texts answered a chat's latest messages, so that both can be mended: thousands of chats have some."""

from array import array
from collections.abc import Iterable, Iterator

TOLD = 20
"""How many of a chat's latest messages can still be mended, and their answers with them."""


class Told:
    """The ids of the texts that answered a message, by its id, of the latest messages.

    All stand in one row of numbers: the message, how many texts, and these.
    """

    __slots__ = ("_many", "_row")

    def __init__(self, told: Iterable[tuple[int, tuple[int, ...]]] = ()) -> None:
        """None, or those that are given, the latest last."""
        self._row = array("q")
        self._many = 0
        for message, texts in told:
            self.note(message, texts)

    def note(self, message: int, texts: tuple[int, ...]) -> None:
        """Remembers which texts answered a message."""
        if message in self._row:  # As one of the messages, or as a text.
            self.pop(message)
        self._row.extend((message, len(texts), *texts))
        self._many += 1
        if self._many > TOLD:
            self._cut(0)

    def of(self, message: int) -> tuple[int, ...]:
        """The texts that answered a message; none where none is remembered."""
        return next((texts for known, texts in self.items() if known == message), ())

    def pop(self, message: int) -> tuple[int, ...]:
        """Forgets which texts answered a message, and says which."""
        at = 0
        for known, texts in self.items():
            if known == message:
                self._cut(at)
                return texts
            at += 2 + len(texts)
        return ()

    def items(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each message and its texts, the latest last."""
        row, at = self._row.tolist(), 0
        while at < len(row):
            end = at + 2 + row[at + 1]
            yield row[at], tuple(row[at + 2 : end])
            at = end

    def _cut(self, at: int) -> None:
        """Forgets the message that stands there."""
        del self._row[at : at + 2 + self._row[at + 1]]
        self._many -= 1

    def __bool__(self) -> bool:
        return bool(self._row)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Told) and self._row == other._row

    __hash__ = None  # type: ignore[assignment]  # It changes.
