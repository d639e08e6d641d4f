"""What files of ITP give: their figures in a grid, and what could not be read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.data.faults import Fault
from bot.data.itp.entries import Entry, Known, Read, Wrong, narrow, wide
from bot.data.itp.grid import Grid
from bot.data.itp.header import Table, table_of
from bot.data.itp.layout import Wide, layouts
from bot.data.itp.lines import Damaged, Progress, sheets_of
from bot.data.itp.names import Names
from bot.data.itp.published import Editions

SHOWN = 1_000
"""Faults that are kept to be shown; the others are counted."""

_LINE_BITS = 40

_NO_TABLE = (
    "holds no table of ITP: a header with cite, anio, subcategoria or tipo, mes_01 to mes_12, fecha, fuente, "
    "or with the names of a cube of its portal"
)


@dataclass
class Reading:
    """What was found in files.

    Attributes:
        indicators, centres, types: their ids, by the grid's numbers; types for each indicator.
        grid: the figures; `editions` are where they come from.
        rejected: what could not be read; `rejections` counts all of it by indicator.
        skipped: files that hold none of the tables that are read.
        dated: whether what was read says itself when it was published.
    """

    indicators: list[str]
    centres: list[str]
    types: list[list[str]]
    grid: Grid
    editions: Editions
    rejected: list[Fault] = field(default_factory=list)
    rejections: Counter[str] = field(default_factory=Counter)
    skipped: list[str] = field(default_factory=list)
    dated: bool = False

    def reject(self, indicator: str, fault: Fault) -> None:
        """One more that could not be read; the indicator is empty where it is not known."""
        self.rejections[indicator] += 1
        if len(self.rejected) < SHOWN:
            self.rejected.append(fault)


class Reader:
    """Reads files of ITP, one after the other; their order does not matter."""

    def __init__(self, centres: Names, types: Mapping[str, Names], today: date, url: str = "") -> None:
        """Takes the names to be found; and the day and the address of what does not say when it was published."""
        tables = layouts().tables
        named = [types[layout.types] for layout in tables]
        grid = Grid()
        self._today, self._url = today, url
        self._sheets: list[str] = []
        self._reading = Reading(
            [layout.indicator for layout in tables],
            list(centres.all),
            [list(names.all) for names in named],
            grid,
            Editions(grid),
        )
        centre_numbers = {id_: number for number, id_ in enumerate(self._reading.centres)}
        self._known = {
            layout: Known(number, centres, names, centre_numbers, {id_: n for n, id_ in enumerate(names.all)})
            for number, (layout, names) in enumerate(zip(tables, named, strict=True))
        }

    def read(self, path: Path, progress: Progress = lambda _: None, *, named: bool = True) -> None:
        """Reads a file; what is damaged gives nothing. One that was `named` must hold one of ITP's tables."""
        try:
            found = [table for sheet in sheets_of(path, progress) if (table := table_of(sheet))]
        except Damaged as fault:
            self._reading.reject("", Fault(str(path), fault.line, None, str(fault)))
        except OSError as fault:
            self._reading.reject("", Fault(str(path), None, None, f"cannot be read: {fault.strerror or fault}"))
        else:
            if not found and named:
                self._reading.reject("", Fault(str(path), None, None, _NO_TABLE))
            elif not found:
                self._reading.skipped.append(str(path))
            for table in found:
                self._take(table)

    def finish(self) -> Reading:
        """Everything that was read, without the figures that contradict each other."""
        reading = self._reading
        for place, clash in reading.grid.clashes():
            (sheet, line), (other, first) = self._where(clash.second), self._where(clash.first)
            words = f"gives another figure than {other}:{first}, which was updated on the same day"
            reading.reject(reading.indicators[place.indicator], Fault(sheet, line, None, words))
        reading.grid.drop_clashes()
        return reading

    def _take(self, table: Table) -> None:
        layout = table.header.layout
        read = self._lines(table)
        origin = len(self._sheets) << _LINE_BITS
        self._sheets.append(table.sheet.name)
        put = self._reading.grid.put
        for line, cells in table.lines():
            found = read(cells)
            if isinstance(found, Entry):
                put(found.key, found.months, found.source, origin | line)
            elif isinstance(found, Wrong):
                fault = Fault(table.sheet.name, line, found.column or None, found.message)
                self._reading.reject(layout.indicator, fault)

    def _lines(self, table: Table) -> Read:
        known = self._known[table.header.layout]
        if isinstance(table.header, Wide):
            self._reading.dated = True
            return wide(table.header, known, self._reading.editions)
        return narrow(table, table.header, known, self._reading.editions.undated(self._today, self._url))

    def _where(self, origin: int) -> tuple[str, int]:
        return self._sheets[origin >> _LINE_BITS], origin & (1 << _LINE_BITS) - 1
