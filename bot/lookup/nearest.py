"""Which operating centres lie nearest to a point, by the towns that they are in."""

from bot.answer import Away, Near, Nearest
from bot.lookup.distance import kilometres
from bot.lookup.names import fold
from bot.lookup.siting import map_of, town_of
from bot.registry import Centre, Registry, Town

LIMIT = 5
"""How many centres are named."""

REACH = 300.0
"""Kilometres: a point farther from every town is not in Peru, nor near its border. In the forest none is 200 away."""


def nearest(registry: Registry, latitude: float, longitude: float, limit: int = LIMIT) -> Nearest:
    """The operating centres nearest to a point in degrees north and east, nearest first, equally near ones by name.

    A centre lies where its town does; those whose town is not known are left out, and named where they could be near.
    """

    def far(town: Town) -> float:
        return kilometres(latitude, longitude, town.latitude, town.longitude)

    around = min(registry.towns, key=far, default=None)
    if around and far(around) > REACH:
        return Nearest(away=Away(around.name, around.region, far(around)))
    towns = map_of(registry)
    operating = [centre for centre in registry.centres.values() if centre.operating]
    sited = {centre.id: town for centre in operating if (town := town_of(centre, towns))}
    found = [Near(id_, town.name, far(town)) for id_, town in sited.items()]
    found.sort(key=lambda near: (near.km, fold(registry.centres[near.centre].name)))
    regions = {registry.centres[near.centre].region for near in found[:limit]} | {around.region if around else ""}
    lost = [centre for centre in operating if centre.id not in sited]
    return Nearest(tuple(found[:limit]), _may_be_near(lost, regions))


def _may_be_near(lost: list[Centre], regions: set[str]) -> tuple[str, ...]:
    """Of the centres whose town is not known, those in the regions at hand, or in none that is known."""
    return tuple(centre.id for centre in lost if not centre.region or centre.region in regions)
