"""What a comparison puts side by side: things named, periods named, or a period and the one before it."""

from datetime import date

from bot.question import Period, Subject
from bot.registry import NETWORK
from bot.understand.asking import Asking
from bot.understand.calendar_units import contiguous, sort_of, year_earlier
from bot.understand.draft import Draft
from bot.understand.moments import months_back, whole_year

_PAIR = 2


def compare(asking: Asking) -> None:
    """Fills in what is compared, and the periods."""
    asking.compared = _compared(asking)
    periods = _periods(asking)
    asking.periods = periods if len(periods) >= _PAIR else ()


def _compared(asking: Asking) -> tuple[Subject, ...]:
    """The things side by side, taken out of the filters; none when only periods are compared."""
    draft = asking.draft
    named = draft.subjects.side_by_side
    types = tuple(dict.fromkeys([row.subject for row in draft.subjects.types]))
    if len(types) >= _PAIR and len(named) < _PAIR:
        asking.service_types = asking.client_types = ()
        return types
    with_network = "network" in draft.cues
    asked_back = bool(draft.subjects.choices) and "compare" in draft.cues
    if len(named) < _PAIR and not (named and (with_network or asked_back)):
        return ()
    asking.centres = asking.regions = ()
    if named[0].kind == "chain":
        asking.chains = ()
    return (*named, Subject("network", NETWORK)) if len(named) == 1 and with_network else named


def _periods(asking: Asking) -> tuple[Period, ...]:
    draft, moments = asking.draft, asking.moments
    periods = tuple(dict.fromkeys([moment.period for moment in moments]))
    if len(moments) == 1 and moments[0].ends and (draft.between or "growth" in draft.cues):
        periods = moments[0].ends
    if periods and len(asking.compared) >= _PAIR and not draft.apart:
        joined = contiguous(periods)
        periods = (joined,) if joined else periods
    if len(periods) < _PAIR and (not asking.compared or draft.has("growth", "previous_year")):
        return _with_the_one_before(periods, draft, asking.today, to_date=asking.to_date)
    return periods


def _with_the_one_before(
    periods: tuple[Period, ...], draft: Draft, today: date, *, to_date: bool
) -> tuple[Period, Period]:
    """A growth needs two periods: the one asked for, or else the last whole year, and the one before it."""
    if not periods:
        return (whole_year(today.year - 2), whole_year(today.year - 1))
    asked = periods[0]
    if to_date:
        asked = Period(asked.start, max(months_back(today, 1).end, asked.start))
    if sort_of(asked) == "month" and not draft.has("previous_year", "yearly"):
        return (months_back(asked.start, 1), asked)
    return (year_earlier(asked), asked)
