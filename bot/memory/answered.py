"""What of the inbox is done: settled once, with the reply that rides, which is kept until Telegram surely has it."""

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert  # Of what it says here SQLite knows the same.

from bot.memory import lanes
from bot.memory.among import Among
from bot.memory.bulk import Bulk
from bot.memory.faults import CannotRemember
from bot.memory.inbox import ACKNOWLEDGE, FREED, MINE, OPEN, known, mine
from bot.memory.incoming import Waiting, read, written
from bot.memory.seal import Seal
from bot.memory.subscription import aware, utc
from bot.memory.tables import INBOX

REPLIES_LAST, REPEATS_LAST = timedelta(hours=1), timedelta(days=2)
"""For how long a reply is kept, and for how long that an update is done: Telegram repeats for 24 hours at most."""

log = logging.getLogger(__name__)

_TABLE = INBOX.c
_DONE = _TABLE.done_at.is_not(None)
_EMPTY = {"lane": None, "sealed": None, "sealed_by": None}
"""What a row says that tells of nobody any more."""

_ENDED: dict[str, Any] = {**FREED, "done_at": bindparam("now")}
_SENT = update(INBOX).where(MINE).values({**_EMPTY, **_ENDED})
_RIDES = Bulk(
    update(INBOX)
    .where(_TABLE.id == bindparam("update"))
    .values({**_ENDED, "sealed": bindparam("reply"), "sealed_by": bindparam("key")})
)
_STORE = Bulk(insert(INBOX).on_conflict_do_nothing(), [column.name for column in _TABLE])
_LOOK = select(_TABLE.id, _TABLE.sealed).where(Among(_TABLE.id, "ids"), _DONE)


class Done(NamedTuple):
    """An update that was handled before it was stored: the name of its lane, and its sealed reply."""

    id: int
    lane: str | None
    reply: str | None


def settle(
    connection: Connection, key: str, settled: Mapping[int, str | None], process: str, now: datetime
) -> frozenset[int]:
    """These are done, and sealed replies shall ride; gives those that stay open, for nobody fetches their reply."""
    done_at, replied = utc(now), [id_ for id_, reply in settled.items() if reply is not None]
    if sent := [id_ for id_ in settled if settled[id_] is None]:
        connection.execute(_SENT, {"ids": sent, "holder": process, "now": done_at})
    told = mine(connection, replied, process) if replied else {}
    rides = [{"update": id_, "reply": settled[id_]} for id_ in told if not told[id_]]
    _RIDES.execute(connection, rides, key=key, now=done_at)
    return frozenset(id_ for id_ in told if told[id_])


def store(connection: Connection, key: str, done: Sequence[Done], now: datetime) -> bool:
    """Stores what was handled at once; what is stored already stays as it is. Says whether all of it was new."""
    rows = [
        {"id": each.id, "lane": each.lane, "sealed": each.reply, "sealed_by": key} if each.reply else {"id": each.id}
        for each in done
    ]
    same = {**_EMPTY, **FREED, "stored_at": utc(now), "done_at": utc(now), "acknowledged": False, "begun": False}
    return _STORE.execute(connection, rows, **same) == len(rows)


def give_up(connection: Connection, id_: int, now: datetime) -> None:
    """What cannot be read is done."""
    connection.execute(update(INBOX).where(_TABLE.id == id_).values(**_EMPTY, **FREED, done_at=utc(now)))


def acknowledge(connection: Connection, ids: Collection[int]) -> dict[int, str | None]:
    """Telegram counts these as delivered from now on; gives those that are done already, with their sealed replies."""
    rows = known(connection, ids).values()
    if not_done := [row.id for row in rows if not row.done_at]:
        connection.execute(ACKNOWLEDGE, {"ids": not_done})
    return {row.id: row.sealed for row in rows if row.done_at}


def look(connection: Connection, ids: Collection[int]) -> dict[int, str | None]:
    """Those that are done, with their sealed replies."""
    return dict(connection.execute(_LOOK, {"ids": ids}).all())


def replies(seal: Seal, done: Mapping[int, str | None]) -> dict[int, str | None]:
    """The replies of what is done; one that cannot be unsealed is told to the log, and there is none."""
    return {id_: _reply(seal, id_, sealed) for id_, sealed in done.items()}


def forget_replies(connection: Connection, seal: Seal, now: datetime, batch: int) -> bool:
    """Forgets some replies that are no longer needed, and whose they were; says whether there may be more."""
    old = (_TABLE.sealed_by.in_(seal.names), _TABLE.done_at < utc(now - REPLIES_LAST))
    some = select(_TABLE.id).where(*old).limit(batch).with_for_update(skip_locked=True)
    return connection.execute(update(INBOX).where(_TABLE.id.in_(some)).values(_EMPTY)).rowcount == batch


def forget_done(connection: Connection, now: datetime, batch: int) -> bool:
    """Removes some rows that nobody repeats any more; says whether there may be more.

    Telegram counts upwards: the oldest have the lowest numbers, and no index of the moments is needed.
    """
    lowest = select(_TABLE.id).order_by(_TABLE.id).limit(batch).with_for_update(skip_locked=True)
    old = (_TABLE.id.in_(lowest), _TABLE.done_at < utc(now - REPEATS_LAST))
    return connection.execute(delete(INBOX).where(*old)).rowcount == batch


def forget(connection: Connection, seal: Seal, chat: int) -> None:
    """Removes what is done of a chat, as far as anything tells that it is the chat's: where a reply is still kept."""
    theirs = (_TABLE.sealed_by.in_(seal.names), _DONE, _TABLE.lane.in_(lanes.names(seal, chat)))
    if ids := connection.scalars(select(_TABLE.id).where(*theirs).order_by(_TABLE.id + 0).with_for_update()).all():
        connection.execute(delete(INBOX).where(_TABLE.id.in_(ids)))


def waiting(connection: Connection) -> Waiting:
    """What is open."""
    number, oldest = connection.execute(select(func.count(), func.min(_TABLE.stored_at)).where(OPEN)).one()
    return Waiting(int(number), aware(oldest) if oldest else None)


def seal_anew(connection: Connection, seal: Seal, row: Row[Any]) -> None:
    """Seals with the first key what an older one has sealed, and names its lane anew; what is damaged is done."""
    try:
        lane, text = read(row.id, seal.open(row.sealed))
    except CannotRemember as fault:
        log.error("Update %d is given up: %s", row.id, fault)  # noqa: TRY400 - the words say it all
        give_up(connection, row.id, aware(row.done_at or row.stored_at))
        return
    name = lanes.names(seal, lane)[0] if lane else row.lane  # That of a reply nobody knows any more, and it goes soon.
    values = {"sealed": seal.close(written(row.id, text, lane)), "sealed_by": seal.names[0], "lane": name}
    connection.execute(update(INBOX).where(_TABLE.id == row.id).values(values))


def _reply(seal: Seal, id_: int, sealed: str | None) -> str | None:
    try:
        return None if sealed is None else read(id_, seal.open(sealed))[1]
    except CannotRemember as fault:
        log.error("The reply to update %d is lost: %s", id_, fault)  # noqa: TRY400 - the words say it all
        return None
