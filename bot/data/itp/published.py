"""Where the figures come from: one source for each day on which ITP updated its tables."""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from bot.data.faults import quoted
from bot.data.itp.cells import day_of
from bot.data.itp.grid import Grid
from bot.data.itp.layout import layouts
from bot.data.itp.months import month_number
from bot.registry import Source

_LONGEST = 40


class Edition(NamedTuple):
    """A source of the grid, by its number.

    Attributes:
        complete: the latest month that had ended on its day, as `months.month_number` counts.
        begun: the latest month that had begun.
    """

    number: int
    complete: int
    begun: int


class Editions:
    """The sources met so far, by the grid's numbers."""

    def __init__(self, grid: Grid) -> None:
        """Numbers sources for a grid; `without_day` are those whose day is that on which they were asked."""
        self.sources: list[Source] = []
        self.editions: list[Edition] = []
        self.without_day: set[int] = set()
        self._grid = grid
        self._read: dict[tuple[str, str], Edition | str] = {}
        self._known: dict[str, Edition] = {}

    def dated(self, day: str, publisher: str) -> Edition | str:
        """The edition of a row by its cells; what is wrong with them, where something is."""
        found = self._read.get((day, publisher))
        if found is None:
            found = self._read[day, publisher] = self._dated(day, publisher)
        return found

    def undated(self, day: date, url: str) -> Edition:
        """The edition of a cube that was asked on a day."""
        texts = layouts()
        source = Source(f"dataperu-{day.isoformat()}", texts.cube_title, texts.cube_publisher, url, day)
        edition = self._edition(source, day)
        self.without_day.add(edition.number)
        return edition

    def _dated(self, day: str, publisher: str) -> Edition | str:
        updated = day_of(day)
        if updated is None:
            return f"{quoted(day)} is not a day (dd/mm/yyyy)"
        texts = layouts()
        named = " ".join(publisher.split()) or texts.cube_publisher
        return self._edition(Source(f"{_slug(named)}-{updated.isoformat()}", texts.title, named, "", updated), updated)

    def _edition(self, source: Source, day: date) -> Edition:
        known = self._known.get(source.id)
        if known is None:
            begun = month_number(day.year, day.month)
            ended = day.day == monthrange(day.year, day.month)[1]
            number = self._grid.source(day.isoformat(), source.id)
            known = self._known[source.id] = Edition(number, begun if ended else begun - 1, begun)
            self.sources.append(source)
            self.editions.append(known)
        return known


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "itp"
