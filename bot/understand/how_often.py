"""How often something is to be sent: "cada lunes", "el 15 de cada mes", "resumen semanal", "every day"."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from bot.rhythm import Every
from bot.understand.patterns import Found, Patterns, Sorted

_MONTH_DAYS = range(1, 32)
_DAYS = {"month_start": 1, "month_middle": 15, "month_end": 31}
"""Part of the month → its day; a month without it has its last one instead."""


class Sense(Enum):
    """What the words of a rhythm may mean besides.

    SENDING: nothing else ("cada lunes").
    FIGURES: what figures are arranged by ("cada mes").
    KIND: what sort a report is of ("mensual").
    DAY: one day, of the week or of the month ("el lunes", "el 15").
    WHICH: the day of something that is sent already ("el aviso del lunes").
    ASIDE: a day that is no rhythm ("el lunes pasado").
    """

    SENDING = auto()
    FIGURES = auto()
    KIND = auto()
    DAY = auto()
    WHICH = auto()
    ASIDE = auto()


class Often(NamedTuple):
    """A rhythm named at tokens `start` to `end` (not included).

    Attributes:
        sense: what its words may mean besides.
        every: how often; None: in a rhythm in which nothing is sent ("cada quincena").
        day: the day of the week or of the month, as in `Timing`.
        firm: it says so wherever it stands ("cada lunes"), not only at the beginning ("los lunes").
    """

    start: int
    end: int
    sense: Sense
    every: Every | None = None
    day: int | None = None
    firm: bool = False


_PATTERNS = Patterns.of("rhythms")
RHYTHM_WORDS = frozenset(_PATTERNS.words)
"""All words of rhythms, but for the days of the week."""

_SENSES: dict[str, tuple[Sense, Every | None]] = {
    "daily": (Sense.SENDING, "daily"),
    "weekly": (Sense.SENDING, "weekly"),
    "each_weekday": (Sense.SENDING, "weekly"),
    "weekdays": (Sense.SENDING, "weekly"),
    "weekday": (Sense.DAY, "weekly"),
    "of_weekday": (Sense.WHICH, "weekly"),
    "one_day": (Sense.ASIDE, "weekly"),
    "weekday_range": (Sense.SENDING, None),
    "monthly": (Sense.FIGURES, "monthly"),
    "monthday": (Sense.SENDING, "monthly"),
    "day_of_month": (Sense.DAY, "monthly"),
    "month_start": (Sense.SENDING, "monthly"),
    "month_middle": (Sense.SENDING, "monthly"),
    "month_end": (Sense.SENDING, "monthly"),
    "other": (Sense.SENDING, None),
    "other_of_figures": (Sense.FIGURES, None),
    "daily_kind": (Sense.KIND, "daily"),
    "weekly_kind": (Sense.KIND, "weekly"),
    "monthly_kind": (Sense.KIND, "monthly"),
    "other_kind": (Sense.KIND, None),
}


def how_often(text: Sorted) -> list[Often]:
    """The rhythms that a text names, in order."""
    found = [_often(one) for one in _PATTERNS.find(text)]
    by_month = any(one.every == "monthly" and one.sense is not Sense.DAY for one in found)
    return [one for one in found if not _no_day(one, by_month=by_month)]


def settled(said: Sequence[Often]) -> tuple[Every | None, int | None]:
    """How often, and on which day, all of them say together; nothing where they do not agree."""
    rhythms_said = [one for one in said if one.sense is not Sense.ASIDE]
    surest = [one for one in rhythms_said if one.sense is not Sense.KIND] or rhythms_said
    rhythms = {one.every for one in surest}
    days = {one.day for one in surest if one.day is not None}
    if len(rhythms) != 1 or len(days) > 1:
        return None, None
    return rhythms.pop(), next(iter(days), None)


def _often(found: Found) -> Often:
    sense, every = _SENSES[found.name]
    day = _DAYS.get(found.name, found.value) if every in {"weekly", "monthly"} else None
    return Often(found.start, found.end, sense, every, day, firm=found.name == "each_weekday")


def _no_day(one: Often, *, by_month: bool) -> bool:
    """Whether a number is no day of a month, or nothing says that it is one."""
    if one.every != "monthly" or one.day is None:
        return False
    return one.day not in _MONTH_DAYS or (one.sense is Sense.DAY and not by_month)
