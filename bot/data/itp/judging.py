"""Each figure that was read beside the one that stands: whether it becomes a row, and what is wrong with it."""

from collections import Counter

from bot.data.faults import Fault
from bot.data.itp.cells import EMPTY
from bot.data.itp.grid import Place
from bot.data.itp.layout import MONTHS
from bot.data.itp.observing import Observer
from bot.data.itp.reading import Reading
from bot.data.itp.standing import Standing
from bot.data.proposal import SHOWN, Change, Doubt, Tally
from bot.data.revising import jumps

NOT_ADDED, NEW, CHANGED, CONFIRMED, OLDER, CONTRADICTED = range(6)
"""What becomes of a figure: nothing, as the tables have it; a row, where there was none, that takes another's place,
that says the same on a later day, or that another one has replaced; nothing, as another one is of the same day."""

ADDED = frozenset({NEW, CHANGED, CONFIRMED, OLDER})


class Judgement:
    """What becomes of the figures that were read.

    Attributes:
        verdicts: for each cell of the grid.
        added: by source, how many figures become rows.
        changes: those that take the place of another one; `doubts` what a person must look at.
    """

    def __init__(self, reading: Reading, standing: Standing, observer: Observer) -> None:
        """Judges all of them."""
        self._reading, self._standing, self._observer = reading, standing, observer
        self.verdicts = bytearray(len(reading.grid.values))
        self.added: Counter[int] = Counter()
        self.changes: list[Change] = []
        self._doubts: dict[tuple[object, ...], Doubt] = {}
        self._counts: list[Counter[int]] = [Counter() for _ in reading.indicators]
        self._ended = min((edition.complete for edition in reading.editions.editions), default=0)
        news: set[int] = set()
        for place, first in reading.grid.lines():
            if not self._is_all_new(place, first, news):
                self._judge(place, first, news)
        # What has no day of its own, and says nothing new, is what was read before.
        for source in reading.editions.without_day - news:
            del self.added[source]

    @property
    def doubts(self) -> list[Doubt]:
        """What a person must look at."""
        return [*self._doubts.values()]

    def tallies(self) -> dict[str, Tally]:
        """How many figures are new and so on, by indicator; what could not be read at all under the empty one."""
        rejections = self._reading.rejections
        told = {
            id_: Tally(
                counts[NEW],
                counts[CHANGED],
                counts[NOT_ADDED] + counts[CONFIRMED] + counts[OLDER],
                rejections[id_],
            )
            for id_, counts in zip(self._reading.indicators, self._counts, strict=True)
        }
        return told | ({"": Tally(rejected=rejections[""])} if rejections[""] else {})

    def _is_all_new(self, place: Place, first: int, news: set[int]) -> bool:
        """Judges a line at once if nothing of it is in the tables and its year had ended: of millions most are so."""
        grid, end = self._reading.grid, first + MONTHS
        origins = grid.origins[first:end]
        if (place.year + 1) * MONTHS > self._ended or origins.count(origins[0]) < MONTHS:
            return False
        if not self._standing.is_blank(first, end):
            return False
        values, source = grid.values[first:end], grid.sources[origins[0]]
        found = MONTHS - values.count(EMPTY)
        self.verdicts[first:end] = bytes([NOT_ADDED if value == EMPTY else NEW for value in values])
        self._counts[place.indicator][NEW] += found
        self.added[source] += found
        if found:
            news.add(source)
        return True

    def _judge(self, place: Place, first: int, news: set[int]) -> None:
        """The twelve figures of a line."""
        grid, editions, counts = self._reading.grid, self._reading.editions.editions, self._counts[place.indicator]
        year = place.year * MONTHS
        for month, at in enumerate(range(first, first + MONTHS), 1):
            if grid.values[at] == EMPTY:
                continue
            source = grid.sources[grid.origins[at]]
            verdict = NEW if self._standing.value(at) == EMPTY else self._beside(at, source)
            self.verdicts[at] = verdict
            counts[verdict] += 1
            if verdict in ADDED:
                self.added[source] += 1
            if verdict in {NEW, CHANGED}:
                news.add(source)
                if verdict == CHANGED or year + month > editions[source].complete:
                    self._look_at(place, month, at, unfinished=year + month > editions[source].complete)
            elif verdict == CONTRADICTED:
                self._reject(place, month, at)

    def _beside(self, at: int, source: int) -> int:
        """The verdict on a figure where the tables have one."""
        standing, value = self._standing, self._reading.grid.values[at]
        if standing.contradicts(at):
            return CONTRADICTED
        if standing.has(at):
            return NOT_ADDED
        day, known_day = str(self._reading.editions.sources[source].published_on), standing.day(at)
        if value == standing.value(at):
            return CONFIRMED if day > known_day else NOT_ADDED
        return CHANGED if day >= known_day else OLDER

    def _look_at(self, place: Place, month: int, at: int, *, unfinished: bool) -> None:
        """Notes a change, and what must be confirmed of a figure that is new or changes another."""
        now = self._observer.observation(place, month, at)
        if unfinished:
            doubt = Doubt("unfinished", now)
            self._doubts.setdefault((now.indicator, now.period_start, now.source), doubt)
        if self.verdicts[at] != CHANGED:
            return
        value, source = self._standing.figure(at)
        before = now._replace(value=value, source=source)
        if len(self.changes) < SHOWN:
            self.changes.append(Change(before, now))
        if jumps(now.value, value) and len(self._doubts) < SHOWN:
            self._doubts[(at,)] = Doubt("jump", now, before)

    def _reject(self, place: Place, month: int, at: int) -> None:
        now, other = self._observer.observation(place, month, at), self._standing.at_odds(at)
        said = f"{other.source} gave {other.value:,}" if other else "another figure was given"
        words = (
            f"{now.value:,} for {now.subject}, {now.service_type or now.client_type}, {place.year}-{month:02}, "
            f"but {said} on the same day; a correction comes with a later day"
        )
        sheet, line = self._reading.origins.where(self._reading.grid.origins[at])
        self._reading.reject(now.indicator, Fault(sheet, line, None, words))
