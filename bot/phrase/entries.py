"""The figures of a reply, one by one: each is a line of its words, and a bar of its picture."""

from collections.abc import Callable
from typing import NamedTuple

from bot.answer import Row
from bot.phrase.pages import Page, Thing


class Entry(NamedTuple):
    """One figure, whose it is, and what is said behind it: how many centres it covers, its period."""

    row: Row
    name: str
    figure: str
    remark: str = ""
    rank: str = ""

    @property
    def line(self) -> str:
        """The figure as a line of the reply: "3. Cusco — 4,352 (1 de 2 centros)"."""
        return f"{self.rank}{self.name} — {self.figure}{self.remark}"


def entered(page: Page[Thing], entry: Callable[[Thing], Entry]) -> Page[Entry]:
    """A page of figures, each put into words."""
    return Page(tuple(entry(thing) for thing in page.things), page.rest, page.pages)


def lines(page: Page[Entry]) -> tuple[str, ...]:
    """A line for each figure of the page, and one for those that it does not show."""
    return (*(entry.line for entry in page.things), *page.rest)
