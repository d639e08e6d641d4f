"""Taps: what a button sends back.

It says all that the tap needs, so that buttons still work after a restart: a version, what to do, a number where one
is meant, as the page of a long list, and the question as a short word: `1a:c-rA3kZ9`.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from bot.question import Question
from bot.shorthand import Reader, Unreadable, write

LONGEST = 64
"""Bytes of a button's data (core.telegram.org/bots/api#inlinekeyboardbutton)."""

_DATA = re.compile(r"1([a-z])([0-9]{0,4}):([0-9A-Za-z-]+)")


class Act(StrEnum):
    """What a tap does with its question."""

    ASK = "a"
    PAGE = "n"
    CHART = "g"
    TABLE = "x"
    SOURCES = "s"
    COMPARE = "m"
    PICK = "p"
    STAR = "f"
    UNSTAR = "u"
    REGION = "c"
    REGIONS = "r"
    SUBSCRIBE = "b"
    DAILY = "d"
    WEEKLY = "w"
    MONTHLY = "o"
    NEWS = "e"


class Tap(NamedTuple):
    """One button: what to do with which question; `page` counts from 0, or is another number that the act knows."""

    act: Act
    question: Question
    page: int = 0

    @property
    def data(self) -> str | None:
        """What the button sends back; None where a question is too long for one, or is talk."""
        word = write(self.question)
        text = f"1{self.act}{self.page or ''}:{word}"
        return text if word and len(text) <= LONGEST else None

    @classmethod
    def read(cls, data: str, words: Reader) -> "Tap":
        """The tap that a button sends.

        Raises:
            Unreadable: it is of an older version, of nobody, or about what is no longer there.
        """
        match = _DATA.fullmatch(data)
        if not match:
            raise Unreadable
        try:
            act = Act(match[1])
        except ValueError as fault:
            raise Unreadable from fault
        return cls(act, words.read(match[3]), int(match[2] or 0))
