"""A network of 5,000 centres with 50,000 aliases and a million figures, one of fifty beside it, and what people ask."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from traffic import texts
from wording import CENTRES, varied
from worlds import Size, write

from bot.data import build
from bot.registry import Registry

LARGE = Size(5_000, bulletins=15, given=1, observations=1_000_000, aliases=10)
SMALL = Size(50, bulletins=15, given=1, aliases=10)

_NAMED = re.compile(rf"\b(?:{CENTRES})\b", re.IGNORECASE)


@contextmanager
def built(size: Size) -> Iterator[Path]:
    """A database of a network of that size, for as long as this is entered."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(size, folder)
        build(folder, folder / "cite.db")
        yield folder / "cite.db"


def asked_of(registry: Registry, count: int) -> list[str]:
    """So many questions of the benchmark's kinds, no text twice: each centre is any of the network, by any name."""
    random = Random(8)  # noqa: S311 - nothing is guessed here
    names = [name for centre in registry.centres.values() for name in (centre.name, *centre.aliases)]
    return [_NAMED.sub(lambda _: random.choice(names), text) for text in varied(texts(), count)]
