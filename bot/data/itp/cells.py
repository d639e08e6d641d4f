"""What ITP writes into a cell: figures with commas, years, and the day on which a row was updated."""

import re
from datetime import date

from bot.data.cells import LARGEST
from bot.data.observations import FIRST_YEAR, LAST_YEAR

EMPTY, BAD = -1, -2
"""A cell without a figure, which is not published yet; and one that holds something else."""

_FIGURE = re.compile(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0*)?")
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
    if not found or len(found[1]) > len(str(LARGEST)):
        return BAD
    figure = int(found[1].replace(",", ""))
    return figure if figure <= LARGEST else BAD


def year_of(text: str) -> int:
    """The year of a cell; BAD where it is none, or one in which there is no network."""
    text = text.strip().removesuffix(".0")
    return int(text) if len(text) == len(FIRST_YEAR) and FIRST_YEAR <= text <= LAST_YEAR and text.isdecimal() else BAD


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
        return date(year, month, day)
    except ValueError:
        return None
