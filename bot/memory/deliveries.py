"""What is due, and who may send it: each due time is taken by one process alone, and never twice."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from bot.memory.subscription import Due, aware, utc
from bot.memory.tables import DELIVERIES, SUBSCRIPTIONS, insert

LEDGER = timedelta(days=62)
"""How long it is kept what was sent: twice as long as the slowest rhythm."""

_TABLE = SUBSCRIPTIONS.c


def due(connection: Connection, now: datetime, limit: int) -> list[Due]:
    """What was due by now, the longest due first."""
    columns = (_TABLE.id, _TABLE.every, _TABLE.due_at)
    found = select(*columns).where(_TABLE.due_at <= utc(now)).order_by(_TABLE.due_at, _TABLE.id).limit(limit)
    return [Due(row.id, row.every, aware(row.due_at)) for row in connection.execute(found)]


def claim(connection: Connection, one: Due, next_due: datetime, now: datetime) -> Row[Any] | None:
    """The row of what is due, which from now on is due next time; None where another was faster, or it has ended."""
    row = _moved(connection, one, next_due)
    if row is None:
        return None
    day = utc(one.due_at).date()
    entry = insert(connection, DELIVERIES).values(subscription=one.id, due_on=day, claimed_at=utc(now))
    written = connection.scalar(entry.on_conflict_do_nothing().returning(DELIVERIES.c.due_on)) is not None
    past = (DELIVERIES.c.subscription == one.id, DELIVERIES.c.due_on < day - LEDGER)
    connection.execute(delete(DELIVERIES).where(*past))
    return row if written else None


def give_back(connection: Connection, one: Due, next_due: datetime) -> bool:
    """Undoes a claim of what surely was not sent: it is due as before; False where it has ended meanwhile."""
    unsent = (DELIVERIES.c.subscription == one.id, DELIVERIES.c.due_on == utc(one.due_at).date())
    connection.execute(delete(DELIVERIES).where(*unsent))
    return _moved(connection, one._replace(due_at=next_due), one.due_at) is not None


def postpone(connection: Connection, one: Due, to: datetime) -> bool:
    """Leaves out what is due: it is due at another time; False where that was done already, or it has ended."""
    return _moved(connection, one, to) is not None


def _moved(connection: Connection, one: Due, to: datetime) -> Row[Any] | None:
    """Two that do this at once wait for each other, and the second finds another time than it has read."""
    unchanged = (_TABLE.id == one.id, _TABLE.due_at == utc(one.due_at))
    moved = update(SUBSCRIPTIONS).where(*unchanged).values(due_at=utc(to)).returning(SUBSCRIPTIONS)
    return connection.execute(moved).one_or_none()
