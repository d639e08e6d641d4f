"""The inbox: stored before it is handled, held by one process for a while, and done once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select, update

from bot.memory import lanes
from bot.memory.among import Among
from bot.memory.bulk import Bulk
from bot.memory.incoming import Incoming, Left, Place, written
from bot.memory.seal import Seal
from bot.memory.subscription import utc
from bot.memory.tables import INBOX

_TABLE = INBOX.c
OPEN = _TABLE.done_at.is_(None)
FREED = {"process": None, "held_until": None}
"""What a row says that no process has."""

_INSERT = Bulk(insert(INBOX), [column.name for column in _TABLE if column.name != "done_at"])
_KNOWN = select(INBOX).where(Among(_TABLE.id, "ids")).order_by(_TABLE.id + 0).with_for_update()
_HELD = (Among(_TABLE.id, "ids"), OPEN, _TABLE.process == bindparam("holder"))
_MINE = select(_TABLE.id, _TABLE.acknowledged).where(*_HELD).order_by(_TABLE.id + 0).with_for_update()
MINE = _TABLE.id.in_(select(_TABLE.id).where(*_HELD).order_by(_TABLE.id + 0).with_for_update())
"""Whether a process, the `holder`, has a row among the `ids`, which is held as by `mine`."""
_LEFT = select(
    func.count().filter(OPEN, or_(_TABLE.process.is_(None), _TABLE.process != bindparam("holder"))),
    func.coalesce(func.max(_TABLE.id), 0),
)
_TAKE = update(INBOX).where(Among(_TABLE.id, "ids")).values(process=bindparam("holder"), held_until=bindparam("until"))
BEGIN = update(INBOX).where(MINE).values(begun=True)
ACKNOWLEDGE = update(INBOX).where(Among(_TABLE.id, "ids"), OPEN).values(acknowledged=True)


class Hold(NamedTuple):
    """Who takes updates, when, and until when nobody else has them."""

    process: str
    now: datetime
    until: datetime

    @property
    def values(self) -> dict[str, object]:
        """What a row says that is held."""
        return {"process": self.process, "held_until": utc(self.until)}

    def may_have(self, row: Row[Any]) -> bool:
        """Whether an open row is free: what this process itself has, it has in hand, however late it is."""
        return row.process is None or (row.process != self.process and row.held_until <= utc(self.now))


class Fresh(NamedTuple):
    """An update that is to be stored, sealed, and the names of its lane."""

    update: Incoming
    lane: tuple[str, ...]
    sealed: str


def fresh(seal: Seal, incoming: Sequence[Incoming]) -> list[Fresh]:
    """The updates in the order of their numbers, each once."""
    once: dict[int, Incoming] = {}
    for each in incoming:
        if each.id not in once or each.acknowledged:
            once[each.id] = each
    found = sorted(once.values(), key=lambda each: each.id)
    return [
        Fresh(each, lanes.names(seal, each.lane), seal.close(written(each.id, each.body, each.lane))) for each in found
    ]


def known(connection: Connection, ids: Collection[int]) -> dict[int, Row[Any]]:
    """Those of the rows that are there, held until the transaction ends, by all in one order, so that no two block."""
    return {row.id: row for row in connection.execute(_KNOWN, {"ids": ids})}


def mine(connection: Connection, ids: Collection[int], process: str) -> dict[int, bool]:
    """Those that a process has, held likewise; whether each is acknowledged."""
    return dict(connection.execute(_MINE, {"ids": ids, "holder": process}).all())


def left(connection: Connection, process: str) -> Left:
    """What is there that a process does not have."""
    return Left(*connection.execute(_LEFT, {"holder": process}).one())


def take(connection: Connection, ids: Collection[int], hold: Hold) -> None:
    """A process has these now."""
    if ids:
        connection.execute(_TAKE, {"ids": ids, "holder": hold.process, "until": utc(hold.until)})


def store(
    connection: Connection, key: str, new: Sequence[Fresh], hold: Hold, room: int
) -> tuple[dict[int, Place], dict[int, str | None]]:
    """Stores what is new and takes some of it; says of each where it is, and of what is done the sealed reply."""
    by_name = {name: each.update.lane for each in new for name in each.lane}
    lanes.lock(connection, by_name, (each.update.id for each in new if not each.lane))
    stored = known(connection, [each.update.id for each in new])
    besides = [id_ for id_, row in stored.items() if not row.done_at]
    order = lanes.order(connection, by_name, hold.process, hold.now, besides)
    places = _placed(new, stored, order, hold, room)
    _insert(connection, key, [each for each in new if each.update.id not in stored], places, hold)
    _again(connection, [each.update for each in new if each.update.id in stored], places, hold)
    return places, {id_: row.sealed for id_, row in stored.items() if row.done_at}


def _placed(
    new: Sequence[Fresh], stored: Mapping[int, Row[Any]], order: lanes.Order, hold: Hold, room: int
) -> dict[int, Place]:
    places = {}
    for id_, lane in ((each.update.id, each.update.lane) for each in new):
        row = stored.get(id_)
        if row and row.done_at:
            places[id_] = Place.DONE
        elif row and row.process == hold.process:
            places[id_] = Place.ELSEWHERE  # It has it in hand; a second time would be once too often.
        else:
            # What another has begun is for `claim`, which says that it may have been answered.
            wanted = room > 0 and (row is None or (hold.may_have(row) and not row.begun))
            taken = order.take(id_, lane, wanted=wanted)
            room -= taken
            places[id_] = Place.OURS if taken else Place.ELSEWHERE
    return places


def _insert(connection: Connection, key: str, new: Sequence[Fresh], places: Mapping[int, Place], hold: Hold) -> None:
    stored = {"sealed_by": key, "stored_at": utc(hold.now)}
    for place, held in ((Place.OURS, hold.values), (Place.ELSEWHERE, FREED)):
        rows = [
            {
                "id": each.update.id,
                "lane": each.lane[0] if each.lane else None,
                "sealed": each.sealed,
                "acknowledged": each.update.acknowledged,
                "begun": each.update.begun and place is Place.OURS,
            }
            for each in new
            if places[each.update.id] is place
        ]
        _INSERT.execute(connection, rows, **stored, **held)


def _again(connection: Connection, stored: Sequence[Incoming], places: Mapping[int, Place], hold: Hold) -> None:
    """Of what was stored before: takes what is taken, and notes what is begun and what is delivered."""
    ours = [each for each in stored if places[each.id] is Place.OURS]
    take(connection, [each.id for each in ours], hold)
    if begun := [each.id for each in ours if each.begun]:
        connection.execute(BEGIN, {"ids": begun, "holder": hold.process})
    if told := [each.id for each in stored if each.acknowledged]:
        connection.execute(ACKNOWLEDGE, {"ids": told})
