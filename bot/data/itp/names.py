"""The names that ITP writes, and the rows of our tables that they stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.data.collisions import fold, items
from bot.data.faults import quoted
from bot.data.rows import Row

_LONGEST = 200
"""Letters of what may be a misspelt name; to look for what is near takes longer the longer it is."""


@dataclass(frozen=True)
class Names:
    """Finds the id for a name as it is written, whatever its case, accents and spaces.

    Attributes:
        kind: what is named, for the words of a fault.
        all: every id, in the order of the table.
        ids: by folded name or alias; several where it is shared.
        numbers: ids by the portal's number; `own_numbers` the other way round.
        printed: names by id, for the nearest one.
    """

    kind: str
    all: tuple[str, ...]
    ids: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, str]
    own_numbers: Mapping[str, str]
    printed: Mapping[str, str]
    _known: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, kind: str, found: Sequence[Row]) -> "Names":
        """The names of a table's rows."""
        ids: dict[str, tuple[str, ...]] = {}
        for row in found:
            for alias in items(row.cells["aliases"]):
                ids[fold(alias)] = tuple(dict.fromkeys((*ids.get(fold(alias), ()), row.cells["id"])))
        # A name is its own row's, whoever has it for an alias.
        ids |= {fold(row.cells["name"]): (row.cells["id"],) for row in found}
        numbers = {number: row.cells["id"] for row in found if (number := row.cells.get("dataperu_id", ""))}
        every = tuple(row.cells["id"] for row in found)
        own_numbers = {id_: number for number, id_ in numbers.items()}
        return cls(kind, every, ids, numbers, own_numbers, {row.cells["id"]: row.cells["name"] for row in found})

    def id(self, written: str, number: str = "") -> tuple[str, str]:
        """The id of what is written, or of its number where no name is; and what is wrong, empty when nothing is."""
        key = f"{written}\x00{number}"
        verdict = self._known.get(key)
        if verdict is None:
            verdict = self._known[key] = self._find(" ".join(written.split()), number.strip().removesuffix(".0"))
        return verdict

    def _find(self, written: str, number: str) -> tuple[str, str]:
        numbered = self.numbers.get(number, "")
        if not written:
            if numbered:
                return numbered, ""
            return "", f"unknown number {quoted(number)} of a {self.kind}" if number else f"no {self.kind}"
        found = self.ids.get(fold(written), ())
        if not found:
            return "", f"unknown {self.kind} {quoted(written)}{self._nearest(written)}"
        if len(found) > 1:
            return "", f"{quoted(written)} could be {' or '.join(found)}"
        return found[0], self._at_odds(written, found[0], number)

    def _at_odds(self, written: str, id_: str, number: str) -> str:
        """How a number contradicts the name that stands beside it."""
        numbered, own = self.numbers.get(number, ""), self.own_numbers.get(id_, "")
        if numbered and numbered != id_:
            return f"{quoted(written)} has the number {number}, which is that of {numbered}"
        return f"{quoted(written)} has the number {number} instead of {own}" if number and own and number != own else ""

    def _nearest(self, written: str) -> str:
        if len(written) > _LONGEST:
            return ""
        near = process.extractOne(fold(written), list(self.ids), scorer=fuzz.ratio)
        return (
            f"; the nearest known one is {' or '.join(self.printed[id_] for id_ in self.ids[near[0]])}" if near else ""
        )
