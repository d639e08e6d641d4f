"""What is kept of one chat, and how it is written down before it is sealed."""

import json
from dataclasses import dataclass

from bot.memory.faults import sound
from bot.question import Subject


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything kept of one chat.

    Attributes:
        language: the language that was chosen (es, en, qu); None: none was.
        favourites: centres and regions with a star, in the order in which they got it.
    """

    language: str | None = None
    favourites: tuple[Subject, ...] = ()

    def over(self, other: "Kept") -> "Kept":
        """The same, with what only the other has."""
        return Kept(self.language or other.language, self.favourites or other.favourites)


def written(chat: int, kept: Kept) -> str:
    """The chat's id and what is kept of it, as JSON; with the id inside, a row can be found anew by another key."""
    return json.dumps({"chat": chat, "language": kept.language, "favourites": kept.favourites}, separators=(",", ":"))


def read(text: str) -> tuple[int, Kept]:
    """What `written` wrote.

    Raises:
        CannotRemember: something else, or a later version, wrote it.
    """
    with sound():
        found = json.loads(text)
        return found["chat"], Kept(found["language"], tuple(Subject(*favourite) for favourite in found["favourites"]))
