"""The rows of chats: found by a hash under any of the keys, written under the first."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from bot.memory.database import alone
from bot.memory.faults import DAMAGED, CannotRemember
from bot.memory.kept import Kept, read, written
from bot.memory.seal import Seal
from bot.memory.tables import CHATS, insert

_FOUND = (CHATS.c.hash, CHATS.c.sealed)


def kept(connection: Connection, seal: Seal, chat: int) -> Kept:
    """What is kept of a chat; `Kept()` when nothing is.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    rows = connection.execute(select(*_FOUND).where(CHATS.c.hash.in_(hashes(seal, chat))))
    return _newest(rows, seal, chat)


def keep(connection: Connection, seal: Seal, chat: int, what: Kept) -> None:
    """Keeps this and nothing else of a chat; `Kept()` removes its row."""
    if what == Kept():
        forget(connection, seal, chat)
        return
    hashed, *older = hashes(seal, chat)
    values = {"sealed_by": seal.names[0], "sealed": seal.close(written(chat, what))}
    row = insert(connection, CHATS).values(hash=hashed, **values)
    connection.execute(row.on_conflict_do_update(index_elements=[CHATS.c.hash], set_=values))
    if older:
        connection.execute(delete(CHATS).where(CHATS.c.hash.in_(older)))


def forget(connection: Connection, seal: Seal, chat: int) -> bool:
    """Removes what is kept of a chat; says whether there was anything. What cannot be unsealed goes too."""
    return connection.execute(delete(CHATS).where(CHATS.c.hash.in_(hashes(seal, chat)))).rowcount > 0


def move(connection: Connection, seal: Seal, old: int, new: int) -> None:
    """Gives what is kept of one chat to another, which keeps what it has.

    Raises:
        CannotRemember: something cannot be unsealed.
    """
    alone(connection, CHATS)
    taken = connection.execute(delete(CHATS).where(CHATS.c.hash.in_(hashes(seal, old))).returning(*_FOUND))
    moved = _newest(taken, seal, old)
    if moved != Kept():
        keep(connection, seal, new, kept(connection, seal, new).over(moved))


def seal_anew(connection: Connection, seal: Seal, sealed: str) -> None:
    """Writes a row that was taken out, sealed with an older key; one that was written since then stays.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    chat, what = read(seal.open(sealed))
    if kept(connection, seal, chat) == Kept():
        keep(connection, seal, chat, what)


def hashes(seal: Seal, chat: int) -> tuple[str, ...]:
    """Where a chat may be found, by each key in their order."""
    return seal.hashes("chat", str(chat))


def _newest(rows: Iterable[Row[Any, Any]], seal: Seal, chat: int) -> Kept:
    """What the row under the first of the keys says, where an older key has left another."""
    found = {row.hash: row.sealed for row in rows}
    sealed = next((found[hashed] for hashed in hashes(seal, chat) if hashed in found), None)
    if not sealed:
        return Kept()
    owner, what = read(seal.open(sealed))
    if owner != chat:  # Somebody has put one chat's row in the place of another's.
        raise CannotRemember(DAMAGED)
    return what
