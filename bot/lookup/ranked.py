"""The centres of a crowd in the order of what they have in a period."""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from bot.lookup.crowd import Crowd
from bot.lookup.figure import Figure
from bot.lookup.order import Entry, Order, Things
from bot.packed import narrowed
from bot.question import Order as Direction
from bot.question import Period
from bot.registry import Registry


class Ranked(NamedTuple):
    """Those that have all of the period, in order, and how many of them operate.

    `outside` are those that do not, or it is not known; `summed` says that any figure is made of several numbers.
    """

    order: Order
    operating: int
    outside: tuple[str, ...]
    summed: bool


def ranked(crowd: Crowd, period: Period, direction: Direction | None, registry: Registry) -> Ranked:
    """The centres of a crowd, put in order."""
    having, roster = crowd.having(period), crowd.roster
    outside = tuple(roster.ids[number] for number in having if not roster.operating[number])
    order = Order(_things(crowd, period, registry), direction)
    return Ranked(order, len(having) - len(outside), outside, crowd.summed(period))


def _things(crowd: Crowd, period: Period, registry: Registry) -> Things:
    roster, having = crowd.roster, crowd.having(period)
    named = roster.named(crowd.place)
    if len(having) < len(named):
        within = set(having)
        named = tuple(number for number in named if number in within)

    def entry(at: int) -> Entry:
        number = named[at]
        centre = registry.centres[roster.ids[number]]
        figure = crowd.sheet.line(number).whole(period)
        return Entry("centre", centre.id, centre.name, figure or Figure(0, period, "exact", ()))

    def place(id_: str) -> int | None:
        number = roster.number.get(id_)
        return named.index(number) if number in named else None

    def sources(places: Iterable[int]) -> tuple[str, ...]:
        return crowd.sources((named[at] for at in places), period)

    return Things(
        narrowed(array("q", crowd.values(named, period)), "iq"), entry, lambda at: roster.ids[named[at]], place, sources
    )
