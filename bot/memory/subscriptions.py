"""The rows of subscriptions: found by a hash of the chat under any of the keys, written under the first."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from bot.memory.chats import hashes
from bot.memory.database import alone
from bot.memory.faults import DAMAGED, CannotRemember
from bot.memory.seal import Seal
from bot.memory.subscription import Subscription, Wish, aware, read, utc, written
from bot.memory.tables import DELIVERIES, SUBSCRIPTIONS

MOST = 20
"""How many a chat may have."""

_TABLE = SUBSCRIPTIONS.c


def add(connection: Connection, seal: Seal, chat: int, wish: Wish, due_at: datetime) -> Subscription | None:
    """Keeps a wish, first due at a time; the one that is there where it is the same, None where there are too many.

    Raises:
        CannotRemember: another one of the chat cannot be unsealed.
    """
    alone(connection, SUBSCRIPTIONS)
    there = of(connection, seal, chat)
    for one in there:
        if one.wish.same_as(wish):
            return one
    if len(there) >= MOST:
        return None
    made = Subscription(secrets.token_hex(8), chat, wish, due_at)
    _insert(connection, seal, made)
    return made


def of(connection: Connection, seal: Seal, chat: int) -> list[Subscription]:
    """Those of a chat, the one due next first.

    Raises:
        CannotRemember: one cannot be unsealed, or is another chat's.
    """
    found = select(SUBSCRIPTIONS).where(_TABLE.hash.in_(hashes(seal, chat))).order_by(_TABLE.due_at, _TABLE.id)
    return [opened(seal, row) for row in connection.execute(found)]


def end(connection: Connection, seal: Seal, chat: int, id_: str) -> bool:
    """Removes one of a chat; says whether it was there."""
    mine = _TABLE.hash.in_(hashes(seal, chat))
    gone = connection.execute(delete(SUBSCRIPTIONS).where(mine, _TABLE.id == id_)).rowcount > 0
    if gone:
        _strike(connection, [id_])
    return gone


def end_all(connection: Connection, seal: Seal, chat: int) -> int:
    """Removes all of a chat, also what cannot be unsealed; says how many there were."""
    mine = _TABLE.hash.in_(hashes(seal, chat))
    gone = list(connection.scalars(delete(SUBSCRIPTIONS).where(mine).returning(_TABLE.id)))
    _strike(connection, gone)
    return len(gone)


def move(connection: Connection, seal: Seal, old: int, new: int) -> None:
    """Gives those of one chat to another; what that one has already is not given twice.

    Raises:
        CannotRemember: something cannot be unsealed.
    """
    if old == new:
        return
    alone(connection, SUBSCRIPTIONS)
    there = of(connection, seal, new)
    for one in of(connection, seal, old):
        if any(one.wish.same_as(other.wish) for other in there):
            end(connection, seal, old, one.id)
        else:
            values = _sealed(seal, new, one.wish)
            connection.execute(update(SUBSCRIPTIONS).where(_TABLE.id == one.id).values(values))


def seal_anew(connection: Connection, seal: Seal, row: Row[Any]) -> None:
    """Writes a row that was taken out, sealed with an older key; the same wish that was written since then stays.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    one = opened(seal, row)
    if any(one.wish.same_as(other.wish) for other in of(connection, seal, one.chat)):
        _strike(connection, [one.id])
    else:
        _insert(connection, seal, one)


def opened(seal: Seal, row: Row[Any]) -> Subscription:
    """What a row says.

    Raises:
        CannotRemember: it cannot be unsealed, or somebody has put one chat's row in the place of another's.
    """
    chat, wish = read(seal.open(row.sealed), row.every)
    if row.hash not in hashes(seal, chat):
        raise CannotRemember(DAMAGED)
    return Subscription(row.id, chat, wish, aware(row.due_at))


def _insert(connection: Connection, seal: Seal, one: Subscription) -> None:
    values = {"id": one.id, "every": one.wish.every, "due_at": utc(one.due_at), **_sealed(seal, one.chat, one.wish)}
    connection.execute(SUBSCRIPTIONS.insert().values(values))


def _sealed(seal: Seal, chat: int, wish: Wish) -> dict[str, str]:
    return {
        "hash": hashes(seal, chat)[0],
        "sealed_by": seal.names[0],
        "sealed": seal.close(written(chat, wish)),
    }


def _strike(connection: Connection, ids: list[str]) -> None:
    """Takes what ended out of the ledger."""
    connection.execute(delete(DELIVERIES).where(DELIVERIES.c.subscription.in_(ids)))
