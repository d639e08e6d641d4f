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


def written(timing: Timing) -> str:
    """The letters for how often and when; the time zone is no part of it, for it is the chat's."""
    letter = LETTERS[timing.every] if timing.every else ""
    day = str(timing.day) if letter in DAYS and timing.day is not None else ""
    return f"{letter}{day}" + (f"t{timing.at.hour * 60 + timing.at.minute}" if timing.at else "")


def read(letters: str) -> Timing | None:
    """What the letters say; None where they are none of ours."""
    match = PATTERN.match(letters)
    if not match:
        return None
    letter, day, minutes = match[1], match[2], match[3]
    if (day and int(day) not in DAYS.get(letter, ())) or (minutes and int(minutes) >= DAY):
        return None
    every = next((each for each, sign in LETTERS.items() if sign == letter), None)
    timing = Timing(every, int(day) if day else None, time(*divmod(int(minutes), 60)) if minutes else None)
    return timing if timing != UNSAID else None
