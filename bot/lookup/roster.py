"""The centres by number: their places in the table, so that what is kept of thousands of them is kept in arrays."""

from functools import lru_cache

from bot.lookup.names import fold
from bot.lookup.places import Place
from bot.registry import Registry

Numbers = tuple[int, ...]
"""Centres by their numbers."""

_PLACES = 256
"""How many places are kept; the centres of one take up to 40 kB where there are 5,000."""


class Roster:
    """The centres of one registry.

    Attributes:
        ids: their ids, in the order of the table.
        number: the number of each id.
        operating: for each number, 1 where the centre operates.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.ids = tuple(registry.centres)
        self.number = {id_: number for number, id_ in enumerate(self.ids)}
        self.operating = bytes(centre.operating for centre in registry.centres.values())
        self.members = lru_cache(maxsize=_PLACES)(self._members)
        self.named = lru_cache(maxsize=_PLACES)(self._named)

    def _members(self, place: Place) -> Numbers:
        """The centres that every filter of a place keeps, in the order of the table; a chain has its sub-chains."""
        return tuple([self.number[centre.id] for centre in self._registry.members(*place)])

    def _named(self, place: Place) -> Numbers:
        """The same, in the order of their names."""
        centres = self._registry.centres
        names = {number: fold(centres[self.ids[number]].name) for number in self.members(place)}
        return tuple(sorted(names, key=names.__getitem__))
