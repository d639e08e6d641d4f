"""The rows of an answer, where they are many: of thousands that are ranked a reply shows ten."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, overload

from bot.answer import Row, RowKind


class Maker(NamedTuple):
    """What makes the row at a place, and tells its id without making it, and the sources of the rows at some places."""

    row: Callable[[int], Row]
    id: Callable[[int], str]
    sources: Callable[[range], tuple[str, ...]]


class Rows(Sequence[Row]):
    """Many rows of one kind, each made when it is looked at."""

    FEW = 64
    """So many rows are made at once, as a tuple."""

    def __init__(self, places: range, maker: Maker) -> None:
        """Takes the places of the rows, and what makes them."""
        self._places = places
        self._maker = maker

    @classmethod
    def of(cls, places: range, maker: Maker) -> "tuple[Row, ...] | Rows":
        """The rows at some places."""
        return tuple(map(maker.row, places)) if len(places) <= cls.FEW else cls(places, maker)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return Rows.of(self._places[at], self._maker)
        return self._maker.row(self._places[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    @property
    def kind(self) -> RowKind:
        """Of which kind all of them are."""
        return self[0].kind

    @property
    def ids(self) -> Iterable[str]:
        """The ids of all rows."""
        return map(self._maker.id, self._places)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of all rows."""
        return self._maker.sources(self._places)


def ids_of(rows: Sequence[Row], kind: RowKind) -> frozenset[str]:
    """The ids of the rows of a kind."""
    if isinstance(rows, Rows):
        return frozenset(rows.ids if rows.kind == kind else ())
    return frozenset(row.id for row in rows if row.kind == kind)


def sources_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The sources of rows, each once, those of the first rows first."""
    if isinstance(rows, Rows):
        return rows.sources
    return tuple(dict.fromkeys(id_ for row in rows for id_ in row.sources))
