"""Lanes of the inbox: the updates of one chat are with one process at a time, and leave it in their order."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, case, func, or_, select, text

from bot.memory.among import Among
from bot.memory.seal import Seal
from bot.memory.subscription import utc
from bot.memory.tables import INBOX

DIGITS = 16
"""Of a hash: enough that no two chats share a lane, and 64 bits, as the locks of PostgreSQL have."""

_TABLE = INBOX.c
_KEYS = "FROM unnest(CAST(:keys AS bigint[])) AS key"
_LOCK = text(f"SELECT pg_advisory_xact_lock(key) {_KEYS}")
_TRY = text(f"SELECT key, pg_try_advisory_xact_lock(key) {_KEYS}")

_OTHERS = or_(_TABLE.process.is_(None), _TABLE.process != bindparam("process"))
_HELD = and_(_TABLE.process != bindparam("process"), _TABLE.held_until > bindparam("now"))
_ORDER = (
    select(
        _TABLE.lane,
        func.min(case((and_(_OTHERS, ~Among(_TABLE.id, "besides")), _TABLE.id))),
        func.max(case((_HELD, 1), else_=0)),
    )
    .where(Among(_TABLE.lane, "lanes"), _TABLE.done_at.is_(None))
    .group_by(_TABLE.lane)
)


def names(seal: Seal, lane: int) -> tuple[str, ...]:
    """What a lane is called in the table by each of the keys in their order; nothing for 0, which is no lane."""
    return tuple(hashed[:DIGITS] for hashed in seal.hashes("lane", str(lane))) if lane else ()


def lock(connection: Connection, lanes: Iterable[str], ids: Iterable[int] = ()) -> None:
    """Until the transaction ends nobody else takes updates of these lanes, nor stores these updates.

    Two replicas that store two updates of one chat at once would else both find theirs to be the first.
    """
    if connection.dialect.name == "postgresql":  # In SQLite one writer waits for the other anyway.
        connection.execute(_LOCK, {"keys": sorted({*map(_key, lanes), *ids})})


def free(connection: Connection, lanes: Iterable[str]) -> frozenset[str]:
    """Those of the lanes that nobody else has locked; they are locked now, without having waited."""
    wanted = {_key(lane): lane for lane in lanes}
    if connection.dialect.name != "postgresql":
        return frozenset(wanted.values())
    return frozenset(wanted[key] for key, got in connection.execute(_TRY, {"keys": sorted(wanted)}) if got)


class Order:
    """Which updates of some lanes a process may take; it is asked in the order of their numbers."""

    def __init__(self, first: dict[int, int], busy: frozenset[int]) -> None:
        """Takes by its lane the first open update that the process does not have, and lanes in which another works."""
        self._first = first
        self._busy = busy

    def take(self, id_: int, lane: int, *, wanted: bool) -> bool:
        """Whether it takes an open update; those after one in its lane that it does not take wait for that."""
        if not lane:
            return wanted
        took = wanted and lane not in self._busy and self._first.get(lane, id_) >= id_
        if not took:
            self._first[lane] = min(self._first.get(lane, id_), id_)
        return took


def order(
    connection: Connection, lanes: Mapping[str, int], process: str, now: datetime, besides: Collection[int] = ()
) -> Order:
    """The order of lanes, given by their names, as the other open updates than those `besides` leave it."""
    first: dict[int, int] = {}
    busy = set[int]()
    values = {"lanes": lanes, "process": process, "now": utc(now), "besides": besides}
    for name, id_, works in connection.execute(_ORDER, values) if lanes else ():
        lane = lanes[name]
        if id_ is not None:
            first[lane] = min(first.get(lane, id_), id_)
        if works:
            busy.add(lane)
    return Order(first, frozenset(busy))


def _key(lane: str) -> int:
    """The lane as a number of 64 bits with its sign."""
    return int.from_bytes(bytes.fromhex(lane), signed=True)
