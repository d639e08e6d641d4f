"""The centres by number: their places in the table, so that what is kept of thousands of them is kept in arrays."""

from functools import lru_cache
from typing import Literal

from bot.lookup.blanks import Blanks
from bot.lookup.names import fold
from bot.lookup.places import Place
from bot.registry import Centre, Registry

Numbers = tuple[int, ...]
"""Centres by their numbers."""

_PLACES = 256
"""How many places are kept; the centres of one take up to 40 kB where there are 5,000."""


class Roster:
    """The centres of one registry.

    Attributes:
        ids: their ids, in the order of the table.
        number: the number of each id.
        blanks: what they lack.
        operating: for each number, 1 where the centre operates.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.ids = tuple(registry.centres)
        self.number = {id_: number for number, id_ in enumerate(self.ids)}
        self.blanks = Blanks(self.ids)
        self.operating = bytes(centre.operating for centre in registry.centres.values())
        self.members = lru_cache(maxsize=_PLACES)(self._members)
        self.grouped = lru_cache(maxsize=_PLACES)(self._grouped)
        self.named = lru_cache(maxsize=_PLACES)(self._named)

    def _members(self, place: Place) -> Numbers:
        """The centres that every filter of a place keeps, in the order of the table; a chain has its sub-chains."""
        return tuple([self.number[centre.id] for centre in self._registry.members(*place)])

    def idle(self, place: Place) -> tuple[str, ...]:
        """Of the centres of a place the ids of those that do not operate, or it is not known."""
        return tuple(self.ids[number] for number in self.members(place) if not self.operating[number])

    def _named(self, place: Place) -> Numbers:
        """The same, in the order of their names."""
        centres = self._registry.centres
        names = {number: fold(centres[self.ids[number]].name) for number in self.members(place)}
        return tuple(sorted(names, key=names.__getitem__))

    def _grouped(self, by: Literal["region", "chain"], place: Place) -> dict[str, int]:
        """The regions or chains that the centres of a place stand in, and how many centres of each operate."""
        found: dict[str, int] = {}
        for number in self.members(place):
            centre = self._registry.centres[self.ids[number]]
            for key in filter(None, [centre.region] if by == "region" else self._chains(centre, place)):
                found[key] = found.get(key, 0) + centre.operating
        return found

    def _chains(self, centre: Centre, place: Place) -> list[str]:
        """The chain of a centre and those above it, up to one that was asked for."""
        chains = self._registry.chains
        found, chain = [], chains.get(centre.chain)
        while chain and chain.id not in found:
            found.append(chain.id)
            chain = None if chain.id in place.chains else chains.get(chain.parent)
        return found
