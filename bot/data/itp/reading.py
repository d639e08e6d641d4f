"""What files of ITP give: their figures in a grid, and what could not be read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.data.faults import Fault
from bot.data.itp.entries import Known, Read, Wrong, narrow, wide
from bot.data.itp.grid import Grid
from bot.data.itp.header import Table, table_of
from bot.data.itp.layout import Wide, layouts
from bot.data.itp.lines import Damaged, File, Progress, sheets_of
from bot.data.itp.names import Names
from bot.data.itp.origins import Origins
from bot.data.itp.published import Editions

SHOWN = 1_000
"""Faults that are kept to be shown; the others are counted."""

_NO_TABLE = (
    "holds no table of ITP: a header with cite, anio, subcategoria or tipo, mes_01 to mes_12, fecha, fuente, "
    "or with the names of a cube of its portal"
)


@dataclass
class Reading:
    """What was found in files.

    Attributes:
        indicators, centres, types: their ids, by the grid's numbers; types for each indicator.
        grid: the figures; `editions` are where they come from, `origins` in which lines they stand.
        rejected: what could not be read; `rejections` counts all of it by indicator.
        skipped: files that hold none of the tables that are read.
    """

    indicators: list[str]
    centres: list[str]
    types: list[list[str]]
    grid: Grid
    editions: Editions
    origins: Origins = field(default_factory=Origins)
    rejected: list[Fault] = field(default_factory=list)
    rejections: Counter[str] = field(default_factory=Counter)
    skipped: list[str] = field(default_factory=list)

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

    def read(self, file: File, progress: Progress = lambda _: None) -> None:
        """Reads a file; what is damaged gives nothing. One that was named must hold one of ITP's tables."""
        try:
            sheets = sheets_of(file, progress)
            found = [table for sheet in sheets if (table := table_of(sheet, self._today))]
        except Damaged as fault:
            self._reading.reject("", Fault(file.name, fault.line, None, str(fault)))
        except OSError as fault:
            self._reading.reject("", Fault(file.name, None, None, f"cannot be read: {fault.strerror or fault}"))
        else:
            if not found and file.wanted:
                self._reading.reject("", Fault(file.name, None, None, _NO_TABLE))
            elif not found:
                self._reading.skipped.append(file.name)
            for table in found:
                self._take(table)

    def finish(self) -> Reading:
        """Everything that was read, without the figures that contradict each other."""
        reading = self._reading
        for place, month, clash in reading.grid.clashes():
            (sheet, line), (other, first) = map(reading.origins.where, (clash.second, clash.first))
            named = f"{other}:{first}" if other != sheet else f"line {first}"
            words = f"gives another figure for {place.year}-{month:02} than {named}, updated on the same day"
            reading.reject(reading.indicators[place.indicator], Fault(sheet, line, None, words))
        reading.grid.drop_clashes()
        return reading

    def _take(self, table: Table) -> None:
        layout = table.header.layout
        read = self._lines(table)
        put, origins = self._reading.grid.put, self._reading.origins
        origins.begin(table.sheet.name)
        for line, cells in table.lines():
            try:
                found = read(cells)
            except Wrong as wrong:
                fault = Fault(table.sheet.name, line, wrong.column or None, str(wrong))
                self._reading.reject(layout.indicator, fault)
                continue
            if found:
                put(found.key, found.months, found.source)
                origins.add(line)

    def _lines(self, table: Table) -> Read:
        known = self._known[table.header.layout]
        if isinstance(table.header, Wide):
            return wide(table.header, table.width, known, self._reading.editions)
        return narrow(table.header, table, known, self._reading.editions.undated(self._today, self._url))
