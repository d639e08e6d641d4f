"""Who has which update of the inbox, for a while: claimed, renewed, begun, given back."""

import logging
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select, update

from bot.memory import answered, lanes
from bot.memory.faults import CannotRemember
from bot.memory.inbox import BEGIN, FREED, OPEN, Hold, mine, take
from bot.memory.incoming import Claimed, read
from bot.memory.seal import Seal
from bot.memory.subscription import utc
from bot.memory.tables import INBOX

log = logging.getLogger(__name__)

_TABLE = INBOX.c


def claim(connection: Connection, seal: Seal, hold: Hold, limit: int) -> list[Claimed]:
    """Takes what is open and free, the earliest first, of each lane the earliest open one only.

    What cannot be unsealed is done with, and the log tells of it.
    """
    rows = connection.execute(_next(seal, hold, limit)).all()
    opened = {row.id: read_ for row in rows if (read_ := _opened(connection, seal, row, hold))}
    taken = _taken(connection, seal, hold, {id_: lane for id_, (lane, _) in opened.items()})
    take(connection, taken, hold)
    return [Claimed(row.id, opened[row.id][1], row.acknowledged, row.begun) for row in rows if row.id in taken]


def renew(connection: Connection, hold: Hold) -> None:
    """Has all that the process has for longer; what is being settled at this moment need not be."""
    ours = select(_TABLE.id).where(_TABLE.process == hold.process, OPEN).with_for_update(skip_locked=True)
    connection.execute(update(INBOX).where(_TABLE.id.in_(ours)).values(held_until=utc(hold.until)))


def begin(connection: Connection, ids: Collection[int], process: str) -> frozenset[int]:
    """Something is sent for these now; says which of them the process still has."""
    asked = frozenset(ids)
    all_ours = connection.execute(BEGIN, {"ids": asked, "holder": process}).rowcount == len(asked)
    return asked if all_ours else frozenset(mine(connection, asked, process))


def release(connection: Connection, process: str) -> None:
    """All that the process has is free."""
    connection.execute(update(INBOX).where(_TABLE.process == process, OPEN).values(FREED))


def _next(seal: Seal, hold: Hold, limit: int) -> Select[Any]:
    """What may be free, of each lane the earliest.

    What another key has sealed is left to who has that. Its name is compared in such a way that no index of it serves:
    the one of the open rows gives them in their order, and ends when there are enough.
    """
    other = INBOX.alias("other")
    works = and_(other.c.process != hold.process, other.c.held_until > utc(hold.now))
    waits = (other.c.lane == _TABLE.lane, other.c.done_at.is_(None), or_(other.c.id < _TABLE.id, works))
    lost = and_(_TABLE.process != hold.process, _TABLE.held_until <= utc(hold.now))
    return (
        select(INBOX)
        .where(OPEN, or_(_TABLE.process.is_(None), lost), func.coalesce(_TABLE.sealed_by, "").in_(("", *seal.names)))
        .where(or_(_TABLE.lane.is_(None), ~select(other.c.id).where(*waits).exists()))
        .order_by(_TABLE.id)
        .limit(limit)
        .with_for_update(of=INBOX, skip_locked=True)
    )


def _opened(connection: Connection, seal: Seal, row: Row[Any], hold: Hold) -> tuple[int, str] | None:
    """The lane and the body of an update."""
    try:
        return read(row.id, seal.open(row.sealed or ""))
    except CannotRemember as fault:
        log.error("Update %d is given up: %s", row.id, fault)  # noqa: TRY400 - the words say it all
        answered.give_up(connection, row.id, hold.now)
        return None


def _taken(connection: Connection, seal: Seal, hold: Hold, found: dict[int, int]) -> Sequence[int]:
    """Of updates and their lanes those that may be taken.

    Looked at once more when their lanes are locked: somebody may have stored an earlier one meanwhile, or under the
    name that another key gives to the lane.
    """
    names = {id_: lanes.names(seal, lane) for id_, lane in found.items()}
    by_name = {name: found[id_] for id_, several in names.items() for name in several}
    free = lanes.free(connection, by_name)
    order = lanes.order(connection, by_name, hold.process, hold.now, found)
    return [id_ for id_, lane in found.items() if order.take(id_, lane, wanted=free.issuperset(names[id_]))]
