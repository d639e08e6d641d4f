"""Where figures are asked for: filters of place, and the centres that they leave."""

from typing import Literal, NamedTuple

from bot.question import Query, Subject, SubjectKind
from bot.registry import NETWORK, Registry


class Place(NamedTuple):
    """Filters of different fields combine, values of one field add up; no filter is the whole network."""

    centres: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()
    kind: Literal["public", "private"] | None = None

    @classmethod
    def of(cls, query: Query) -> "Place":
        """The filters of place of a query."""
        return cls(query.centres, query.regions, query.chains, query.kind)

    def subject(self) -> Subject:
        """What a figure for this place is about: its one centre, else its one region, else its one chain."""
        fields: tuple[tuple[SubjectKind, tuple[str, ...]], ...] = (
            ("centre", self.centres),
            ("region", self.regions),
            ("chain", self.chains),
        )
        kind, ids = next(((kind, ids) for kind, ids in fields if ids), ("network", (NETWORK,)))
        return Subject(kind, ids[0]) if len(ids) == 1 else Subject("network", NETWORK)

    def published_as(self) -> Subject | None:
        """The subject whose own published figures answer for this place: one region, one chain or the network."""
        filters = [*self.regions, *self.chains]
        if self.centres or self.kind or len(filters) > 1:
            return None
        return self.subject()

    def centre(self) -> str | None:
        """The one centre that is asked about alone."""
        return self.centres[0] if len(self.centres) == 1 and not any(self[1:]) else None

    def at(self, subject: Subject) -> "Place":
        """This place with the subject in it: what the subject itself settles is replaced."""
        if subject.kind == "centre":
            return Place(centres=(subject.id,))
        if subject.kind == "region":
            return self._replace(centres=(), regions=(subject.id,))
        if subject.kind == "chain":
            return self._replace(centres=(), chains=(subject.id,))
        return Place(kind=self.kind) if subject.kind == "network" else self


def members(place: Place, registry: Registry) -> tuple[str, ...]:
    """Ids of the centres that every filter keeps, in the order of the table; a chain has its sub-chains."""
    return tuple(centre.id for centre in registry.members(*place))
