"""How it went: one row for each month, quarter or year that is published whole."""

from collections.abc import Sequence
from itertools import islice

from bot.answer import Answer, Row
from bot.lookup.asking import Asking, status_of
from bot.lookup.figure import Figure
from bot.lookup.order import Entry, Order, Things
from bot.lookup.periods import (
    MONTHS_IN,
    Unit,
    calendar_id,
    calendar_unit,
    month_of,
    months_period,
    unit_around,
    whole_months,
)
from bot.question import Period

MONTHS_SHOWN = 12
"""How many of the latest published months are shown when no period was asked for."""


def trend(asking: Asking) -> Answer:
    """The rows in time order; a period asked for that has units without a figure is answered in part."""
    found, complete = _units(asking)
    if not found:
        return asking.no_figure(asking.series, asking.place.subject())
    figures = [figure for _, figure in found]
    gaps = tuple(dict.fromkeys(gap for figure in figures for gap in figure.gaps if gap.published))
    return asking.answer(status_of(complete=complete), [row for row, _ in found], figures, gaps=gaps)


def has_units(asking: Asking, least: int) -> bool:
    """Whether a trend would have so many rows at least."""
    unit, published, period = calendar_unit(asking.query.group_by) or "month", _published(asking), asking.period
    if published and period:
        first, last = whole_months(period)
        inside = range(unit_around(first, unit)[0], min(last, published[1]) + 1, MONTHS_IN[unit])
        whole = (start for start in inside if first <= start and start + MONTHS_IN[unit] - 1 <= last)
        having = (start for start in whole if asking.series.has(months_period(*unit_around(start, unit))))
        if sum(1 for _ in islice(having, least)) == least:
            return True
    return len(_units(asking)[0]) >= least


def calendar_ranking(asking: Asking) -> Answer:
    """Months, quarters or years in the order of their figures: those that are over, of all years if none was asked."""
    found, complete = _units(asking, complete_only=True)
    if not found:
        return asking.no_figure(asking.series, asking.place.subject())
    things = Things.of(Entry(row.kind, row.id, row.name, figure) for row, figure in found)
    order = Order(things, asking.query.order)
    rows = order.rows(order.within(asking.query), asking.query.limit)
    return asking.answer(status_of(complete=complete), rows, [figure for _, figure in found])


def _units(asking: Asking, *, complete_only: bool = False) -> tuple[list[tuple[Row, Figure]], bool]:
    """Each unit with its figure, and whether none of those asked for is missing."""
    unit, period = calendar_unit(asking.query.group_by) or "month", asking.period
    published = _published(asking)
    if published is None:
        return [], True
    if period is None:
        starts = _starts(unit, *published)
        if unit == "month" and not complete_only:
            return _latest_months(asking, starts), True
        return _rows(asking, unit, starts, running=not complete_only), True
    running = asking.runs_now(period)
    first, last = whole_months(period)
    wanted = [start for start in _starts(unit, first, last) if first <= start and start + MONTHS_IN[unit] - 1 <= last]
    reached = [start for start in wanted if start <= published[1]]
    found = _rows(asking, unit, reached, running=running and not complete_only)
    return found, running or len(found) == len(wanted)


def _latest_months(asking: Asking, starts: range) -> list[tuple[Row, Figure]]:
    """The latest months with a figure, in time order; earlier ones are not looked at."""
    newest_first = (row for start in reversed(starts) for row in _rows(asking, "month", [start], running=False))
    return list(islice(newest_first, MONTHS_SHOWN))[::-1]


def _published(asking: Asking) -> tuple[int, int] | None:
    """First and last month of all that is published."""
    spans = asking.series.spans
    if not spans:
        return None
    return month_of(min(span.start for span in spans)), month_of(max(span.end for span in spans))


def _starts(unit: Unit, first: int, last: int) -> range:
    """First months of the units that the months from one number to another touch."""
    return range(unit_around(first, unit)[0], last + 1, MONTHS_IN[unit])


def _rows(asking: Asking, unit: Unit, starts: Sequence[int], *, running: bool) -> list[tuple[Row, Figure]]:
    """Units with a figure; the last one by its published part while it runs."""
    rows = []
    for start in starts:
        whole = months_period(*unit_around(start, unit))
        figure = asking.series.whole(whole)
        if figure is None and running and start == starts[-1]:
            figure = _so_far(asking, whole)
        if figure:
            rows.append((asking.calendar_row(unit, calendar_id(start, unit), figure), figure))
    return rows


def _so_far(asking: Asking, whole: Period) -> Figure | None:
    since = asking.series.since(whole)
    return asking.series.whole(since) if since else None
