"""Where a centre is, as far as the tables know: in the town that its city or district is the name of."""

from collections.abc import Iterator, Mapping

from bot.lookup.names import fold
from bot.registry import Centre, Registry, Town

Map = Mapping[tuple[str, str], Town]
"""Towns by region and folded name."""


def map_of(registry: Registry) -> Map:
    """The towns of the tables."""
    return {(town.region, fold(town.name)): town for town in registry.towns}


def town_of(centre: Centre, towns: Map) -> Town | None:
    """The town of the centre's city, else of its district; None where neither is a town of its region."""
    found = (towns.get((centre.region, fold(name))) for name in _names(centre))
    return next((town for town in found if town), None)


def _names(centre: Centre) -> Iterator[str]:
    """Names that a town may go by: "Santa Lucía (Tingo María)" as it stands, then Santa Lucía, then Tingo María."""
    for text in (centre.city, centre.district):
        yield text
        outside, _, inside = text.partition("(")
        yield from (outside.strip(), inside.rstrip(") "))
