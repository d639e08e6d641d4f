"""The schema of the tables as data: columns, types, keys and allowed values, for checking and building alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ColumnType = Literal["text", "list", "integer", "latitude", "longitude", "date", "rough_date", "slug", "iso"]
"""`list`: items apart by `|`; `integer`: a whole number of 0 or more; `latitude`, `longitude`: degrees within Peru;
`rough_date`: a day, a month or a year; `slug`: an id of our own, `citemadera-lima`; `iso`: a code of ISO 3166-2,
`PE-CUS`."""

PACKAGED = Path(__file__).resolve().parents[2] / "data"
"""The project's own tables; those of Peru itself are taken from here where a source brings none."""

GOAL = "target"
"""Qualifier of a figure that was hoped for, which never stands against a figure that was reached."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; an empty cell means not known, unless it is `required`.

    Attributes:
        values: the allowed words; empty when any will do.
        refers_to: the table whose `id` must hold the cell.
    """

    name: str
    type: ColumnType = "text"
    required: bool = False
    values: tuple[str, ...] = ()
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file and the database table of the same name.

    Attributes:
        key: the column that tells rows apart; empty when no single one does.
        together: columns that tell rows apart only together, accents and case aside.
    """

    name: str
    columns: tuple[Column, ...]
    key: str = "id"
    together: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def references(self) -> Iterator[tuple[str, str]]:
        """Column and table that it refers to."""
        return ((column.name, column.refers_to) for column in self.columns if column.refers_to)


def _required(name: str, *values: str, refers_to: str = "", type_: ColumnType = "text") -> Column:
    return Column(name, type_, required=True, values=values, refers_to=refers_to)


_ID = _required("id", type_="slug")
_NAME = _required("name")
_ALIASES = Column("aliases", "list")

SCOPES = {"network": "", "centre": "centres", "region": "regions", "chain": "chains"}
"""What an observation is about, and the table that its subject stands in; the network is one and has no table."""

REGIONS = Table(
    "regions",
    (
        _required("id", type_="iso"),
        Column("ubigeo"),
        _NAME,
        Column("capital"),
        _ALIASES,
        Column("demonyms", "list"),
        Column("main_cities", "list"),
    ),
)
CHAINS = Table("chains", (_ID, _NAME, Column("parent", refers_to="chains"), _ALIASES))
SERVICE_TYPES = Table("service_types", (_ID, Column("dataperu_id"), _NAME, _ALIASES))
CLIENT_TYPES = Table("client_types", (_ID, _NAME, _ALIASES))
INDICATORS = Table("indicators", (_ID, _NAME, Column("unit"), _required("additive", "yes", "no"), _ALIASES))
SOURCES = Table(
    "sources", (_ID, _required("title"), Column("publisher"), Column("url"), Column("published_on", "date"))
)
CENTRES = Table(
    "centres",
    (
        _ID,
        _NAME,
        _required("type", "cite", "technical-unit"),
        _required("kind", "public", "private"),
        Column("chain", refers_to="chains"),
        Column("region", refers_to="regions"),
        Column("province"),
        Column("district"),
        Column("city"),
        _required("status", "operating", "planned", "closed", "unknown"),
        Column("parent", refers_to="centres"),
        Column("dataperu_id"),
        Column("legal_name"),
        Column("legal_basis"),
        _ALIASES,
        Column("source_url"),
        Column("source_date", "rough_date"),
        Column("confidence", values=("A", "B", "C")),
    ),
)
PLACES = Table(
    "places",
    (
        _NAME,
        _required("level", "province", "district"),
        _required("region", refers_to="regions"),
        _required("ubigeo"),
    ),
    key="ubigeo",
)
TOWNS = Table(
    "towns",
    (
        _NAME,
        _required("region", refers_to="regions"),
        _required("latitude", type_="latitude"),
        _required("longitude", type_="longitude"),
        _required("source"),
    ),
    key="",
    together=("name", "region"),
)
OBSERVATIONS = Table(
    "observations",
    (
        _required("source", refers_to="sources"),
        _required("indicator", refers_to="indicators"),
        _required("scope", *SCOPES),
        Column("subject"),
        Column("service_type", refers_to="service_types"),
        Column("client_type", refers_to="client_types"),
        _required("period_start", type_="date"),
        _required("period_end", type_="date"),
        _required("value", type_="integer"),
        _required("qualifier", "exact", "at-least", "about", GOAL),
        Column("note"),
    ),
    key="",
)

COUNTRY = frozenset({PLACES, TOWNS})
"""The tables of Peru itself, the same for every source, which may leave them out."""

NAMED = (REGIONS, CHAINS, SERVICE_TYPES, CLIENT_TYPES, INDICATORS, SOURCES, CENTRES, PLACES, TOWNS)
"""The tables of things, those referred to first."""

TABLES = (*NAMED, OBSERVATIONS)


def path_of(table: Table, source: Path) -> Path:
    """The table's file in the folder `source`; of a table of Peru, the project's own where the folder has none."""
    path = source / table.file
    return PACKAGED / table.file if table in COUNTRY and not path.exists() else path
