"""The rows of subscriptions: what a chat is sent, when it comes, and whether it rests."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, update

from bot.memory import chats, plan
from bot.memory.database import alone
from bot.memory.faults import DAMAGED, CannotRemember
from bot.memory.plan import Plan
from bot.memory.seal import Seal
from bot.memory.subscription import Subscription, Wish, aware, read, utc, written
from bot.memory.tables import DELIVERIES, OUTBOX, SUBSCRIPTIONS

MOST = 20
"""How many a chat may have."""

_TABLE = SUBSCRIPTIONS.c


def add(  # noqa: PLR0913, PLR0917 - what it is written with, and what is written
    connection: Connection, seal: Seal, chat: int, wish: Wish, now: datetime, told: int | None = None
) -> Subscription | None:
    """Keeps a wish; the one that is there where it is the same, None where there are too many.

    Raises:
        CannotRemember: another one of the chat cannot be unsealed.
    """
    alone(connection, SUBSCRIPTIONS)
    home = chats.ensure(connection, seal, chat)
    there = _of(connection, seal, chat, home.id)
    for one in there:
        if one.wish.same_as(wish):
            return one
    if len(there) >= MOST:
        return None
    due_at = Plan(wish.rhythm, home.kept.hours).due_at(now)
    made = Subscription(secrets.token_hex(8), chat, wish, due_at)
    values = {"id": made.id, "chat": home.id, "paused": False, "told": told}
    planned = _planned(Plan(wish.rhythm, home.kept.hours), made.due_at)
    connection.execute(SUBSCRIPTIONS.insert().values(**values, **planned, **sealed(seal, chat, wish)))
    return made


def of(connection: Connection, seal: Seal, chat: int) -> list[Subscription]:
    """Those of a chat: the one due next first, then what comes with news or rests.

    Raises:
        CannotRemember: one cannot be unsealed, or is another chat's.
    """
    id_ = chats.id_of(connection, seal, chat)
    return _of(connection, seal, chat, id_) if id_ else []


def change(  # noqa: PLR0913, PLR0917 - what it is written with, and what is written
    connection: Connection, seal: Seal, chat: int, id_: str, now: datetime, changes: Mapping[str, Any]
) -> Subscription | None:
    """Has one come otherwise: other fields of its wish; None where the chat has none of that id.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    chats.held(connection, seal, chat)
    home = chats.known(connection, seal, chat)
    one = _one(connection, seal, chat, home.id, id_) if home else None
    if not home or not one:
        return None
    changed = replace(one.wish, **changes)
    if changed.rhythm == one.wish.rhythm:
        due_at = one.due_at
    else:
        due_at = None if one.paused else Plan(changed.rhythm, home.kept.hours).due_at(now)
        connection.execute(delete(OUTBOX).where(OUTBOX.c.subscription == id_, OUTBOX.c.kind != "correction"))
    values = {**_planned(Plan(changed.rhythm, home.kept.hours), due_at), **sealed(seal, chat, changed)}
    connection.execute(update(SUBSCRIPTIONS).where(_TABLE.id == id_).values(values))
    return replace(one, wish=changed, due_at=due_at)


def rest(  # noqa: PLR0913 - what it is written with, and what is written
    connection: Connection, seal: Seal, chat: int, id_: str, now: datetime, *, paused: bool
) -> Subscription | None:
    """Has one rest, and what waits of it not be sent, or go on from now on; None where that is nothing new.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    home = chats.held(connection, seal, chat)
    one = _one(connection, seal, chat, home, id_) if home else None
    if not one or one.paused == paused:
        return None
    planned = connection.execute(select(_TABLE.plan).where(_TABLE.id == id_)).scalar_one()
    due_at = None if paused else plan.read(planned).due_at(now)
    values = {"paused": paused, "due_at": due_at and utc(due_at)}
    connection.execute(update(SUBSCRIPTIONS).where(_TABLE.id == id_).values(values))
    if paused:
        _call_off(connection, [id_])
    return replace(one, paused=paused, due_at=due_at)


def plan_anew(connection: Connection, seal: Seal, chat: int, now: datetime) -> None:
    """The chat has other hours: all that it is sent comes by them, what is due already still now.

    Raises:
        CannotRemember: something cannot be unsealed.
    """
    home = chats.known(connection, seal, chat)
    if not home:
        return
    for one in _of(connection, seal, chat, home.id):
        planned = Plan(one.wish.rhythm, home.kept.hours)
        due = one.due_at is not None and one.due_at <= now
        due_at = one.due_at if one.paused or due else planned.due_at(now)
        connection.execute(update(SUBSCRIPTIONS).where(_TABLE.id == one.id).values(_planned(planned, due_at)))


def end(connection: Connection, seal: Seal, chat: int, id_: str) -> bool:
    """Removes one of a chat; says whether it was there."""
    home = chats.held(connection, seal, chat)
    gone = connection.execute(delete(SUBSCRIPTIONS).where(_TABLE.chat == home, _TABLE.id == id_)).rowcount > 0
    if gone:
        _strike(connection, home or "", [id_])
    return gone


def end_all(connection: Connection, seal: Seal, chat: int) -> int:
    """Removes all of a chat, also what cannot be unsealed; says how many there were."""
    home = chats.held(connection, seal, chat)
    gone = list(connection.scalars(delete(SUBSCRIPTIONS).where(_TABLE.chat == home).returning(_TABLE.id)))
    _strike(connection, home or "", gone)
    return len(gone)


def move(connection: Connection, seal: Seal, old: int, new: int, ids: tuple[str, str]) -> None:
    """Gives those of one chat to another, by both their names; what that one has already is not given twice.

    Raises:
        CannotRemember: something cannot be unsealed.
    """
    alone(connection, SUBSCRIPTIONS)
    before, after = ids
    _move_letters(connection, before, after)
    there = _of(connection, seal, new, after) if before != after else []
    for one in _of(connection, seal, old, before):
        if any(one.wish.same_as(other.wish) for other in there):
            connection.execute(delete(SUBSCRIPTIONS).where(_TABLE.id == one.id))
            _strike(connection, after, [one.id])
        else:
            values = {"chat": after, **sealed(seal, new, one.wish)}
            connection.execute(update(SUBSCRIPTIONS).where(_TABLE.id == one.id).values(values))


def seal_anew(connection: Connection, seal: Seal, row: Row[Any]) -> None:
    """Seals a row with the first key that an older one has sealed.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    chat, wish = read(seal.open(row.sealed), plan.read(row.plan).rhythm)
    connection.execute(update(SUBSCRIPTIONS).where(_TABLE.id == row.id).values(sealed(seal, chat, wish)))


def opened(seal: Seal, row: Row[Any], chat: int) -> Subscription:
    """What a row says.

    Raises:
        CannotRemember: it cannot be unsealed, or somebody has put one chat's row in the place of another's.
    """
    owner, wish = read(seal.open(row.sealed), plan.read(row.plan).rhythm)
    if owner != chat:
        raise CannotRemember(DAMAGED)
    return Subscription(row.id, chat, wish, aware(row.due_at) if row.due_at else None, row.paused)


def topic_of(seal: Seal, question: str) -> str:
    """Where equal questions are found together."""
    return seal.hashes("topic", question)[0]


def sealed(seal: Seal, chat: int, wish: Wish) -> dict[str, str]:
    """The columns that say what is sent, sealed with the first key."""
    return {
        "topic": topic_of(seal, wish.question),
        "sealed_by": seal.names[0],
        "sealed": seal.close(written(chat, wish)),
    }


def _of(connection: Connection, seal: Seal, chat: int, id_: str) -> list[Subscription]:
    rows = connection.execute(select(SUBSCRIPTIONS).where(_TABLE.chat == id_)).all()
    return [opened(seal, row, chat) for row in sorted(rows, key=lambda row: (str(row.due_at or "later"), row.id))]


def _one(connection: Connection, seal: Seal, chat: int, home: str, id_: str) -> Subscription | None:
    row = connection.execute(select(SUBSCRIPTIONS).where(_TABLE.chat == home, _TABLE.id == id_)).one_or_none()
    return opened(seal, row, chat) if row else None


def _planned(planned: Plan, due_at: datetime | None) -> dict[str, object]:
    return {"plan": planned.written(), "due_at": utc(due_at) if due_at else None}


def _move_letters(connection: Connection, before: str, after: str) -> None:
    """What waits for one chat waits for the other; a word that both were to get comes once."""
    if before == after:
        return
    there = OUTBOX.alias("there")
    same = (there.c.chat == after, there.c.kind == OUTBOX.c.kind, there.c.about == OUTBOX.c.about)
    connection.execute(delete(OUTBOX).where(OUTBOX.c.chat == before, exists().where(*same)))
    connection.execute(update(OUTBOX).where(OUTBOX.c.chat == before).values(chat=after))


def _call_off(connection: Connection, ids: Iterable[str]) -> None:
    """What waits of these is not sent."""
    connection.execute(delete(OUTBOX).where(OUTBOX.c.subscription.in_(list(ids))))


def _strike(connection: Connection, home: str, ids: list[str]) -> None:
    """Takes what ended out of the outbox and the ledger; a chat that is sent nothing any more gets no other word."""
    _call_off(connection, ids)
    connection.execute(delete(DELIVERIES).where(DELIVERIES.c.subscription.in_(ids)))
    if not connection.scalar(select(exists().where(_TABLE.chat == home))):
        connection.execute(delete(OUTBOX).where(OUTBOX.c.chat == home))
