"""How often and when something is sent by itself, and the hours in which nothing is."""

from dataclasses import dataclass
from datetime import time
from typing import Literal, NamedTuple, Self

Every = Literal["daily", "weekly", "monthly", "news"]
"""How often; `news` is whenever new figures are published."""

HOME = "America/Lima"
"""The time zone of who has chosen none, by its name in the tz database."""

ZONES = (
    HOME,
    "Europe/Madrid",
    "America/New_York",
    "America/Los_Angeles",
    "America/Santiago",
    "America/Argentina/Buenos_Aires",
    "Europe/Rome",
    "Asia/Tokyo",
    "America/Sao_Paulo",
    "America/Bogota",
    "America/Guayaquil",
    "America/La_Paz",
    "America/Caracas",
    "America/Mexico_City",
    "America/Toronto",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/London",
)
"""The time zones that are offered: Peru, and countries where many Peruvians live."""


class Timing(NamedTuple):
    """How often and when, as far as it was said.

    Attributes:
        every: how often.
        day: of each week the day, 0 for Monday; of each month 1 to 31.
        at: the time of the day.
        zone: the time zone, by its name in the tz database.
    """

    every: Every | None = None
    day: int | None = None
    at: time | None = None
    zone: str | None = None


UNSAID = Timing()


_FIRST: dict[Every, int] = {"weekly": 0, "monthly": 1}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often and when something is sent; `day` as in `Timing`, 0 where the rhythm has none.

    A month without the day has its last one instead.
    """

    every: Every
    day: int = 0
    at: time = time(8)

    @classmethod
    def of(cls, every: Every, timing: Timing = UNSAID) -> Self:
        """The rhythm, with the day and the time that were said; else at eight, on Monday, on the first of the month."""
        day = timing.day if timing.every == every else None
        return cls(every, _FIRST.get(every, 0) if day is None else day, timing.at or time(8))

    @property
    def timed(self) -> bool:
        """Whether it has times of its own."""
        return self.every != "news"


class Quiet(NamedTuple):
    """From when until when nothing is sent by itself, each day; over midnight where the end is earlier."""

    start: time
    end: time


NIGHT = Quiet(time(21), time(7))


@dataclass(frozen=True, slots=True)
class Hours:
    """Where a chat lives by the clock: its time zone, and when it wants quiet; None: never."""

    zone: str = HOME
    quiet: Quiet | None = NIGHT
