"""A line of ITP's tables as what goes into the grid: whose figures, and twelve months of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from bot.data.faults import quoted
from bot.data.itp.cells import BAD, EMPTY, Figures, year_of
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


class Wrong(NamedTuple):
    """What is wrong with a line, and in which column; empty: in the line as a whole."""

    column: str
    message: str


Read: TypeAlias = Callable[[Sequence[str]], Entry | Wrong | None]
"""Reads the cells of a line; None where they hold no figure."""


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


def wide(header: Wide, known: Known, editions: Editions) -> Read:
    """Reads lines with a year's months side by side."""
    months_of = itemgetter(*header.months)
    width = max(*header[1:4], *header.months, header.day, header.publisher) + 1
    named: dict[tuple[str, str], int | Wrong] = {}
    years = lru_cache(year_of)

    def read(cells: Sequence[str]) -> Entry | Wrong | None:
        if len(cells) < width:
            return Wrong("", f"the row has {len(cells)} cells, too few")
        names = cells[header.centre], cells[header.type]
        key = named.get(names)
        if key is None:
            key = named[names] = _key(header, known, *names)
        if isinstance(key, Wrong):
            return key
        year = years(cells[header.year])
        if year == BAD:
            return Wrong("anio", f"{quoted(cells[header.year])} is not a year")
        edition = editions.dated(cells[header.day], cells[header.publisher])
        if isinstance(edition, str):
            return Wrong("fecha", edition)
        figures = known.figures
        months = [figures[text] for text in months_of(cells)]
        if BAD in months:
            month = months.index(BAD)
            words = f"{quoted(cells[header.months[month]])} is not a whole number of 0 or more"
            return Wrong(f"mes_{month + 1:02}", words)
        return _entry(key + year, months, edition, year)

    return read


def _key(header: Wide, known: Known, centre: str, type_: str) -> int | Wrong:
    """The key of a line in the year 0."""
    centre_id, wrong = known.centres.id(centre)
    if wrong:
        return Wrong("cite", wrong)
    type_id, wrong = known.types.id(type_)
    return Wrong(header.layout.type[0], wrong) if wrong else known.key(centre_id, type_id, 0)


def narrow(table: Table, header: Narrow, known: Known, edition: Edition) -> Read:
    """Reads lines with one month each, as a cube gives them."""
    width = max(header[1:]) + 1

    def at(cells: Sequence[str], place: int) -> str:
        return cells[place] if place >= 0 else ""

    def read(cells: Sequence[str]) -> Entry | Wrong | None:
        if len(cells) < width:
            return Wrong("", f"the row has {len(cells)} cells, too few")
        centre, wrong = known.centres.id(at(cells, header.centre), at(cells, header.centre_number))
        if wrong:
            return Wrong("CITE", wrong)
        type_, wrong = known.types.id(at(cells, header.type), at(cells, header.type_number))
        if wrong:
            return Wrong(header.layout.type[0], wrong)
        time = cells[header.time].strip()
        year, month = year_of(time[:4]), time[4:]
        if year == BAD or len(month) != 2 or not month.isdecimal() or not 1 <= int(month) <= MONTHS:  # noqa: PLR2004
            return Wrong("Time", f"{quoted(time)} is not a month (202509)")
        figure = known.figures[cells[header.measure]]
        if figure == BAD:
            return Wrong(
                header.layout.measure[0], f"{quoted(cells[header.measure])} is not a whole number of 0 or more"
            )
        months = [EMPTY] * MONTHS
        if figure or time <= table.last:
            months[int(month) - 1] = figure
        return _entry(known.key(centre, type_, year), months, edition, year)

    return read


def _entry(key: int, months: list[int], edition: Edition, year: int) -> Entry | Wrong | None:
    ahead = month_number(year, MONTHS) - edition.begun
    if ahead > 0:
        for month in range(max(MONTHS - ahead, 0), MONTHS):
            if months[month] != EMPTY:
                return Wrong(f"mes_{month + 1:02}", f"{year}-{month + 1:02} had not begun when the row was updated")
    return Entry(key, months, edition.number) if max(months) != EMPTY else None
