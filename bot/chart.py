"""A picture of figures, before it is drawn: what stands on it, in words and numbers."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["bars", "columns", "line"]


class Bar(NamedTuple):
    """One figure: a bar, a column or a point.

    Attributes:
        label: whose it is. Behind a line feed what is said of it in smaller letters: the year of a month, how many
            centres are counted.
        value: how long it is drawn, not negative; None where there is no figure, and nothing is drawn.
        text: the figure as it is said, with its qualifier ("más de 85,800"), or that there is none.
    """

    label: str
    value: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: horizontal `bars`, upright `columns` or a `line`, in the order given; at least one.

    `notes` stand below it: what it covers, what is missing, its sources.
    """

    kind: Kind
    title: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()
