"""The tables of the memory. What could tell who someone is stands in them only hashed with a key, or sealed.

A change here needs a migration in `migrations/versions`, a new `VERSION`, and the filled database of that version,
which `tests/memory/fill.py` writes; those of all versions before must become this one.
"""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

VERSION = "0004"
"""The last migration; a database that names another one is behind, or ahead."""

VERSIONS = "memory_version"
"""The table that names it; of our own, for another program may use Alembic in the same database."""

METADATA = MetaData()


def _partial(name: str, *columns: str, where: str) -> Index:
    """An index of some of a table's rows alone, which both databases have."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


CHATS = Table(
    "chats",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("sealed_by", String(16), nullable=False, index=True),
    Column("sealed", Text, nullable=False),
    Column("free_at", DateTime),
)
"""What is kept of each chat: keyed hash of its id at Telegram, a random name by which the other tables know it, name
of the key, sealed JSON, and when it may be written to next by itself, in UTC."""

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
    Column("chat", String(16), nullable=False, index=True),
    Column("topic", String(64), index=True),
    Column("sealed_by", String(16), nullable=False, index=True),
    Column("sealed", Text, nullable=False),
    Column("plan", String(100), nullable=False),
    Column("due_at", DateTime),
    Column("paused", Boolean, nullable=False),
    Column("told", Integer),
    Index("ix_subscriptions_due", "due_at", "plan"),
)
"""What chats want to be sent: a random name, the chat, keyed hash of the question (equal ones are found together), name
of the key, sealed JSON, when it comes (see `plan`), when it is due next in UTC, whether it rests, and the edition that
was told last."""

EDITIONS = Table(
    "editions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("topic", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("sealed_by", String(16), nullable=False, index=True),
    Column("sealed", Text, nullable=False),
    Column("version", String(64), nullable=False),
    Column("told_on", Date, nullable=False),
    UniqueConstraint("topic", "digest"),
)
"""What was told: keyed hashes of the question and of its figures, name of the key, both as sealed JSON, the version of
the facts, and the first day."""

DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("subscription", String(16), primary_key=True),
    Column("edition", Integer, primary_key=True, index=True),
    Column("last_at", DateTime, nullable=False, index=True),
    Column("doubtful", Boolean, nullable=False),
)
"""Who was told what: which subscription which edition, when last in UTC, and whether that may not have arrived."""

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("chat", String(16), nullable=False),
    Column("subscription", String(16)),
    Column("about", String(32)),
    Column("due_at", DateTime, nullable=False),
    Column("not_before", DateTime, nullable=False),
    Column("expires_at", DateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease", String(64)),
    Column("begun_at", DateTime),
    Column("edition", Integer),
    Column("doubtful", Boolean, nullable=False),
    Index("ix_outbox_next", "not_before", "id"),
    Index("ix_outbox_lane", "chat", "id"),
    sqlite_autoincrement=True,
)
"""What waits to be sent, a row a message, gone when that is done: a key that keeps it from being put in twice, what it
is about (of a correction the edition, of a broadcast its name), times in UTC, the process that has it until
`not_before`, when that began to send it and what it tells, and whether it may have arrived already."""

ALL = "all"
"""The row of the pace."""

PACE = Table(
    "pace",
    METADATA,
    Column("name", String(16), primary_key=True),
    Column("next_at", DateTime, nullable=False),
)
"""When the next message may leave, over all processes, in UTC: one row, which is always there."""


@event.listens_for(PACE, "after_create")
def _pace(pace: Table, connection: Connection, **_: object) -> None:
    connection.execute(pace.insert().values(name=ALL, next_at=datetime(2000, 1, 1)))  # noqa: DTZ001 - stored in UTC


TALLIES = Table(
    "tallies",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("n", Integer, nullable=False),
)
"""How many messages came to which end, by the day in Lima."""

BROADCASTS = Table(
    "broadcasts",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("texts", Text, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("chats", Integer, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("cancelled_at", DateTime),
)
"""What the maintainers said to all who are sent something: the text by its language as JSON, when, to how many chats,
how many of them have it, and when the rest was called off."""

BEATS = Table(
    "beats",
    METADATA,
    Column("process", String(64), primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("polled_at", DateTime),
)
"""When each process last said that it lives, and when it last fetched updates, in UTC."""

FACTS = Table(
    "facts",
    METADATA,
    Column("name", String(16), primary_key=True),
    Column("version", String(64), nullable=False),
)
"""The version of the facts for which news and corrections were looked for last: one row."""

INBOX = Table(
    "inbox",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("lane", String(16)),
    Column("sealed_by", String(16)),
    Column("sealed", Text),
    Column("acknowledged", Boolean, nullable=False),
    Column("stored_at", DateTime, nullable=False),
    Column("process", String(64)),
    Column("held_until", DateTime),
    Column("begun", Boolean, nullable=False),
    Column("done_at", DateTime),
    _partial("ix_inbox_open", "id", where="done_at IS NULL"),
    _partial("ix_inbox_lane", "lane", "id", where="done_at IS NULL"),
    _partial("ix_inbox_sealed", "sealed_by", "done_at", where="sealed_by IS NOT NULL"),
)
"""What Telegram has sent, a row an update, under Telegram's number of it: keyed hash of its chat, name of the key, what
is sealed (the update while it is open, then the reply that rides, then nothing; the hash stays as long), whether
Telegram counts it as delivered, when it came, the process that has it and until when, whether something was begun for
it, and when it was done, in UTC."""

TALKS = Table(
    "talks",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("sealed_by", String(16), nullable=False, index=True),
    Column("sealed", Text, nullable=False),
    Column("said_at", DateTime, nullable=False, index=True),
)
"""What chats talked about last: keyed hash of the chat, name of the key, sealed text, and when, in UTC."""


def insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that can say what happens where the row is there already, which each database has of its own."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
