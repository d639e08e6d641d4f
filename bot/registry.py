"""What may be named: centres, regions, chains and the other rows of the tables, as plain values.

The registry is read from the database once for each version of the facts and handed to the three verbs,
so that no name of a centre or place ever stands in code.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, get_args

NETWORK = "red"
"""Id of the whole network wherever a subject is named."""

Kind = Literal["public", "private"]

Column = Literal["type", "region", "chain", "status"]
"""The columns of centres by which they are looked for."""


@dataclass(frozen=True, slots=True)
class Centre:
    """One CITE or technical unit; empty text where the table does not know."""

    id: str
    name: str
    type: str = "cite"
    kind: str = "public"
    chain: str = ""
    region: str = ""
    province: str = ""
    district: str = ""
    city: str = ""
    status: str = "operating"
    parent: str = ""
    legal_name: str = ""
    legal_basis: str = ""
    aliases: tuple[str, ...] = ()
    source_url: str = ""
    source_date: str = ""
    confidence: str = ""

    @property
    def operating(self) -> bool:
        """Whether it works today, by the table."""
        return self.status == "operating"


@dataclass(frozen=True, slots=True)
class Region:
    """One of Peru's departments or the Callao; `id` is ISO 3166-2, `ubigeo` INEI's two digits."""

    id: str
    name: str
    ubigeo: str = ""
    capital: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    main_cities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A province or district of INEI's list; it stands for its region."""

    name: str
    region: str
    level: Literal["province", "district"]


class Town(NamedTuple):
    """A town and where it lies, in degrees north and east; `source` says who measured it and under which licence."""

    name: str
    region: str
    latitude: float
    longitude: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """A productive chain; a chain with a `parent` is part of it."""

    id: str
    name: str
    parent: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """A service type or a client type."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted; figures of an indicator that is not additive count some companies twice when summed."""

    id: str
    name: str
    unit: str = ""
    additive: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures were published; `published_on` is None where the table does not know it."""

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    published_on: date | None = None


@dataclass(frozen=True)
class Registry:
    """Every row that a question or an answer can name, by id, in the order of the tables.

    `read_towns` gives the towns when first wanted: they are thousands, and only a point of the map needs them.
    """

    centres: Mapping[str, Centre] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    chains: Mapping[str, Chain] = field(default_factory=dict)
    service_types: Mapping[str, Category] = field(default_factory=dict)
    client_types: Mapping[str, Category] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    read_towns: Callable[[], tuple[Town, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def towns(self) -> tuple[Town, ...]:
        """Every town, in the order of the table; no question is understood by them."""
        return self.read_towns()

    @cached_property
    def fullest_region(self) -> str:
        """The region with most operating centres; empty where none is known to have one."""
        regions = Counter(centre.region for centre in self.where("status", "operating") if centre.region)
        return max(regions, key=regions.__getitem__, default="")

    def chain_with_parts(self, chain: str) -> frozenset[str]:
        """The chain's id and those of all chains below it."""
        found = {chain}
        while more := {c.id for c in self.chains.values() if c.parent in found} - found:
            found |= more
        return frozenset(found)

    def where(self, column: Column, value: str) -> Sequence[Centre]:
        """The centres that have a value in a column, in the order of the table."""
        return self._columns[column].get(value, ())

    @cached_property
    def _columns(self) -> Mapping[Column, Mapping[str, Sequence[Centre]]]:
        found: dict[Column, dict[str, list[Centre]]] = {column: {} for column in get_args(Column)}
        for centre in self.centres.values():
            for column, values in found.items():
                values.setdefault(getattr(centre, column), []).append(centre)
        return found

    def members(
        self,
        centres: Collection[str] = (),
        regions: Collection[str] = (),
        chains: Collection[str] = (),
        kind: Kind | None = None,
    ) -> Iterator[Centre]:
        """The centres that every filter keeps, in the order of the table; a chain has its sub-chains."""
        within = {part for chain in chains for part in self.chain_with_parts(chain)}
        for centre in self._candidates(centres, regions, within):
            if (
                (not centres or centre.id in centres)
                and (not regions or centre.region in regions)
                and (not within or centre.chain in within)
                and (not kind or centre.kind == kind)
            ):
                yield centre

    def _candidates(
        self, centres: Collection[str], regions: Collection[str], chains: Collection[str]
    ) -> Iterable[Centre]:
        """Few of thousands where one name of a filter settles it, in the order of the table."""
        if len(centres) == 1:
            return [self.centres[id_] for id_ in centres if id_ in self.centres]
        if len(regions) == 1:
            return self.where("region", *regions)
        return self.where("chain", *chains) if len(chains) == 1 else self.centres.values()

    def name(self, kind: str, id_: str) -> str:
        """Printed name of a centre, region, chain, service or client type; the id itself for the rest."""
        row = self._tables.get(kind, {}).get(id_)
        return row.name if row else id_

    def knows(self, kind: str, id_: str) -> bool:
        """Whether there is such a thing: the network, an indicator, or what has a printed name."""
        return (kind, id_) == ("network", NETWORK) or id_ in (
            self.indicators if kind == "indicator" else self._tables.get(kind, {})
        )

    @cached_property
    def _tables(
        self,
    ) -> dict[str, Mapping[str, Centre] | Mapping[str, Region] | Mapping[str, Chain] | Mapping[str, Category]]:
        return {
            "centre": self.centres,
            "region": self.regions,
            "chain": self.chains,
            "service_type": self.service_types,
            "client_type": self.client_types,
        }
