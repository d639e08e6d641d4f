"""What a button sets a rhythm to, in the few letters of its data: "w4t1080" is each Friday at 18:00."""

import re
from collections.abc import Mapping
from datetime import time

from bot.rhythm import UNSAID, Every, Timing

PATTERN = re.compile(r"([dwmn]?)([0-9]{0,2})(?:t([0-9]{1,4}))?\Z")
"""A letter for how often, the day of it, and the time in minutes; each only where it is set."""

LETTERS: Mapping[Every, str] = {"daily": "d", "weekly": "w", "monthly": "m", "news": "n"}

DAYS: Mapping[str, range] = {"w": range(7), "m": range(1, 32)}
"""The days of a week, from Monday on, and of a month, by the letters."""

DAY = 24 * 60
"""Minutes."""


def minutes(at: time) -> int:
    """A time of the day in minutes since midnight."""
    return at.hour * 60 + at.minute


def time_at(minutes_: int) -> time | None:
    """The time so many minutes after midnight; None where no day has it."""
    return time(*divmod(minutes_, 60)) if minutes_ < DAY else None


def written(timing: Timing) -> str:
    """The letters for how often and when; the time zone is no part of it, for it is the chat's."""
    letter = LETTERS[timing.every] if timing.every else ""
    day = str(timing.day) if letter in DAYS and timing.day is not None else ""
    return f"{letter}{day}" + (f"t{minutes(timing.at)}" if timing.at else "")


def read(letters: str) -> Timing | None:
    """What the letters say; None where they are none of ours."""
    match = PATTERN.match(letters)
    if not match:
        return None
    letter, day, at = match[1], match[2], time_at(int(match[3])) if match[3] else None
    if (day and int(day) not in DAYS.get(letter, ())) or (match[3] and at is None):
        return None
    every = next((each for each, sign in LETTERS.items() if sign == letter), None)
    timing = Timing(every, int(day) if day else None, at)
    return timing if timing != UNSAID else None
