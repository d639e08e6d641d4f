"""A sheet: every cell of one subject for one indicator, and the lines that filters draw from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.lookup.line import Line
from bot.lookup.periods import month_of
from bot.lookup.run import Cell, add_up, runs_of
from bot.question import Period

Slot = tuple[str, str]
"""A service type and a client type; an empty one stands for all."""

Months = dict[int, Cell]


@dataclass(frozen=True)
class Slice:
    """The cells of one slot: `months` by number, `odd` by period, `goals` by period."""

    months: Months = field(default_factory=dict)
    odd: dict[Period, Cell] = field(default_factory=dict)
    goals: dict[Period, Cell] = field(default_factory=dict)


NOTHING = Slice()


def common_months(parts: list[Slice], rank: dict[str, int]) -> Months:
    """Months added over the parts: one is there when every part that publishes in its year has it."""
    years = [{month // 12 for month in part.months} | _years(part.odd) for part in parts]
    found = {}
    for month in set().union(*(part.months for part in parts)):
        publishing = [part for part, own in zip(parts, years, strict=True) if month // 12 in own]
        if all(month in part.months for part in publishing):
            found[month] = add_up((part.months[month] for part in publishing), rank)
    return found


def _years(periods: Iterable[Period]) -> set[int]:
    return {year for period in periods for year in range(period.start.year, period.end.year + 1)}


@dataclass(frozen=True)
class Sheet:
    """All slices of one subject; `rank` orders sources, the latest published first."""

    slices: Mapping[Slot, Slice]
    rank: dict[str, int]

    def line(self, service_types: tuple[str, ...], client_types: tuple[str, ...], *, goal: bool) -> Line:
        """What is published for a filter: one slot as it is, several added up; goals apart from results."""
        if not self.slices:
            return Line()
        slots = [(service, client) for service in service_types or ("",) for client in client_types or ("",)]
        if goal:
            return Line(self._common_goals(slots))
        parts = [self._filled(slot) for slot in slots]
        if len(parts) == 1:
            return Line(parts[0].odd, runs_of(parts[0].months, self.rank))
        return Line(self._common_odd(parts), runs_of(common_months(parts, self.rank), self.rank))

    def _filled(self, slot: Slot) -> Slice:
        """A slot's cells, with the months that only its types publish added up over them."""
        own = self.slices.get(slot, NOTHING)
        months = dict(own.months)
        for types in self._types_of(slot):
            for month, cell in common_months(types, self.rank).items():
                months.setdefault(month, cell)
        return Slice(months, own.odd)

    def _types_of(self, slot: Slot) -> list[list[Slice]]:
        """Ways to divide a slot: by service type, by client type, by both."""
        service, client = slot
        ways: list[list[Slice]] = [[], [], []]
        for (other_service, other_client), part in self.slices.items():
            divides = (not service and bool(other_service), not client and bool(other_client))
            if divides == (True, False) and other_client == client:
                ways[0].append(part)
            elif divides == (False, True) and other_service == service:
                ways[1].append(part)
            elif divides == (True, True):
                ways[2].append(part)
        return [way for way in ways if way]

    def _common_goals(self, slots: list[Slot]) -> dict[Period, Cell]:
        parts = [self.slices.get(slot, NOTHING).goals for slot in slots]
        return {
            period: add_up((part[period] for part in parts), self.rank)
            for period in parts[0]
            if all(period in part for part in parts)
        }

    def _common_odd(self, parts: list[Slice]) -> dict[Period, Cell]:
        """Odd periods for which every part that publishes in those years has a figure, published or from months."""
        lines = [Line(part.odd, runs_of(part.months, self.rank)) for part in parts]
        found = {}
        for period in {period for part in parts for period in part.odd}:
            publishing = [line for line, part in zip(lines, parts, strict=True) if _publishes(part, period)]
            figures = [line.whole(period) for line in publishing]
            cells = [Cell(each.value, each.qualifier, each.sources, each.summed) for each in figures if each]
            if len(cells) == len(figures):
                found[period] = add_up(cells, self.rank)
        return found


def _publishes(part: Slice, period: Period) -> bool:
    years = range(period.start.year, period.end.year + 1)
    return any(month // 12 in years for month in part.months) or not _years(part.odd).isdisjoint(years)


def slice_cells(rows: Iterable[tuple[Slot, Period, bool, Cell]]) -> dict[Slot, Slice]:
    """Cells as they come from the table, sorted into slices; the flag says that the period is one calendar month."""
    slices: dict[Slot, Slice] = {}
    for slot, period, is_month, cell in rows:
        part = slices.get(slot)
        if part is None:
            part = slices[slot] = Slice()
        if cell.qualifier == "target":
            part.goals[period] = cell
        elif is_month:
            part.months[month_of(period.start)] = cell
        else:
            part.odd[period] = cell
    return slices
