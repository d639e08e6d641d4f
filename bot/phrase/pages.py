"""Long lists by the page: what one of them shows, and the words for the rest."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from bot.phrase.telling import Telling

Thing = TypeVar("Thing")

SIZE = 10
"""Lines that a phone shows at once."""


class Page(NamedTuple, Generic[Thing]):
    """The things on a page, the line behind them (none where they are all), and how many pages there are."""

    things: Sequence[Thing]
    rest: tuple[str, ...]
    pages: int


def page(t: Telling, things: Sequence[Thing], size: int = SIZE) -> Page[Thing]:
    """The page that is wanted, of `size` things or as many as there is room for.

    The first says how many follow, the others where they stand.

    A page beyond the last, as when the figures have become fewer since it was offered, is the last one.
    """
    total, size = len(things), t.room.lines or size
    pages = max(1, -(-total // size))
    first = min(t.page, pages - 1) * size
    shown = things[first : first + size]
    if pages == 1:
        return Page(shown, (), pages)
    number = t.voice.number
    if not first:
        return Page(shown, (t.voice.gettext("and {n} more", n=number(total - size)),), pages)
    last, of = number(first + len(shown)), number(total)
    return Page(
        shown, (t.voice.gettext("({first} to {last} of {total})", first=number(first + 1), last=last, total=of),), pages
    )
