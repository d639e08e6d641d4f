"""When a figure looks wrong beside those that are known: what a person must confirm before it is stored."""

from bot.data.observation import Observation

TIMES = 5
"""A figure that is more than so many times another for the same thing, or less than that part of it, is doubted."""


def jumps(value: int, before: int) -> bool:
    """Whether a figure and the one before it are that far apart."""
    return value > TIMES * max(before, 1) or before > TIMES * max(value, 1)


def exceeds(parts: int, total: Observation) -> bool:
    """Whether parts give more than their total; "more than" has no end, and "about" is taken to the twentieth."""
    if total.qualifier == "at-least":
        return False
    return parts > (total.value * 1.05 if total.qualifier == "about" else total.value)
