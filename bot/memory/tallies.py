"""How many messages came to which end, day by day; nothing tells whose they were."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, delete, func, select

from bot.clock import LIMA
from bot.memory.tables import TALLIES, insert

KEPT = timedelta(days=400)


def count(connection: Connection, what: str, now: datetime, n: int = 1) -> None:
    """So many more, on the day in Lima."""
    if not n:
        return
    row = insert(connection, TALLIES).values(day=now.astimezone(LIMA).date(), what=what, n=n)
    more = {"n": TALLIES.c.n + row.excluded.n}
    connection.execute(row.on_conflict_do_update(index_elements=[TALLIES.c.day, TALLIES.c.what], set_=more))


def since(connection: Connection, day: date) -> Mapping[str, int]:
    """How many came to which end from a day on."""
    found = select(TALLIES.c.what, func.sum(TALLIES.c.n)).where(TALLIES.c.day >= day).group_by(TALLIES.c.what)
    return Counter({what: int(n) for what, n in connection.execute(found)})


def prune(connection: Connection, now: datetime) -> None:
    """Forgets what is long ago."""
    connection.execute(delete(TALLIES).where(TALLIES.c.day < (now - KEPT).date()))
