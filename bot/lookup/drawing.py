"""Lines and sheets, drawn from the cells of the database."""

from collections.abc import Iterator, Mapping
from itertools import product

from bot.lookup.adding import Adding
from bot.lookup.cells import Cells, Columns, Slot
from bot.lookup.line import Line
from bot.lookup.measure import Measure
from bot.lookup.roster import Roster
from bot.lookup.run import Months
from bot.lookup.sheet import Sheet
from bot.lookup.slices import goals, results


class Drawing:
    """Draws what is published; `rank` orders sources, the latest published first."""

    def __init__(self, cells: Cells, roster: Roster, rank: Mapping[str, int]) -> None:
        self._cells = cells
        self._roster = roster
        self._rank = rank

    def line(self, scope: str, subject: str, measure: Measure) -> Line:
        """What a subject publishes on a measure."""
        slots = [Slot(measure.indicator, scope, *types) for types in _types(measure)]
        return self._draw(slots, subject, measure, Months(self._rank))

    def _draw(self, slots: list[Slot], subject: str, measure: Measure, months: Months) -> Line:
        parts = [self._cells.of(slot, subject) for slot in slots]
        return (goals if measure.goal else results)(parts, months)

    def sheet(self, measure: Measure) -> Sheet:
        """What all centres publish on a measure: as it is kept where it is one of results, else added or drawn."""
        slots = [Slot(measure.indicator, "centre", *types) for types in _types(measure)]
        kept = [columns for slot in slots if (columns := self._cells.columns(slot))]
        number = self._roster.number
        if len(slots) == len(kept) == 1 and not measure.goal:
            (columns,) = kept
            others = {number[id_]: results([self._cells.of(slots[0], id_)], columns.months) for id_ in columns.others}
            columns.months.close()
            return Sheet(columns.months, columns.plain, others)
        months = Months(self._rank)
        found = (self._publishing(columns, goal=measure.goal) for columns in kept)
        adding = None if measure.goal else Adding(kept, months)
        lines = {}
        for at in sorted(set().union(*found)):
            id_ = self._roster.ids[at]
            lines[at] = (adding and adding.line(at, id_)) or self._draw(slots, id_, measure, months)
        months.close()
        return Sheet.of(len(number), months, lines)

    def _publishing(self, columns: Columns, *, goal: bool) -> set[int]:
        """The numbers of the centres that have results, or goals."""
        if goal:
            return {self._roster.number[id_] for id_ in columns.goals}
        plain = (number for number, last in enumerate(columns.plain.last) if columns.plain.first[number] <= last)
        return {*plain, *(self._roster.number[id_] for id_ in columns.others)}


def _types(measure: Measure) -> Iterator[tuple[str, str]]:
    """Each service type and client type of a measure together; empty for all of them."""
    return product(measure.service_types or ("",), measure.client_types or ("",))
