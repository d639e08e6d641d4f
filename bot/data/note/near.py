"""A number in its sentence: the words around it, and what the numbers before it count."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.data.note.context import Context
from bot.data.note.known import KnownNames
from bot.data.note.language import Pattern
from bot.data.note.numbers import Number
from bot.data.note.places import Place
from bot.data.note.spotting import Spotted
from bot.data.note.units import Unit

FAR = 90
"""Characters from a number to words that may still be about it."""


@dataclass(frozen=True)
class Near:
    """One of the numbers of a sentence.

    Attributes:
        which: its place among them, from 0.
        counted: what each number before it counts; None for what counts nothing that is stored.
    """

    spotted: Spotted
    context: Context
    known: KnownNames
    which: int
    counted: Sequence[Unit | None]

    @property
    def number(self) -> Number:
        """The number itself."""
        return self.spotted.numbers[self.which]

    @property
    def text(self) -> str:
        """The plain sentence."""
        return self.spotted.plain

    @property
    def start(self) -> int:
        """Where the words that are its own begin: after the number before."""
        return self.spotted.numbers[self.which - 1].end if self.which else 0

    @property
    def limit(self) -> int:
        """Where they end: at the number after."""
        numbers = self.spotted.numbers
        return numbers[self.which + 1].start if self.which + 1 < len(numbers) else len(self.text)

    @property
    def lead(self) -> str:
        """The words between the number before and it."""
        return self.text[max(self.start, self.number.start - FAR) : self.number.start]

    @property
    def following(self) -> "Near | None":
        """The number after it."""
        if self.which + 1 >= len(self.spotted.numbers):
            return None
        return Near(self.spotted, self.context, self.known, self.which + 1, (*self.counted, None))

    @property
    def preceding(self) -> "Near | None":
        """The number before it."""
        if not self.which:
            return None
        return Near(self.spotted, self.context, self.known, self.which - 1, self.counted[:-1])

    @property
    def placed(self) -> list[Place]:
        """The centres and regions of the sentence."""
        return [each for each in self.spotted.places if each.scope in {"centre", "region"}]

    @property
    def in_turn(self) -> bool:
        """Whether the numbers of the sentence are of several things one after the other."""
        return self.cue("respectively").search(self.text) is not None

    def cue(self, kind: str) -> Pattern:
        """Words of the language."""
        return self.known.language.cues[kind]

    def frame(self, kind: str) -> Pattern:
        """What may stand between a name and a number."""
        return self.known.language.frames[kind]

    def comes_after(self, kind: str) -> bool:
        """Whether such words end right before the number."""
        return self.cue(kind).search(self.spotted.before(self.number.start)) is not None

    def comes_before(self, kind: str) -> bool:
        """Whether such words begin right after the number."""
        return self.cue(kind).search(self.spotted.after(self.number.end)) is not None

    def counts(self, indicator: str) -> bool:
        """Whether a number before it counts that."""
        return any(each is not None and each.indicator == indicator for each in self.counted)
