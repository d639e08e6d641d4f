"""What is done when a memory is opened: what older keys have sealed is sealed anew, what was ungrouped is grouped."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, select, union

from bot.memory import answered, chats, editions, subscriptions, talks, unanswered
from bot.memory.database import Database, alone
from bot.memory.faults import CannotRemember
from bot.memory.seal import Seal
from bot.memory.tables import CHATS, EDITIONS, INBOX, SUBSCRIPTIONS, TALKS, UNANSWERED

SEALED = (CHATS, UNANSWERED, SUBSCRIPTIONS, EDITIONS, INBOX, TALKS)
"""The tables whose rows are sealed."""

BATCH = 500
"""Rows in one transaction, so that others who write need not wait long."""


def seal_all_anew(database: Database, seal: Seal, batch: int = BATCH) -> None:
    """Leaves nothing in the memory that was sealed with any but the first key; then the others can be dropped.

    Equal questions are found together from then on, also those of a version that did not group them.

    Raises:
        CannotRemember: something was sealed with a key that is not at hand, or the database does not work.
    """
    with database.reading() as connection:
        by = (select(table.c.sealed_by).where(table.c.sealed_by.is_not(None)) for table in SEALED)
        used = set(connection.scalars(union(*by)))
    if not used.issubset(seal.names):
        message = f"The memory ({database.where}) was sealed with a key that is not at hand: check MEMORY_KEY"
        raise CannotRemember(message)
    if used - {seal.names[0]}:
        for table in SEALED:
            _every(database, partial(_some, seal, table, batch))
    _every(database, partial(_grouped, seal, batch))


def _every(database: Database, some: Callable[[Connection], bool]) -> None:
    left = True
    while left:
        with database.writing() as connection:
            left = some(connection)


def _some(seal: Seal, table: Table, batch: int, connection: Connection) -> bool:
    """Seals some rows anew; says whether there were any."""
    alone(connection, table)
    older = select(table).where(table.c.sealed_by.in_(seal.names[1:])).limit(batch)
    rows = connection.execute(older).all()
    for row in rows:
        if table is SUBSCRIPTIONS:
            subscriptions.seal_anew(connection, seal, row)
        elif table is EDITIONS:
            editions.seal_anew(connection, seal, row)
        elif table is INBOX:
            answered.seal_anew(connection, seal, row)
        elif table is TALKS:
            talks.drop(connection, row)
        else:
            connection.execute(delete(table).where(table.c.hash == row.hash))
            _write_anew(connection, seal, table, row)
    return bool(rows)


def _write_anew(connection: Connection, seal: Seal, table: Table, row: Row[Any]) -> None:
    """Writes a row that was taken out, as it is found by its hash."""
    if table is CHATS:
        chats.seal_anew(connection, seal, row)
    else:
        unanswered.seal_anew(connection, seal, unanswered.Unanswered(row.sealed, row.times, row.last_on))


def _grouped(seal: Seal, batch: int, connection: Connection) -> bool:
    """Groups some subscriptions by their questions that an earlier version has left ungrouped; says whether it did."""
    rows = connection.execute(select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.topic.is_(None)).limit(batch)).all()
    for row in rows:
        subscriptions.seal_anew(connection, seal, row)
    return bool(rows)
