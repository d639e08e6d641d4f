"""What ITP's figures would change in the tables."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.data.faults import BadTables, Fault
from bot.data.itp.cells import EMPTY
from bot.data.itp.grid import Place
from bot.data.itp.layout import MONTHS, layouts
from bot.data.itp.months import month_number, month_of, period_of
from bot.data.itp.reading import Reading
from bot.data.itp.totals import Totals
from bot.data.observation import Observation
from bot.data.proposal import SHOWN, Change, Doubt, Proposal, Tally
from bot.data.revising import jumps
from bot.data.rows import Row, rows
from bot.data.storing import Stamp
from bot.data.tables import GOAL, OBSERVATIONS, SOURCES

_GIVEN, _CONTRADICTED, _ADDED = 1, 2, 4
"""Of a cell: the table has this figure from this very source; has another one from it; a row will be added."""


def compare(reading: Reading, tables: Path, additive: Mapping[str, bool]) -> Proposal:
    """What storing the reading would do to the tables in a folder.

    `additive` says of each indicator whether its figures can be summed.

    Raises:
        BadTables: the tables have faults.
    """
    stamp = Stamp.of(tables)
    faults: list[Fault] = []
    sources = rows(tables / SOURCES.file, SOURCES, faults.append)
    comparison = _Comparison(reading, {row.cells["id"]: row.cells["published_on"] for row in sources}, additive)
    if stamp.observations:
        for row in rows(tables / OBSERVATIONS.file, OBSERVATIONS, faults.append):
            comparison.know(row)
    if faults:
        raise BadTables(faults)
    return comparison.proposal(stamp)


class _Comparison:
    """The grid beside the figures that the tables hold for its cells."""

    def __init__(self, reading: Reading, published: Mapping[str, str], additive: Mapping[str, bool]) -> None:
        self._reading, self._published = reading, published
        self._grid = grid = reading.grid
        self._indicators = {id_: n for n, id_ in enumerate(reading.indicators)}
        self._centres = {id_: n for n, id_ in enumerate(reading.centres)}
        self._types = [{id_: n for n, id_ in enumerate(ids)} for ids in reading.types]
        self._by_service = [layout.types == "service_types" for layout in layouts().tables]
        self._new_sources = [source.id for source in reading.editions.sources]
        self._totals = Totals(additive)
        self._flags = bytearray(len(grid.values))
        self._known = array("q")
        self._known_by = array("I")
        self._known_sources = ["", *published]
        self._numbers = {id_: number for number, id_ in enumerate(self._known_sources)}
        self._tallies: dict[str, Counter[str]] = {id_: Counter() for id_ in reading.indicators}
        self._changes: list[Change] = []
        self._doubts: dict[tuple[object, ...], Doubt] = {}

    def know(self, row: Row) -> None:
        """Takes note of a figure that the tables hold; of equal days the later row counts."""
        cells = row.cells
        at = self._at(cells)
        if at < 0 or self._grid.values[at] == EMPTY:
            self._totals.know(cells, self._published.get(cells["source"], ""))
            return
        if not self._known:  # Made when first wanted: they are as large as the grid.
            self._known, self._known_by = array("q", [EMPTY]) * len(self._flags), array("I", [0]) * len(self._flags)
        value, source = int(cells["value"]), cells["source"]
        if source == self._new_sources[self._grid.sources[at]]:
            self._flags[at] |= _GIVEN if value == self._grid.values[at] else _CONTRADICTED
        if self._known[at] == EMPTY or self._day(source) >= self._known_day(at):
            self._known[at], self._known_by[at] = value, self._numbers.get(source, 0)

    def proposal(self, stamp: Stamp) -> Proposal:
        """The whole of it."""
        used: set[int] = set()
        count = 0
        for place, first in self._grid.lines():
            for at in range(first, first + MONTHS):
                if self._grid.values[at] != EMPTY and self._is_added(place, at - first + 1, at):
                    self._flags[at] |= _ADDED
                    used.add(self._grid.sources[at])
                    count += 1
        news = any(tally["new"] or tally["changed"] for tally in self._tallies.values())
        if not news and not self._reading.dated:
            count, used = 0, set()  # What has no day of its own and says nothing new is what was read before.
        doubts = [*self._doubts.values()]
        if count:
            doubts += self._totals.doubts(self._reading, self._flags)
        return Proposal(
            tallies=self._told(),
            stamp=stamp,
            changes=self._changes,
            rejected=self._reading.rejected,
            doubts=doubts[:SHOWN],
            sources=[
                source
                for number, source in enumerate(self._reading.editions.sources)
                if number in used and source.id not in self._published
            ],
            count=count,
            rows=self._rows if count else lambda: iter(()),
        )

    def _is_added(self, place: Place, month: int, at: int) -> bool:
        """Whether a figure becomes a row; it is counted, and what is wrong with it noted."""
        indicator = self._reading.indicators[place.indicator]
        if self._flags[at] & _CONTRADICTED:
            self._contradicts(place, month, at)
            return False
        tally, value = self._tallies[indicator], self._grid.values[at]
        known = self._known[at] if self._known else EMPTY
        if known == EMPTY:
            tally["new"] += 1
            self._look_at(place, month, at, known)
            return True
        day, known_day = self._new_day(at), self._known_day(at)
        if self._flags[at] & _GIVEN or value == known or day < known_day:
            tally["unchanged"] += 1
            return not self._flags[at] & _GIVEN and (value != known or day > known_day)
        tally["changed"] += 1
        self._look_at(place, month, at, known)
        return True

    def _look_at(self, place: Place, month: int, at: int, known: int) -> None:
        """Notes a change, and what must be confirmed of a figure that is new or changes another."""
        edition = self._reading.editions.editions[self._grid.sources[at]]
        unfinished = month_number(place.year, month) > edition.complete
        if known == EMPTY and not unfinished:
            return
        now = self._observation(place, month, at)
        if unfinished:
            self._doubts.setdefault(
                ("unfinished", now.indicator, now.period_start, now.source), Doubt("unfinished", now)
            )
        if known != EMPTY:
            before = now._replace(value=known, source=self._known_sources[self._known_by[at]])
            if len(self._changes) < SHOWN:
                self._changes.append(Change(before, now))
            if jumps(now.value, known) and len(self._doubts) < SHOWN:
                self._doubts["jump", at] = Doubt("jump", now, before)

    def _contradicts(self, place: Place, month: int, at: int) -> None:
        now = self._observation(place, month, at)
        words = (
            f"{now.subject}, {now.service_type or now.client_type}, {now.period_start[:7]}: {now.value:,} contradicts "
            f"the figure that {now.source} gave before; a correction comes with a later day"
        )
        self._reading.reject(now.indicator, Fault(OBSERVATIONS.file, None, None, words))

    def _told(self) -> dict[str, Tally]:
        rejections = self._reading.rejections
        told = {
            id_: Tally(tally["new"], tally["changed"], tally["unchanged"], rejections[id_])
            for id_, tally in self._tallies.items()
        }
        return told | ({"": Tally(rejected=rejections[""])} if rejections[""] else {})

    def _rows(self) -> Iterator[Observation]:
        grid, ids = self._grid, self._new_sources
        for place, first in grid.lines():
            if not any(self._flags[first : first + MONTHS]):
                continue
            like = self._observation(place, 1, first)
            counted, how = like[1:6], like[9:]
            for month, at in enumerate(range(first, first + MONTHS), 1):
                if self._flags[at] & _ADDED:
                    row = (ids[grid.sources[at]], *counted, *period_of(place.year, month), grid.values[at], *how)
                    yield Observation._make(row)

    def _observation(self, place: Place, month: int, at: int) -> Observation:
        type_ = self._reading.types[place.indicator][place.type]
        by_service = self._by_service[place.indicator]
        return Observation(
            self._new_sources[self._grid.sources[at]],
            self._reading.indicators[place.indicator],
            "centre",
            self._reading.centres[place.centre],
            type_ if by_service else "",
            "" if by_service else type_,
            *period_of(place.year, month),
            self._grid.values[at],
            "exact",
        )

    def _at(self, cells: Mapping[str, str]) -> int:
        """The grid's cell of a row; -1 where it has none."""
        indicator = self._indicators.get(cells["indicator"], -1)
        if indicator < 0 or cells["scope"] != "centre" or cells["qualifier"] == GOAL:
            return -1
        by, other = ("service_type", "client_type") if self._by_service[indicator] else ("client_type", "service_type")
        centre, type_ = self._centres.get(cells["subject"], -1), self._types[indicator].get(cells[by], -1)
        month = month_of(cells["period_start"], cells["period_end"])
        if cells[other] or centre < 0 or type_ < 0 or not month:
            return -1
        first = self._grid.find(Place(indicator, centre, type_, month[0]).key)
        return first if first < 0 else first + month[1] - 1

    def _known_day(self, at: int) -> str:
        return self._day(self._known_sources[self._known_by[at]])

    def _new_day(self, at: int) -> str:
        day = self._reading.editions.sources[self._grid.sources[at]].published_on
        return day.isoformat() if day else ""

    def _day(self, source: str) -> str:
        return self._published.get(source, "")
