"""Rows of one table that cannot be told apart: the same id or name, the same town twice, or a circle of parents."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from bot.data.faults import Fault, quoted
from bot.data.rows import Row
from bot.data.tables import Table


def collisions(table: Table, found: Sequence[Row]) -> Iterator[Fault]:
    """Rows with the id, or the name or an alias, of another row; and rows that are their own ancestor."""
    if table.key:
        yield from _same_keys(table, found)
    if table.together:
        yield from _same_together(table, found)
    if "aliases" in table.names:
        yield from _same_names(table, found)
    if "parent" in table.names:
        yield from _circles(table, found)


def items(cell: str) -> list[str]:
    """The items of a list cell, without the space around them; empty ones are none."""
    return [item for part in cell.split("|") if (item := part.strip())]


def fold(name: str) -> str:
    """A name as it is compared: letters and digits only, without accents or case ("CITE Vid" is "citevid")."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _same_keys(table: Table, found: Sequence[Row]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for line, cells in found:
        key = cells[table.key]
        if key and first.setdefault(key, line) != line:
            yield Fault(
                table.file, line, table.key, f"duplicate {table.key} {quoted(key)} (first in line {first[key]})"
            )


def _same_together(table: Table, found: Sequence[Row]) -> Iterator[Fault]:
    first: dict[tuple[str, ...], int] = {}
    for line, cells in found:
        told = [cells[column] for column in table.together]
        if all(told) and (other := first.setdefault(tuple(map(fold, told)), line)) != line:
            message = f"duplicate {', '.join(map(quoted, told))} (first in line {other})"
            yield Fault(table.file, line, table.together[0], message)


def _same_names(table: Table, found: Sequence[Row]) -> Iterator[Fault]:
    """An alias shared by two rows is bearable, as whoever uses it is asked which is meant; a name is not."""
    names: dict[str, Row] = {}
    for row in found:
        name = row.cells["name"]
        if name and (other := names.setdefault(fold(name), row)) is not row:
            yield Fault(table.file, row.line, "name", f"{quoted(name)} is also the name of {_told(other, table)}")
    aliases: dict[str, Row] = {}
    for row in found:
        for alias in items(row.cells["aliases"]):
            folded = fold(alias)
            if (other := names.get(folded, row)) is not row:
                message = f"alias {quoted(alias)} is also the name of {_told(other, table)}"
                yield Fault(table.file, row.line, "aliases", message)
            elif (other := aliases.setdefault(folded, row)) is not row:
                message = f"alias {quoted(alias)} is also an alias of {_told(other, table)}"
                yield Fault(table.file, row.line, "aliases", message, bearable=True)


def _told(row: Row, table: Table) -> str:
    return f"{quoted(row.cells[table.key])} (line {row.line})"


def _circles(table: Table, found: Sequence[Row]) -> Iterator[Fault]:
    parents = {cells[table.key]: cells["parent"] for _, cells in found}
    for line, cells in found:
        if _is_own_ancestor(cells[table.key], parents):
            yield Fault(table.file, line, "parent", f"{quoted(cells[table.key])} is its own ancestor")


def _is_own_ancestor(key: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    above = parents[key]
    while above and above not in seen:
        if above == key:
            return True
        seen.add(above)
        above = parents.get(above, "")
    return False
