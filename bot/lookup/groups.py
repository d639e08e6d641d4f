"""What is ranked: the centres of a place, its regions or chains, or the types of what is counted."""

from itertools import islice
from typing import Literal, NamedTuple

from bot.lookup.asking import Asking
from bot.lookup.crowd import Crowd
from bot.lookup.places import Place
from bot.lookup.store import Series
from bot.question import GroupBy, Period, SubjectKind


class Group(NamedTuple):
    """One thing in a ranking; `operating` says that it counts in the field even without a figure."""

    kind: SubjectKind
    id: str
    name: str
    series: Series
    operating: bool


class Groups(tuple[Group, ...]):
    """Groups that are ranked in the same period."""

    __slots__ = ()

    @property
    def operating(self) -> int:
        """How many count even without a figure."""
        return sum(group.operating for group in self)

    def reach(self, least: int, period: Period) -> bool:
        """Whether so many have all of a period; no more are looked at than that takes."""
        return len(list(islice((group for group in self if group.series.has(period)), least))) == least

    def count(self, period: Period) -> int:
        """How many have all of a period."""
        return sum(group.series.has(period) for group in self)

    def parts(self, period: Period) -> set[Period]:
        """The part of the period that each has, as far as any has one."""
        return {part.period for group in self if (part := group.series.part(period))}

    def since(self, period: Period) -> Period | None:
        """The longest of what any publishes from the period's start on, up to its end at most."""
        return max(filter(None, (group.series.since(period) for group in self)), default=None)

    def latest_apart(self) -> set[Period]:
        """The latest period of each that is published otherwise than by month."""
        return {latest for group in self if (latest := group.series.latest_apart())}


def groups_of(asking: Asking, by: GroupBy, place: Place) -> Groups | Crowd:
    """Every group of the kind that has a figure of any period, or an operating centre; none for units of time."""
    match by:
        case "centre":
            return asking.store.crowd(place, asking.measure)
        case "service_type" | "client_type":
            return Groups(_types(asking, by, place))
        case "region" | "chain":
            return Groups(_places(asking, by, place))
        case _:
            return Groups()


def _places(asking: Asking, by: Literal["region", "chain"], place: Place) -> list[Group]:
    """The regions or chains that the centres of a place stand in; a chain with its sub-chains is one of them."""
    registry, operating = asking.store.registry, asking.store.roster.grouped(by, place)
    found = ((key, asking.store.series(_narrowed(place, by, key), asking.measure)) for key in operating)
    return [
        Group(by, key, registry.name(by, key), series, operating[key] > 0)
        for key, series in found
        if series or operating[key]
    ]


def _narrowed(place: Place, by: Literal["region", "chain"], key: str) -> Place:
    return place._replace(regions=(key,)) if by == "region" else place._replace(chains=(key,))


def _types(asking: Asking, by: Literal["service_type", "client_type"], place: Place) -> list[Group]:
    """The types asked for, else all; none where the indicator is not published by them."""
    registry, measure = asking.store.registry, asking.measure
    typed = asking.store.typed(measure.indicator)
    if by == "service_type":
        ids = measure.service_types or (tuple(registry.service_types) if typed.by_service else ())
        measures = {id_: measure._replace(service_types=(id_,)) for id_ in ids}
    else:
        ids = measure.client_types or (tuple(registry.client_types) if typed.by_client else ())
        measures = {id_: measure._replace(client_types=(id_,)) for id_ in ids}
    found = ((id_, asking.store.series(place, one)) for id_, one in measures.items())
    return [Group(by, id_, registry.name(by, id_), series, operating=True) for id_, series in found if series]
