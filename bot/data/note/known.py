"""What a note can name: the rows of the tables, and the words that stand for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.data.collisions import items
from bot.data.faults import BadTables, Fault
from bot.data.note.centre_names import CentreNames
from bot.data.note.language import Language, spanish
from bot.data.note.sentences import plain
from bot.data.note.units import Units
from bot.data.rows import Row, rows
from bot.data.tables import CENTRES, CHAINS, CLIENT_TYPES, INDICATORS, REGIONS, SERVICE_TYPES, Table, path_of

_READ = (CENTRES, REGIONS, CHAINS, SERVICE_TYPES, CLIENT_TYPES, INDICATORS)

_TELLING = 5
"""Letters of the shortest word that names a centre by itself."""


@dataclass(frozen=True)
class KnownNames:
    """The names of the tables, and the Spanish around them.

    Attributes:
        read: the rows of each table.
    """

    read: Mapping[Table, Sequence[Row]]

    @classmethod
    def of(cls, tables: Path) -> "KnownNames":
        """The names in the tables of a folder.

        Raises:
            BadTables: they have faults.
        """
        faults: list[Fault] = []
        read = {table: list(rows(path_of(table, tables), table, faults.append)) for table in _READ}
        if faults:
            raise BadTables(faults)
        return cls(read)

    @cached_property
    def regions(self) -> Mapping[str, str]:
        """Regions by their plain names and aliases."""
        return _by_name(self.read[REGIONS], ("name", "aliases"))

    @cached_property
    def towns(self) -> Mapping[str, str]:
        """Regions by their capitals and towns."""
        return _by_name(self.read[REGIONS], ("capital", "main_cities"))

    @cached_property
    def chains(self) -> Mapping[str, str]:
        """Chains by their plain names and aliases."""
        return _by_name(self.read[CHAINS], ("name", "aliases"))

    @cached_property
    def language(self) -> Language:
        """Spanish with these names in it."""
        return spanish(
            {
                "short": _any(self.short_names),
                "region": _any(self.regions),
                "town": _any(self.towns),
                "chain": _any(self.chains),
            }
        )

    @cached_property
    def centres(self) -> CentreNames:
        """Centres by what they are called."""
        return CentreNames.of(self.read[CENTRES], {**self.towns, **self.regions}, self.language)

    @cached_property
    def units(self) -> Units:
        """What is counted."""
        types = {table.name: self.read[table] for table in (SERVICE_TYPES, CLIENT_TYPES)}
        return Units.of([row.cells["id"] for row in self.read[INDICATORS]], types, self.language)

    @cached_property
    def short_names(self) -> Mapping[str, str]:
        """Centres by a word that only one of them has, and that names no place, chain or type."""
        common = [*self.regions, *self.towns, *self.chains]
        common += [
            *_by_name(self.read[SERVICE_TYPES], ("name", "aliases")),
            *_by_name(self.read[CLIENT_TYPES], ("name",)),
        ]
        taken = {word for name in common for word in name.split()}
        found: dict[str, set[str]] = {}
        for row in self.read[CENTRES]:
            for name in (row.cells["name"], *items(row.cells["aliases"])):
                for word in plain(name).split()[1:]:
                    found.setdefault(word, set()).add(row.cells["id"])
        return {
            word: next(iter(ids))
            for word, ids in found.items()
            if len(ids) == 1 and len(word) >= _TELLING and word.isalpha() and word not in taken
        }

    @cached_property
    def places(self) -> Mapping[str, tuple[str, str]]:
        """Region and chain of each centre."""
        return {row.cells["id"]: (row.cells["region"], row.cells["chain"]) for row in self.read[CENTRES]}


def _by_name(found: Sequence[Row], columns: Sequence[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for row in found:
        for column in columns:
            for name in items(row.cells[column]):
                names.setdefault(" ".join(plain(name).split()), row.cells["id"])
    return names


def _any(names: Mapping[str, str]) -> str:
    longest = sorted(filter(None, names), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(map(re.escape, longest)) + ")" if longest else "(?!)"
