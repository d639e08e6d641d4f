"""What chats talked about last, for all processes: found by a hash under any of the keys, written under the first."""

import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from bot.memory.faults import DAMAGED, CannotRemember
from bot.memory.seal import Seal
from bot.memory.subscription import aware, utc
from bot.memory.tables import TALKS, insert

LAST = timedelta(days=1)
"""How long it is kept at most; whoever wrote it may hold it for old much sooner."""

log = logging.getLogger(__name__)


def talk(connection: Connection, seal: Seal, chat: int) -> str | None:
    """What a chat talked about last; what cannot be unsealed is told to the log, and it is nothing."""
    row = _row(connection, seal, chat)
    try:
        return _opened(seal, row.sealed, chat) if row else None
    except CannotRemember as fault:
        log.error("What a chat talked about is lost: %s", fault)  # noqa: TRY400 - the words say it all
        return None


def keep(connection: Connection, seal: Seal, chat: int, text: str, now: datetime) -> None:
    """Keeps this in place of what was there."""
    hashed, *older = _hashes(seal, chat)
    if older:
        connection.execute(delete(TALKS).where(TALKS.c.hash.in_(older)))
    values = {"sealed_by": seal.names[0], "sealed": seal.close(f"{chat}\n{text}"), "said_at": utc(now)}
    row = insert(connection, TALKS).values(hash=hashed, **values)
    connection.execute(row.on_conflict_do_update(index_elements=[TALKS.c.hash], set_=values))


def forget(connection: Connection, seal: Seal, chat: int) -> None:
    """Removes what a chat talked about."""
    connection.execute(delete(TALKS).where(TALKS.c.hash.in_(_hashes(seal, chat))))


def forget_old(connection: Connection, now: datetime) -> bool:
    """Removes what was talked about long ago, all of it: nothing is left to do."""
    connection.execute(delete(TALKS).where(TALKS.c.said_at < utc(now - LAST)))
    return False


def move(connection: Connection, seal: Seal, old: int, new: int) -> None:
    """Gives what one chat talked about to another, which keeps what it has."""
    row, text = _row(connection, seal, old), talk(connection, seal, old)
    if row is None or old == new:
        return
    forget(connection, seal, old)
    if text is not None and _row(connection, seal, new) is None:
        keep(connection, seal, new, text, aware(row.said_at))


def drop(connection: Connection, row: Row[Any]) -> None:
    """Removes a row that an older key has sealed: it is worth little, and soon old anyway."""
    connection.execute(delete(TALKS).where(TALKS.c.hash == row.hash))


def _row(connection: Connection, seal: Seal, chat: int) -> Row[Any] | None:
    """The latest, where several keys have left some."""
    found = select(TALKS).where(TALKS.c.hash.in_(_hashes(seal, chat))).order_by(TALKS.c.said_at.desc()).limit(1)
    return connection.execute(found).first()


def _opened(seal: Seal, sealed: str, chat: int) -> str:
    owner, _, text = seal.open(sealed).partition("\n")
    if owner != str(chat):
        raise CannotRemember(DAMAGED)
    return text


def _hashes(seal: Seal, chat: int) -> tuple[str, ...]:
    return seal.hashes("talk", str(chat))
