"""A change of keys: what older keys have sealed is sealed anew with the first one when the memory is opened."""

from sqlalchemy import Connection, Table, delete, select, union

from bot.memory import chats, subscriptions, unanswered
from bot.memory.database import Database, alone
from bot.memory.faults import CannotRemember
from bot.memory.seal import Seal
from bot.memory.tables import CHATS, SUBSCRIPTIONS, UNANSWERED

SEALED = (CHATS, UNANSWERED, SUBSCRIPTIONS)
"""The tables whose rows are sealed."""

BATCH = 500
"""Rows in one transaction, so that others who write need not wait long."""


def seal_all_anew(database: Database, seal: Seal, batch: int = BATCH) -> None:
    """Leaves nothing in the memory that was sealed with any but the first key; then the others can be dropped.

    Raises:
        CannotRemember: something was sealed with a key that is not at hand, or the database does not work.
    """
    with database.reading() as connection:
        used = set(connection.scalars(union(*(select(table.c.sealed_by) for table in SEALED))))
    if not used.issubset(seal.names):
        message = f"The memory ({database.where}) was sealed with a key that is not at hand: check MEMORY_KEY"
        raise CannotRemember(message)
    if used - {seal.names[0]}:
        for table in SEALED:
            _every(database, seal, table, batch)


def _every(database: Database, seal: Seal, table: Table, batch: int) -> None:
    left = True
    while left:
        with database.writing() as connection:
            left = _some(connection, seal, table, batch)


def _some(connection: Connection, seal: Seal, table: Table, batch: int) -> bool:
    """Seals some rows anew; says whether there were any."""
    alone(connection, table)
    older = select(table.c.hash).where(table.c.sealed_by.in_(seal.names[1:])).limit(batch)
    taken = connection.execute(delete(table).where(table.c.hash.in_(older)).returning(table)).all()
    for row in taken:
        if table is CHATS:
            chats.seal_anew(connection, seal, row.sealed)
        elif table is SUBSCRIPTIONS:
            subscriptions.seal_anew(connection, seal, row)
        else:
            unanswered.seal_anew(connection, seal, unanswered.Unanswered(row.sealed, row.times, row.last_on))
    return bool(taken)
