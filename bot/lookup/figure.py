"""One figure: a number with its period, certainty and sources; and how figures add up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from bot.answer import Coverage, Gap, Qualifier, Row, RowKind
from bot.question import Period

CERTAINTY: tuple[Qualifier, ...] = ("exact", "at-least", "about", "target")
"""From the most certain to the least."""

ROUNDED = frozenset({"at-least", "about"})
"""Qualifiers of a result that was published as a round number."""

Sources = tuple[str, ...]
"""Ids of sources, the latest published first."""


class Figure(NamedTuple):
    """A published number, or a sum of published numbers.

    `summed` says that more than one was added; `outside` are centres that are counted and do not operate, or it is not
    known; `lacking` finds the `gaps`, which there may be thousands of, and many sums are only compared.
    """

    value: int
    period: Period
    qualifier: Qualifier
    sources: Sources
    summed: bool = False
    coverage: Coverage | None = None
    outside: tuple[str, ...] = ()
    lacking: Callable[[], tuple[Gap, ...]] | None = None

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The centres that are counted in part or not at all; found anew each time."""
        return self.lacking() if self.lacking else ()


def least_certain(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """Certainty of a sum: that of its least certain part."""
    return max(qualifiers, key=CERTAINTY.index)


def merge_sources(several: Iterable[Sources], rank: Mapping[str, int]) -> Sources:
    """All sources once, in the order of `rank`."""
    distinct = set(several)
    if len(distinct) == 1:
        return distinct.pop()
    return tuple(sorted({source for sources in distinct for source in sources}, key=rank.__getitem__))


def row_of(kind: RowKind, id_: str, name: str, figure: Figure | None, rank: int | None = None) -> Row:
    """A figure as a row of an answer; no figure gives a row without value."""
    if figure is None:
        return Row(kind, id_, name)
    return Row(
        kind, id_, name, figure.value, figure.qualifier, rank, None, figure.period, figure.coverage, figure.sources
    )


def share_row(row: Row, whole: Figure) -> Row:
    """The row, as certain as it was, with its share of the whole; no share of nothing."""
    portion = row.value / whole.value if whole.value and row.value is not None else None
    return replace(row, share=portion)
