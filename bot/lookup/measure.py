"""What is counted."""

from typing import NamedTuple

from bot.question import Query


class Measure(NamedTuple):
    """What is counted: an indicator, of some types only, as result or as goal."""

    indicator: str
    service_types: tuple[str, ...] = ()
    client_types: tuple[str, ...] = ()
    goal: bool = False

    @classmethod
    def of(cls, query: Query, *, goal: bool = False) -> "Measure":
        """The measure that a query asks for."""
        return cls(query.indicator, query.service_types, query.client_types, goal)
