"""The outbox: taken for a while, begun in its turn, and done with; what is done is no longer there."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, or_, select, update

from bot.memory import broadcasts, chats, editions, tallies
from bot.memory.letter import Ending, Letter
from bot.memory.subscription import aware, utc
from bot.memory.tables import ALL, CHATS, OUTBOX, PACE

PERSON, GROUP = timedelta(seconds=1), timedelta(seconds=3)
"""From one message to the next in a chat: one a second, 20 a minute in a group (core.telegram.org/bots/faq)."""

_TABLE = OUTBOX.c


def take(connection: Connection, now: datetime, process: str, limit: int, lasting: timedelta) -> list[Row[Any]]:
    """Takes what may leave now, the longest waiting first, of each chat the first only; nobody else gets it meanwhile.

    What was begun and never settled may have arrived: it comes once more, marked, and then never again.
    """
    found = connection.execute(_next(now, limit)).all()
    given_up = [row for row in found if row.begun_at and row.doubtful]
    for row in given_up:
        _settle_lost(connection, row, now)
    ids = [row.id for row in found if row not in given_up]
    begun = [row.id for row in found if row.begun_at and row not in given_up]
    if begun:
        connection.execute(update(OUTBOX).where(_TABLE.id.in_(begun)).values(doubtful=True, begun_at=None))
    if ids:
        leased = {"not_before": utc(now + lasting), "lease": f"{process}:{secrets.token_hex(4)}"}
        connection.execute(update(OUTBOX).where(_TABLE.id.in_(ids)).values(leased))
    return list(connection.execute(select(OUTBOX).where(_TABLE.id.in_(ids)).order_by(_TABLE.id)).all()) if ids else []


def begin(
    connection: Connection, letter: Letter, now: datetime, apart: timedelta, edition: int | None
) -> datetime | bool:
    """Whether a letter may be sent now: True, and it is begun; else when to ask again; False: it is no longer ours."""
    mine = (
        _TABLE.id == letter.id,
        _TABLE.lease == letter.lease,
        _TABLE.begun_at.is_(None),
        _TABLE.not_before > utc(now),
    )
    free = update(PACE).where(PACE.c.name == ALL, PACE.c.next_at <= utc(now)).values(next_at=utc(now + apart))
    if not connection.execute(free).rowcount:
        return aware(connection.execute(select(PACE.c.next_at).where(PACE.c.name == ALL)).scalar_one())
    free_at = utc(now + (GROUP if letter.chat < 0 else PERSON))
    connection.execute(update(CHATS).where(CHATS.c.id == letter.lane).values(free_at=free_at))
    begun = update(OUTBOX).where(*mine).values(begun_at=utc(now), edition=edition)
    return connection.execute(begun).rowcount > 0


def hold(connection: Connection, until: datetime) -> None:
    """Nothing leaves before."""
    earlier = (PACE.c.name == ALL, PACE.c.next_at < utc(until))
    connection.execute(update(PACE).where(*earlier).values(next_at=utc(until)))


def put_off(connection: Connection, letter: Letter, not_before: datetime, *, failed: bool) -> None:
    """It surely did not leave, and may at another time."""
    values = {"not_before": utc(not_before), "lease": None, "begun_at": None, "attempts": _TABLE.attempts + int(failed)}
    connection.execute(update(OUTBOX).where(_TABLE.id == letter.id, _TABLE.lease == letter.lease).values(values))


def doubt(connection: Connection, letter: Letter, now: datetime, not_before: datetime, edition: int | None) -> None:
    """Nobody knows whether it arrived: it is sent once more, or not again where that was the second time."""
    if letter.doubtful:
        done(connection, letter, now, "doubtful", edition)
        return
    values = {"not_before": utc(not_before), "lease": None, "begun_at": None, "doubtful": True}
    connection.execute(update(OUTBOX).where(_TABLE.id == letter.id, _TABLE.lease == letter.lease).values(values))


def done(connection: Connection, letter: Letter, now: datetime, ending: Ending, edition: int | None = None) -> None:
    """It has come to its end; what it told stands in the ledger, also where it was called off meanwhile."""
    chats.hold(connection, letter.lane)
    counted: Ending = "doubtful" if ending == "sent" and letter.doubtful else ending
    there = connection.execute(delete(OUTBOX).where(_TABLE.id == letter.id)).rowcount
    tallies.count(connection, counted, now, there)
    if ending not in {"sent", "doubtful"}:
        return
    if letter.kind == "broadcast" and there:
        broadcasts.count(connection, letter.about)
    if letter.subscription and edition is not None:
        old = letter.edition.id if letter.edition else None
        editions.deliver(connection, letter.subscription.id, edition, now, old=old, doubtful=counted == "doubtful")


def give_up(connection: Connection, ids: list[int], now: datetime) -> None:
    """What cannot be read is not sent."""
    tallies.count(connection, "failed", now, connection.execute(delete(OUTBOX).where(_TABLE.id.in_(ids))).rowcount)


def expire(connection: Connection, now: datetime) -> int:
    """Removes what is too old to be sent, and is not being sent; says how much. Some of it may have arrived."""
    old = (_TABLE.expires_at <= utc(now), or_(_TABLE.begun_at.is_(None), _TABLE.not_before <= utc(now)))
    may_have_arrived = or_(_TABLE.begun_at.is_not(None), _TABLE.doubtful.is_(True))
    lost = connection.execute(select(OUTBOX).where(*old, may_have_arrived).with_for_update(skip_locked=True)).all()
    for row in lost:
        _settle_lost(connection, row, now)
    gone = connection.execute(delete(OUTBOX).where(*old, ~may_have_arrived)).rowcount
    tallies.count(connection, "expired", now, gone)
    return gone + len(lost)


def _next(now: datetime, limit: int) -> Select[Any]:
    earlier = OUTBOX.alias("earlier")
    first = ~select(earlier.c.id).where(earlier.c.chat == _TABLE.chat, earlier.c.id < _TABLE.id).exists()
    free = or_(CHATS.c.free_at.is_(None), CHATS.c.free_at <= utc(now))
    return (
        select(OUTBOX)
        .join(CHATS, CHATS.c.id == _TABLE.chat)
        .where(_TABLE.not_before <= utc(now), _TABLE.expires_at > utc(now), free, first)
        .order_by(_TABLE.not_before, _TABLE.id)
        .limit(limit)
        .with_for_update(of=OUTBOX, skip_locked=True)
    )


def _settle_lost(connection: Connection, row: Row[Any], now: datetime) -> None:
    """It may have arrived, once or twice, and is not sent again."""
    connection.execute(delete(OUTBOX).where(_TABLE.id == row.id))
    tallies.count(connection, "doubtful", now)
    if row.kind == "broadcast":
        broadcasts.count(connection, row.about)
    if row.subscription and row.edition is not None:
        old = int(row.about) if row.kind == "correction" else None
        editions.deliver(connection, row.subscription, row.edition, now, old=old, doubtful=True)
