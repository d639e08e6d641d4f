"""What is ranked: the centres of a place, its regions or chains, or the types of what is counted."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.lookup.line import NO_LINE, Line
from bot.lookup.measure import Measure
from bot.lookup.places import Place, members
from bot.lookup.total import Total
from bot.question import GroupBy, SubjectKind
from bot.registry import Centre, Registry

if TYPE_CHECKING:
    from bot.lookup.store import Store


class Group(NamedTuple):
    """One thing in a ranking; `operating` says that it counts in the field even without a figure."""

    kind: SubjectKind
    id: str
    name: str
    series: Line | Total
    operating: bool


def read_groups(store: "Store", by: GroupBy, place: Place, measure: Measure) -> list[Group]:
    """Every group of the kind that has a figure of any period, or an operating centre; none for units of time."""
    match by:
        case "service_type" | "client_type":
            return _types(store, by, place, measure)
        case "centre":
            return _centres(store, place, measure)
        case "region" | "chain":
            return _places(store, by, place, measure)
        case _:
            return []


def _places(store: "Store", by: Literal["region", "chain"], place: Place, measure: Measure) -> list[Group]:
    """The regions or chains that the centres of a place stand in; a chain with its sub-chains is one of them."""
    registry = store.registry
    operating: dict[str, bool] = {}
    for id_ in members(place, registry):
        centre = registry.centres[id_]
        keys = [centre.region] if by == "region" else _chains(centre, place, registry)
        for key in filter(None, keys):
            operating[key] = operating.get(key, False) or centre.operating
    found = ((key, store.series(_narrowed(place, by, key), measure)) for key in operating)
    return [
        Group(by, key, registry.name(by, key), series, operating[key])
        for key, series in found
        if series or operating[key]
    ]


def _chains(centre: Centre, place: Place, registry: Registry) -> list[str]:
    """The chain of a centre and those above it, up to one that was asked for."""
    found, chain = [], registry.chains.get(centre.chain)
    while chain and chain.id not in found:
        found.append(chain.id)
        chain = None if chain.id in place.chains else registry.chains.get(chain.parent)
    return found


def _centres(store: "Store", place: Place, measure: Measure) -> list[Group]:
    """The operating centres of a place, and the others that have figures."""
    registry = store.registry
    total = store.total(place, measure)
    working = set(total.operating)
    ids = [*total.parts, *(id_ for id_ in total.operating if id_ not in total.parts)]
    return [
        Group("centre", id_, registry.centres[id_].name, total.parts.get(id_, NO_LINE), id_ in working) for id_ in ids
    ]


def _narrowed(place: Place, by: Literal["region", "chain"], key: str) -> Place:
    return place._replace(regions=(key,)) if by == "region" else place._replace(chains=(key,))


def _types(store: "Store", by: Literal["service_type", "client_type"], place: Place, measure: Measure) -> list[Group]:
    """The types asked for, else all; none where the indicator is not published by them."""
    registry = store.registry
    typed = store.typed(measure.indicator)
    if by == "service_type":
        ids = measure.service_types or (tuple(registry.service_types) if typed.by_service else ())
        measures = {id_: measure._replace(service_types=(id_,)) for id_ in ids}
    else:
        ids = measure.client_types or (tuple(registry.client_types) if typed.by_client else ())
        measures = {id_: measure._replace(client_types=(id_,)) for id_ in ids}
    found = ((id_, store.series(place, one)) for id_, one in measures.items())
    return [Group(by, id_, registry.name(by, id_), series, operating=True) for id_, series in found if series]
