"""The registry as the database holds it: rows to plain values, empty cells to empty text."""

from collections.abc import Callable, Iterator
from datetime import date
from sqlite3 import Connection
from typing import Any, TypeVar

from bot.lookup.sql import QUERIES
from bot.registry import Category, Centre, Chain, Indicator, Place, Region, Registry, Source, Town

_LISTS = frozenset({"aliases", "demonyms", "main_cities"})
_Named = TypeVar("_Named", Centre, Region, Chain, Category, Indicator, Source)


def read_registry(connection: Connection) -> Registry:
    """Every row that may be named, in the order of the tables, but no towns."""
    return Registry(
        centres=_by_id(connection, "centres", Centre),
        regions=_by_id(connection, "regions", Region),
        chains=_by_id(connection, "chains", Chain),
        service_types=_by_id(connection, "service_types", Category),
        client_types=_by_id(connection, "client_types", Category),
        indicators=_by_id(connection, "indicators", _indicator),
        sources=_by_id(connection, "sources", _source),
        places=tuple(Place(**row) for row in _rows(connection, "places")),
    )


def read_towns(connection: Connection) -> tuple[Town, ...]:
    """Every town, in the order of the table."""
    return tuple(map(Town._make, connection.execute(QUERIES["towns"])))


def source_rank(registry: Registry) -> dict[str, int]:
    """Place of each source when the latest published stands first and those without a day last."""
    ordered = sorted(registry.sources.values(), key=lambda source: source.published_on or date.min, reverse=True)
    return {source.id: place for place, source in enumerate(ordered)}


def _by_id(connection: Connection, table: str, make: Callable[..., _Named]) -> dict[str, _Named]:
    found = (make(**row) for row in _rows(connection, table))
    return {named.id: named for named in found}


def _rows(connection: Connection, query: str) -> Iterator[dict[str, Any]]:
    """Rows by column; a column's value is text, or a tuple of texts where the table holds lists."""
    cursor = connection.execute(QUERIES[query])
    names = [column[0] for column in cursor.description]
    lists = [name for name in names if name in _LISTS]
    for row in cursor:
        found = dict(zip(names, ["" if cell is None else str(cell) for cell in row], strict=True))
        yield found | {name: tuple([part for part in map(str.strip, found[name].split("|")) if part]) for name in lists}


def _indicator(*, id: str, name: str, unit: str, additive: str, aliases: tuple[str, ...]) -> Indicator:  # noqa: A002  # a column's name
    return Indicator(id, name, unit, additive == "yes", aliases)


def _source(*, id: str, title: str, publisher: str, url: str, published_on: str) -> Source:  # noqa: A002  # a column's name
    return Source(id, title, publisher, url, _day(published_on))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
