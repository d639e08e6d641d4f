"""The rows of chats: found by a hash under any of the keys, written under the first; known to others by a name."""

import secrets
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, exists, select, update

from bot.memory.database import alone
from bot.memory.faults import DAMAGED, CannotRemember
from bot.memory.kept import Kept, read, written
from bot.memory.seal import Seal
from bot.memory.tables import CHATS, OUTBOX, SUBSCRIPTIONS, insert

_FOUND = (CHATS.c.hash, CHATS.c.id, CHATS.c.sealed)


class Known(NamedTuple):
    """A chat's name in the other tables, and what is kept of it."""

    id: str
    kept: Kept


def known(connection: Connection, seal: Seal, chat: int) -> Known | None:
    """The row of a chat; None where it has none.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    row = _row(connection, seal, chat)
    return Known(row.id, opened(seal, row.sealed, chat)) if row else None


def kept(connection: Connection, seal: Seal, chat: int) -> Kept:
    """What is kept of a chat; `Kept()` when nothing is.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    found = known(connection, seal, chat)
    return found.kept if found else Kept()


def id_of(connection: Connection, seal: Seal, chat: int) -> str | None:
    """The name of a chat in the other tables, also where what is kept of it cannot be unsealed."""
    row = _row(connection, seal, chat)
    return row.id if row else None


def held(connection: Connection, seal: Seal, chat: int) -> str | None:
    """The same, of a chat that nobody else changes meanwhile: whoever changes what a chat is sent holds it first."""
    id_ = id_of(connection, seal, chat)
    return hold(connection, id_) if id_ else None


def hold(connection: Connection, id_: str) -> str | None:
    """Holds a chat by its name until the transaction ends; None where it is there no more.

    In SQLite one writer waits for the other anyway. In PostgreSQL two that changed the rows of one chat in different
    orders would wait for each other without end.
    """
    return connection.scalar(select(CHATS.c.id).where(CHATS.c.id == id_).with_for_update())


def keep(connection: Connection, seal: Seal, chat: int, what: Kept) -> None:
    """Keeps this and nothing else of a chat; a row that says nothing and is needed for nothing goes."""
    row = _row(connection, seal, chat)
    if what != Kept() or (row and _needed(connection, row.id)):
        _write(connection, seal, chat, what, row.id if row else secrets.token_hex(8))
    else:
        forget(connection, seal, chat)


def ensure(connection: Connection, seal: Seal, chat: int) -> Known:
    """The row of a chat, made where there is none.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    found = known(connection, seal, chat)
    return found or Known(_write(connection, seal, chat, Kept(), secrets.token_hex(8)), Kept())


def tidy(connection: Connection, seal: Seal, chat: int) -> None:
    """Removes the row of a chat where it says nothing any more and is needed for nothing.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    found = known(connection, seal, chat)
    if found and found.kept == Kept():
        keep(connection, seal, chat, Kept())


def forget(connection: Connection, seal: Seal, chat: int) -> bool:
    """Removes what is kept of a chat; says whether there was anything. What cannot be unsealed goes too."""
    return connection.execute(delete(CHATS).where(CHATS.c.hash.in_(hashes(seal, chat)))).rowcount > 0


def move(connection: Connection, seal: Seal, old: int, new: int) -> tuple[str, str] | None:
    """Gives what is kept of one chat to another, which keeps what it has; the names of both, None: there was nothing.

    Raises:
        CannotRemember: something cannot be unsealed.
    """
    alone(connection, CHATS)
    moved = known(connection, seal, old)
    if not moved or old == new:
        return None
    there = known(connection, seal, new)
    forget(connection, seal, old)
    id_ = _write(connection, seal, new, there.kept.over(moved.kept) if there else moved.kept, (there or moved).id)
    return moved.id, id_


def seal_anew(connection: Connection, seal: Seal, row: Row[Any]) -> None:
    """Writes a row that was taken out, sealed with an older key; one that was written since then stays.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    chat, what = read(seal.open(row.sealed))
    since = _row(connection, seal, chat)
    if not since:
        _write(connection, seal, chat, what, row.id)
    elif since.id != row.id:
        for table in (SUBSCRIPTIONS, OUTBOX):
            connection.execute(update(table).where(table.c.chat == row.id).values(chat=since.id))


def opened(seal: Seal, sealed: str, chat: int) -> Kept:
    """What a row says.

    Raises:
        CannotRemember: it cannot be unsealed, or somebody has put one chat's row in the place of another's.
    """
    owner, what = read(seal.open(sealed))
    if owner != chat:
        raise CannotRemember(DAMAGED)
    return what


def hashes(seal: Seal, chat: int) -> tuple[str, ...]:
    """Where a chat may be found, by each key in their order."""
    return seal.hashes("chat", str(chat))


def _row(connection: Connection, seal: Seal, chat: int) -> Row[Any, Any, Any] | None:
    """The row under the first of the keys, where an older key has left another."""
    by_key = hashes(seal, chat)
    found = {row.hash: row for row in connection.execute(select(*_FOUND).where(CHATS.c.hash.in_(by_key)))}
    return next((found[hashed] for hashed in by_key if hashed in found), None)


def _write(connection: Connection, seal: Seal, chat: int, what: Kept, id_: str) -> str:
    """Writes the row under the first key, in place of those under older ones; its name, which another may have given.

    When a chat may be written to next is not known to a new row: a second more or less does no harm.
    """
    hashed, *older = hashes(seal, chat)
    if older:
        connection.execute(delete(CHATS).where(CHATS.c.hash.in_(older)))
    values = {"sealed_by": seal.names[0], "sealed": seal.close(written(chat, what))}
    row = insert(connection, CHATS).values(hash=hashed, id=id_, **values)
    made = row.on_conflict_do_update(index_elements=[CHATS.c.hash], set_=values).returning(CHATS.c.id)
    return str(connection.scalar(made))


def _needed(connection: Connection, id_: str) -> bool:
    return bool(connection.scalar(select(exists().where(SUBSCRIPTIONS.c.chat == id_))))
