"""Gaps, each made once: what thousands of centres lack of a period is told in one answer after the other."""

from collections.abc import Sequence

from bot.answer import Gap
from bot.question import Period

PARTS = 16
"""Of how many parts of periods gaps are kept; those of one take up to 300 kB where there are 5,000 centres."""


class Blanks:
    """The gaps of centres by their numbers, for several threads."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._made: dict[Period | None, list[Gap | None]] = {}

    def gap(self, number: int, part: Period | None) -> Gap:
        """That of a centre of which this part is published, or nothing."""
        of_part = self._made.get(part)
        if of_part is None:
            if len(self._made) >= PARTS:
                self._made = {}
            of_part = self._made[part] = [None] * len(self._ids)
        found = of_part[number]
        if found is None:
            found = of_part[number] = Gap(self._ids[number], part)
        return found
