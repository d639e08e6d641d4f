"""A line of ITP's tables as what goes into the grid: whose figures, and twelve months of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from bot.data.faults import quoted
from bot.data.itp.cells import BAD, EMPTY, Figures, time_of, year_of
from bot.data.itp.grid import Place
from bot.data.itp.header import Table
from bot.data.itp.layout import MONTHS, Narrow, Wide
from bot.data.itp.months import month_number
from bot.data.itp.names import Names
from bot.data.itp.published import Edition, Editions


class Entry(NamedTuple):
    """A line for the grid."""

    key: int
    months: list[int]
    source: int


class Wrong(Exception):  # noqa: N818 - it reads as what happened
    """A line cannot be read; `column` says where in it, empty: in the line as a whole."""

    def __init__(self, *, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


Read: TypeAlias = Callable[[Sequence[str]], Entry | None]
"""Reads the cells of a line; None where they hold no figure. Raises Wrong."""


@dataclass(frozen=True)
class Known:
    """What the lines of one of the tables may name, with the grid's numbers for it."""

    indicator: int
    centres: Names
    types: Names
    centre_numbers: Mapping[str, int]
    type_numbers: Mapping[str, int]
    figures: Figures = field(default_factory=Figures, repr=False)

    def key(self, centre: str, type_: str, year: int) -> int:
        """The grid's key of a line."""
        return Place(self.indicator, self.centre_numbers[centre], self.type_numbers[type_], year).key


def wide(header: Wide, width: int, known: Known, editions: Editions) -> Read:
    """Reads lines with a year's months side by side."""
    months_of = itemgetter(*header.months)
    figures = known.figures

    @cache
    def key_of(centre: str, type_: str) -> int:
        centre_id, type_id = known.centres.id(centre), known.types.id(type_)
        _must(centre_id, "cite")
        _must(type_id, header.layout.type[0])
        return known.key(centre_id[0], type_id[0], 0)

    def read(cells: Sequence[str]) -> Entry | None:
        if len(cells) != width:
            _fit(cells, width)
        key = key_of(cells[header.centre], cells[header.type])
        year = _year(cells[header.year])
        edition = editions.dated(cells[header.day], cells[header.publisher])
        if isinstance(edition, str):
            raise Wrong(column="fecha", message=edition)
        months = [figures[text] for text in months_of(cells)]
        if BAD in months:
            month = months.index(BAD)
            raise _no_figure(cells[header.months[month]], f"mes_{month + 1:02}")
        if year * MONTHS + MONTHS > edition.begun and (ahead := _ahead(months, year, edition)):
            raise Wrong(column=f"mes_{ahead:02}", message=f"{year}-{ahead:02} had not begun when the row was updated")
        return Entry(key + year, months, edition.number) if max(months) != EMPTY else None

    return read


def narrow(header: Narrow, table: Table, known: Known, edition: Edition) -> Read:
    """Reads lines with one month each, as a cube gives them."""
    width, figures = table.width, known.figures

    @cache
    def key_of(centre: str, centre_number: str, type_: str, type_number: str) -> int:
        centre_id, type_id = known.centres.id(centre, centre_number), known.types.id(type_, type_number)
        _must(centre_id, "CITE")
        _must(type_id, header.layout.type[0])
        return known.key(centre_id[0], type_id[0], 0)

    def read(cells: Sequence[str]) -> Entry | None:
        if len(cells) != width:
            _fit(cells, width)
        key = key_of(*(cells[place] if place >= 0 else "" for place in header[1:5]))
        time, figure = time_of(cells[header.time]), figures[cells[header.measure]]
        if time is None:
            raise Wrong(column="Time", message=f"{quoted(cells[header.time])} is not a month (202509)")
        if figure == BAD:
            raise _no_figure(cells[header.measure], header.layout.measure[0])
        if figure == EMPTY or (not figure and time > table.last):
            return None
        year, month = time
        if month_number(year, month) > edition.begun:
            raise Wrong(column="Time", message=f"{year}-{month:02} has not begun")
        months = [EMPTY] * MONTHS
        months[month - 1] = figure
        return Entry(key + year, months, edition.number)

    return read


def _must(found: tuple[str, str], column: str) -> None:
    """Raises Wrong where a name is not known."""
    if found[1]:
        raise Wrong(column=column, message=found[1])


@lru_cache
def _year(text: str) -> int:
    year = year_of(text)
    if year == BAD:
        raise Wrong(column="anio", message=f"{quoted(text)} is not a year")
    return year


def _no_figure(text: str, column: str) -> Wrong:
    return Wrong(column=column, message=f"{quoted(text)} is not a whole number of 0 or more")


def _ahead(months: Sequence[int], year: int, edition: Edition) -> int:
    """The first month with a figure that had not begun when its row was updated; 0 where there is none."""
    begun = max(edition.begun - year * MONTHS, 0)
    return next((month for month in range(begun + 1, MONTHS + 1) if months[month - 1] != EMPTY), 0)


def _fit(cells: Sequence[str], width: int) -> None:
    """Raises Wrong where a line has not as many cells as the header: its figures may stand in other columns."""
    if len(cells) < width or any(map(str.strip, cells[width:])):
        raise Wrong(column="", message=f"the row has {len(cells)} cells for {width} columns")
