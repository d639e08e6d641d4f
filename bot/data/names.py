"""Names that would be mistaken: only a word that every centre has, or the name of a thing of another table."""

from collections.abc import Iterator, Mapping, Sequence

from bot.data.collisions import fold, items
from bot.data.faults import Fault, quoted
from bot.data.rows import Row
from bot.data.tables import CENTRES, CHAINS, REGIONS, Table

GENERIC = frozenset({"cite", "cites", "ut", "uts", "centro", "centros", "unidadtecnica", "unidadestecnicas"})
"""Language data: folded words for any centre; whoever has one for a name would be meant by every question."""

PLACED = (REGIONS, CHAINS, CENTRES)
"""The tables whose names are told apart by nothing but themselves, those that win a shared name first."""

Read = Mapping[Table, Sequence[Row]]


def shared_names(tables: Read) -> Iterator[Fault]:
    """Names that are only a generic word; and, bearable, those that a row of an earlier table has too."""
    taken: dict[str, str] = {}
    towns: dict[str, str] = {}
    for table in PLACED:
        own: dict[str, str] = {}
        # A chain may have the name of a town ("pisco" is made in Pisco, and elsewhere): the words around it tell.
        others = {**towns, **taken} if table is CENTRES else taken
        for row in tables[table]:
            for column, name in _names(row):
                folded = fold(name)
                if folded in GENERIC:
                    yield Fault(table.file, row.line, column, f"{quoted(name)} alone could be any centre")
                elif folded in others and column in {"name", "aliases"}:
                    message = f"{quoted(name)} is also a name in {others[folded]}"
                    yield Fault(table.file, row.line, column, message, bearable=True)
                (towns if column == "main_cities" else own).setdefault(folded, f"{table.file}:{row.line}")
        taken = {**own, **taken}


def _names(row: Row) -> Iterator[tuple[str, str]]:
    """Column and name of everything that a row is called by, and of a region its towns."""
    for column in ("name", "capital", "aliases", "main_cities"):
        for name in items(row.cells.get(column, "")):
            yield column, name
