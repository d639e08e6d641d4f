"""A crowd: the centres of a place, and what each of them publishes on one measure."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from bot.answer import Gap
from bot.lookup.alike import Alike, alike
from bot.lookup.few import once
from bot.lookup.figure import Figure
from bot.lookup.gaps import lacking, partly, pieces_of
from bot.lookup.line import Line
from bot.lookup.periods import months_in, months_period, whole_months
from bot.lookup.places import Place
from bot.lookup.roster import Roster
from bot.lookup.run import Mark, merged
from bot.lookup.sheet import Sheet
from bot.packed import narrowed
from bot.question import Period

Stretch = tuple[int, int]
"""The numbers of a first and a last month."""


class Crowd:
    """Centres by their numbers, always in the order of the table.

    Attributes:
        plain: those of one run of months.
        others: the lines of the others that publish anything.
        operating: how many of all of them operate.
    """

    def __init__(self, roster: Roster, place: Place, sheet: Sheet) -> None:
        numbers, first, last = roster.members(place), sheet.first, sheet.last
        self.roster = roster
        self.place = place
        self.sheet = sheet
        plain = array("I", [number for number in numbers if first[number] <= last[number]])
        self.plain: Sequence[int] = numbers if len(plain) == len(numbers) else narrowed(plain, "HI")
        within = set(numbers) if sheet.others else set()
        self.others: dict[int, Line] = {number: line for number, line in sheet.others.items() if number in within}
        self._having: dict[Period, Sequence[int]] = {}
        self._parts: dict[Period, set[Period]] = {}
        self._lacking: dict[Period, tuple[Gap, ...]] = {}
        self.operating = sum(map(roster.operating.__getitem__, numbers))

    def __bool__(self) -> bool:
        return bool(self.plain or self.others)

    @cached_property
    def alike(self) -> tuple[Alike, ...]:
        """The plain ones, those with the same months together."""
        return alike(self.sheet, self.plain)

    def lines(self) -> Iterator[tuple[int, Line]]:
        """The lines of all that publish."""
        for number in sorted((*self.plain, *self.others)) if self.others else self.plain:
            yield number, self.sheet.line(number)

    def having(self, period: Period) -> Sequence[int]:
        """Those that have all of a period."""
        return once(self._having, period, self._find)

    def parts(self, period: Period) -> set[Period]:
        """The part of the period that each has, as far as any has one."""
        return once(self._parts, period, self._clip)

    def lacking(self, period: Period) -> tuple[Gap, ...]:
        """Those without the whole period: those with a part first, then operating ones with nothing."""
        return once(self._lacking, period, lambda asked: lacking(self, asked))

    def _find(self, period: Period) -> Sequence[int]:
        months = months_in(period)
        found = [each for each in self.alike if months and each.first <= months[0] and months[1] <= each.last]
        return self._in_order(found, [number for number, line in self.others.items() if line.has(period)])

    def _in_order(self, groups: Sequence[Alike], others: Sequence[int]) -> Sequence[int]:
        """The centres of some groups, and others."""
        if len(groups) == len(self.alike) and not others:
            return self.plain
        return array("I", sorted(chain(others, *(group.numbers for group in groups))))

    def reach(self, least: int, period: Period) -> bool:
        """Whether so many have all of a period."""
        return self.count(period) >= least

    def count(self, period: Period) -> int:
        """How many have all of a period."""
        return len(self.having(period))

    def values(self, numbers: Iterable[int], period: Period) -> list[int]:
        """What each of some that have all of a period has in it."""
        months, others = months_in(period), self.others
        sums, base = self.sheet.months.sums, self.sheet.base
        low, high = (months[0], months[1] + 1) if months else (0, 0)

        def value(number: int) -> int:
            figure = others[number].whole(period) if number in others else None
            return figure.value if figure else sums[base[number] + high] - sums[base[number] + low]

        return list(map(value, numbers)) if others else [sums[base[n] + high] - sums[base[n] + low] for n in numbers]

    def sources(self, numbers: Iterable[int], period: Period) -> tuple[str, ...]:
        """Where what some that have all of a period have in it comes from, each source once, in that order."""
        months, sheet, others = months_in(period), self.sheet, self.others
        if others or months is None:
            figures = (sheet.line(number).whole(period) for number in numbers)
            return tuple(dict.fromkeys(source for figure in figures if figure for source in figure.sources))
        starts = [sheet.base[number] + months[0] for number in numbers]
        return sheet.months.sources(starts, months[1] - months[0] + 1)

    def summed(self, period: Period) -> bool:
        """Whether what any of them has in a period is made of several numbers."""
        months, sheet = months_in(period), self.sheet
        if any(figure.summed for line in self.others.values() if (figure := line.whole(period))):
            return True
        plain = [number for number in self.having(period) if number not in self.others]
        if months is None or months[0] < months[1]:
            return bool(plain)
        marks = {sheet.months.marks[sheet.base[number] + months[0]] for number in plain}
        return any(sheet.months.numbered(mark).summed for mark in marks)

    def _clip(self, period: Period) -> set[Period]:
        clipped = (each.within(*whole_months(period)) for each in self.alike)
        found = {months_period(*months) for months in clipped if months}
        return found | {part.period for line in self.others.values() if (part := line.part(period))}

    def since(self, period: Period) -> Period | None:
        """The longest of what any publishes from the period's start on, up to its end at most."""
        low, high = whole_months(period)
        found = {line.since(period) for line in self.others.values()}
        if low <= high and period.start.day == 1:
            ends = {min(high, each.last) for each in self.alike if each.first <= low <= each.last}
            found.update(Period(period.start, months_period(end, end).end) for end in ends)
        return max(filter(None, found), default=None)

    def latest_apart(self) -> set[Period]:
        """The latest period of each that is published otherwise than by month."""
        return {latest for line in self.others.values() if (latest := line.latest_apart())}

    def added(self, months: Stretch, period: Period) -> Figure:
        """What all have of the months of a period, of each of which any must have a figure."""
        runs, value = 0, 0
        marks: set[Mark] = set()
        for group in self.alike:
            if within := group.within(*months):
                runs += len(group.numbers)
                value += group.value(*within)
                marks |= group.marks(*within)
        for run, low, high in (stretch for line in self.others.values() for stretch in line.stretches(*months)):
            runs += 1
            value += run.value(low, high)
            marks |= run.months.carried(run.base + low, run.base + high + 1)
        qualifier, sources, summed = merged(marks, self.sheet.months.rank)
        return Figure(value, period, qualifier, sources, summed or runs > 1 or months[0] < months[1])

    def having_any(self, months: Stretch) -> tuple[Sequence[int], list[Gap]]:
        """Those with any of the months, and the longest part of those that lack some."""
        gap = self.roster.blanks.gap
        short: dict[int, Gap] = {}
        found = [(group, within) for group in self.alike if (within := group.within(*months))]
        for group, within in found:
            if within != months:
                part = months_period(*within)
                short.update((number, gap(number, part)) for number in group.numbers)
        others = {number: pieces for number, line in self.others.items() if (pieces := pieces_of(line, months))}
        for number, pieces in others.items():
            if pieces[0].period != months_period(*months):
                short[number] = partly(self.roster.ids[number], pieces, months)
        counted = self._in_order([group for group, _ in found], list(others))
        return counted, [short[number] for number in sorted(short)]

    def with_odd(self, period: Period, months: Stretch | None) -> tuple[list[Figure], list[int], list[Gap]]:
        """The figures where some publish the period as one, and others perhaps its months."""
        found: list[Figure] = []
        counted: list[int] = []
        short: list[Gap] = []
        for number, line in self.lines():
            if figure := line.whole(period):
                found.append(figure)
                counted.append(number)
            elif months and (pieces := pieces_of(line, months)):
                found.extend(pieces)
                counted.append(number)
                short.append(partly(self.roster.ids[number], pieces, months))
        return found, counted, short
