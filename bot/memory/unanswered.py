"""Questions that were not understood, for the maintainers: sealed, counted, and of nobody."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select

from bot.memory.anonymous import anonymous, folded
from bot.memory.bounded import trim
from bot.memory.seal import Seal
from bot.memory.tables import UNANSWERED, insert

MOST = 3_000
"""How many questions are kept; the rarest go first, of those the oldest."""

_BEST_FIRST = (UNANSWERED.c.times.desc(), UNANSWERED.c.last_on.desc())


class Unanswered(NamedTuple):
    """A question as it was first typed, how often it came, and the last day on which it did."""

    text: str
    times: int
    last_on: date


def note(connection: Connection, seal: Seal, asked: Unanswered, most: int = MOST) -> None:
    """Counts a question so many times more; a text without any word or sign is none."""
    line = anonymous(asked.text)
    if line:
        hashed = _count(connection, seal, asked._replace(text=line))
        trim(connection, UNANSWERED.c.hash, _BEST_FIRST, hashed, most)


def most_frequent(connection: Connection, seal: Seal, limit: int) -> list[Unanswered]:
    """The questions that came most often, of those equally frequent the latest first.

    Raises:
        CannotRemember: one cannot be unsealed.
    """
    columns = (UNANSWERED.c.sealed, UNANSWERED.c.times, UNANSWERED.c.last_on)
    rows = connection.execute(select(*columns).order_by(*_BEST_FIRST, UNANSWERED.c.hash).limit(limit))
    return [Unanswered(seal.open(row.sealed), row.times, row.last_on) for row in rows]


def seal_anew(connection: Connection, seal: Seal, taken: Unanswered) -> None:
    """Adds a row that was taken out, its text still sealed, to what is counted by the first key.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    _upsert(connection, seal, taken._replace(text=seal.open(taken.text)))


def _count(connection: Connection, seal: Seal, one: Unanswered) -> str:
    """Adds to what any of the keys has counted; gives the hash of the row."""
    _, *older = _hashes(seal, one.text)
    for taken in _take(connection, older):
        seal_anew(connection, seal, taken)
    return _upsert(connection, seal, one)


def _take(connection: Connection, hashes: Sequence[str]) -> list[Unanswered]:
    """Takes rows out; their texts are still sealed."""
    if not hashes:
        return []
    columns = (UNANSWERED.c.sealed, UNANSWERED.c.times, UNANSWERED.c.last_on)
    rows = connection.execute(delete(UNANSWERED).where(UNANSWERED.c.hash.in_(hashes)).returning(*columns))
    return [Unanswered(*row) for row in rows]


def _upsert(connection: Connection, seal: Seal, one: Unanswered) -> str:
    hashed = _hashes(seal, one.text)[0]
    row = insert(connection, UNANSWERED).values(
        hash=hashed, sealed_by=seal.names[0], sealed=seal.close(one.text), times=one.times, last_on=one.last_on
    )
    last = func.max if connection.dialect.name == "sqlite" else func.greatest
    changed = {
        "times": UNANSWERED.c.times + row.excluded.times,
        "last_on": last(UNANSWERED.c.last_on, row.excluded.last_on),
    }
    connection.execute(row.on_conflict_do_update(index_elements=[UNANSWERED.c.hash], set_=changed))
    return hashed


def _hashes(seal: Seal, text: str) -> tuple[str, ...]:
    return seal.hashes("unanswered", folded(text))
