"""The layouts of ITP's tables as data, and which of them a header is."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.data.collisions import fold

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """What one of ITP's tables counts.

    Attributes:
        indicator: id of what is counted.
        types: name of our table whose rows its types are.
        type: words for the column of the type, folded; `type_number` for the portal's numbers of it.
        measure: words for the column of the figures in a cube.
        cube: its name on the portal, with the dimensions and measures to ask for, as they are written there.
    """

    indicator: str
    types: str
    type: tuple[str, ...]
    type_number: tuple[str, ...]
    measure: tuple[str, ...]
    cube: str
    drilldowns: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layouts:
    """All of them, and the words for the columns that they share, folded."""

    tables: tuple[Layout, ...]
    title: str
    cube_title: str
    cube_publisher: str
    centre: tuple[str, ...]
    centre_number: tuple[str, ...]
    year: tuple[str, ...]
    months: tuple[str, ...]
    day: tuple[str, ...]
    publisher: tuple[str, ...]
    time: tuple[str, ...]


class Wide(NamedTuple):
    """Where the columns of a table by year stand: numbers from 0."""

    layout: Layout
    centre: int
    year: int
    type: int
    months: tuple[int, ...]
    day: int
    publisher: int


class Narrow(NamedTuple):
    """Where the columns of a cube stand; -1 for one that it lacks."""

    layout: Layout
    centre: int
    centre_number: int
    type: int
    type_number: int
    time: int
    measure: int


def header_of(cells: Sequence[str]) -> Wide | Narrow | None:
    """The layout that a row of cells is the header of; None for any other row."""
    found = layouts()
    place: dict[str, int] = {}
    for number, cell in enumerate(cells):
        place.setdefault(fold(cell), number)

    def at(words: Sequence[str]) -> int:
        return next((place[word] for word in words if word in place), -1)

    for layout in found.tables:
        months = tuple(at([month]) for month in found.months)
        wide = Wide(
            layout, at(found.centre), at(found.year), at(layout.type), months, at(found.day), at(found.publisher)
        )
        if min(*wide[1:4], *months, wide.day, wide.publisher) >= 0:
            return wide
        narrow = Narrow(
            layout,
            at(found.centre),
            at(found.centre_number),
            at(layout.type),
            at(layout.type_number),
            at(found.time),
            at(layout.measure),
        )
        if min(narrow.time, narrow.measure, max(narrow[1:3]), max(narrow[3:5])) >= 0:
            return narrow
    return None


@cache
def layouts() -> Layouts:
    """The layouts of `layouts.toml`, with folded words."""
    read = tomllib.loads(Path(__file__).with_name("layouts.toml").read_text(encoding="utf-8"))
    tables = tuple(Layout(**{name: _folded(name, value) for name, value in table.items()}) for table in read["tables"])
    return Layouts(tables, **{name: _folded(name, value) for name, value in read.items() if name != "tables"})


_PRINTED = frozenset({"drilldowns", "measures"})


def _folded(name: str, value: str | list[str]) -> Any:  # noqa: ANN401 - as the attribute of that name
    if isinstance(value, str):
        return value
    return tuple(value) if name in _PRINTED else tuple(map(fold, value))
