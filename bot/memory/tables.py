"""The tables of the memory. What could tell who someone is stands in them only hashed with a key, or sealed.

A change here needs a migration in `migrations/versions`, a new `VERSION`, and the filled database of that version,
which `tests/memory/fill.py` writes; those of all versions before must become this one.
"""

from sqlalchemy import Column, Connection, Date, DateTime, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.dialects import postgresql, sqlite

VERSION = "0002"
"""The last migration; a database that names another one is behind, or ahead."""

VERSIONS = "memory_version"
"""The table that names it; of our own, for another program may use Alembic in the same database."""

METADATA = MetaData()

CHATS = Table(
    "chats",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("sealed_by", String(16), nullable=False, index=True),
    Column("sealed", Text, nullable=False),
)
"""What is kept of each chat: keyed hash of its id, name of the key, sealed JSON."""

UNANSWERED = Table(
    "unanswered",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("sealed_by", String(16), nullable=False, index=True),
    Column("sealed", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last_on", Date, nullable=False),
    Index("ix_unanswered_rank", "times", "last_on"),
)
"""Questions that were not understood: keyed hash of the folded text, name of the key, sealed text, how often, when."""

PICTURES = Table(
    "pictures",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("file_id", Text, nullable=False),
    Column("used_on", Date, nullable=False, index=True),
)
"""Charts that Telegram holds already: what is drawn, Telegram's id of the picture, when it was last kept."""

SUBSCRIPTIONS = Table(
    "subscriptions",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("hash", String(64), nullable=False, index=True),
    Column("sealed_by", String(16), nullable=False, index=True),
    Column("sealed", Text, nullable=False),
    Column("every", String(16), nullable=False),
    Column("due_at", DateTime, nullable=False, index=True),
)
"""What chats want to be sent: a random name, keyed hash of the chat, name of the key, sealed JSON, how often, and when
it is due next, in UTC."""

DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("subscription", String(16), primary_key=True),
    Column("due_on", Date, primary_key=True),
    Column("claimed_at", DateTime, nullable=False),
)
"""What was taken to be sent: which subscription, the day on which it was due and when it was taken, both in UTC."""


def insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that can say what happens where the row is there already, which each database has of its own."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
