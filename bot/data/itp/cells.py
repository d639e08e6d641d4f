"""What ITP writes into a cell: figures with commas, years, and the day on which a row was updated."""

import re
from datetime import date
from functools import lru_cache

from bot.data.cells import LARGEST
from bot.data.observations import FIRST_YEAR, LAST_YEAR

EMPTY, BAD = -1, -2
"""A cell without a figure, which is not published yet; and one that holds something else."""

_FIGURE = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.00?)?")
"""Not 1.000: that is a thousand in one country and one in another."""

_TIME = re.compile(r"([0-9]{4})(0[1-9]|1[0-2])")
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?")

_REMEMBERED = 65_536


class Figures(dict[str, int]):
    """The figure of each text that was read, remembered; a table repeats few texts very often."""

    def __missing__(self, text: str) -> int:
        """Reads a text that is new."""
        if len(self) >= _REMEMBERED:
            self.clear()
        figure = self[text] = figure_of(text)
        return figure


def figure_of(text: str) -> int:
    """The figure of a cell; EMPTY or BAD."""
    text = text.strip()
    if not text:
        return EMPTY
    found = _FIGURE.fullmatch(text)
    digits = found[1].replace(",", "") if found else ""
    # The length is looked at first: Python refuses to convert thousands of digits.
    return int(digits) if digits and len(digits) <= len(str(LARGEST)) and int(digits) <= LARGEST else BAD


def year_of(text: str) -> int:
    """The year of a cell; BAD where it is none, or one in which there is no network."""
    text = text.strip().removesuffix(".0")
    return int(text) if len(text) == len(FIRST_YEAR) and FIRST_YEAR <= text <= LAST_YEAR and text.isdecimal() else BAD


@lru_cache(_REMEMBERED)
def time_of(text: str) -> tuple[int, int] | None:
    """Year and month of a cube's cell, YYYYMM; None where it is none."""
    found = _TIME.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found and year_of(found[1]) != BAD else None


def day_of(text: str) -> date | None:
    """The day of a cell: dd/mm/yyyy, or as a spreadsheet keeps it; None where it is none."""
    text = text.strip()
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day) if FIRST_YEAR <= str(year) <= LAST_YEAR else None
    except ValueError:
        return None
