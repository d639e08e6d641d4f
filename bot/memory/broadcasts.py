"""What the maintainers say to all who are sent something: put into the outbox once, counted, called off."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select, update

from bot.memory import queueing, tallies
from bot.memory.subscription import aware, utc
from bot.memory.tables import BROADCASTS, OUTBOX, SUBSCRIPTIONS


class Broadcast(NamedTuple):
    """One: its name, when it was made, to how many chats, how many have it, how many wait, when it was called off."""

    id: str
    made_at: datetime
    chats: int
    sent: int
    waiting: int
    cancelled_at: datetime | None


def make(connection: Connection, texts: Mapping[str, str], now: datetime, expires_at: datetime) -> Broadcast:
    """Has a text, by its language, sent to each chat that is sent something and has not paused all of it."""
    name = secrets.token_hex(4)
    chats = queueing.enqueue_broadcast(connection, name, now, expires_at)
    values = {"id": name, "texts": json.dumps(dict(texts)), "made_at": utc(now), "chats": chats, "sent": 0}
    connection.execute(BROADCASTS.insert().values(values))
    return Broadcast(name, now, chats, 0, chats, None)


def audience(connection: Connection) -> int:
    """How many chats a broadcast would reach."""
    several = select(func.count(func.distinct(SUBSCRIPTIONS.c.chat))).where(SUBSCRIPTIONS.c.paused.is_(False))
    return int(connection.execute(several).scalar_one())


def listed(connection: Connection) -> list[Broadcast]:
    """All, the newest first."""
    mine = (OUTBOX.c.kind == "broadcast", OUTBOX.c.about == BROADCASTS.c.id)
    waiting = select(func.count()).select_from(OUTBOX).where(*mine).scalar_subquery()
    found = connection.execute(select(BROADCASTS, waiting.label("waiting")).order_by(BROADCASTS.c.made_at.desc()))
    return [
        Broadcast(
            row.id, aware(row.made_at), row.chats, row.sent, row.waiting, row.cancelled_at and aware(row.cancelled_at)
        )
        for row in found
    ]


def cancel(connection: Connection, name: str, now: datetime) -> int | None:
    """Calls one off; says to how many chats it is not sent any more, None: there is none of that name."""
    called_off = update(BROADCASTS).where(BROADCASTS.c.id == name).values(cancelled_at=utc(now))
    if not connection.execute(called_off).rowcount:
        return None
    unsent = (OUTBOX.c.kind == "broadcast", OUTBOX.c.about == name, OUTBOX.c.begun_at.is_(None))
    gone = connection.execute(delete(OUTBOX).where(*unsent)).rowcount
    tallies.count(connection, "cancelled", now, gone)
    return gone


def count(connection: Connection, name: str) -> None:
    """One more chat has it."""
    connection.execute(update(BROADCASTS).where(BROADCASTS.c.id == name).values(sent=BROADCASTS.c.sent + 1))


def texts_of(connection: Connection, names: set[str]) -> dict[str, Mapping[str, str]]:
    """The texts of several, by their names."""
    if not names:
        return {}
    found = connection.execute(select(BROADCASTS.c.id, BROADCASTS.c.texts).where(BROADCASTS.c.id.in_(names)))
    return {row.id: json.loads(row.texts) for row in found}
