"""Chats that other tables know by a name, plans, and the outbox with all that belongs to it.

Of the ledger before, which said on which days something was sent, nothing is needed any more: when a subscription is
due next stands in its row.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

PLANS = {
    "daily": "daily 0 08:00 America/Lima 21:00-07:00",
    "weekly": "weekly 0 08:00 America/Lima 21:00-07:00",
    "monthly": "monthly 1 08:00 America/Lima 21:00-07:00",
}
"""When what was subscribed to came until now."""

Rows = Sequence[Mapping[str, Any]]


def upgrade() -> None:
    """Gives each chat a name, each subscription its chat and its plan, and makes the outbox."""
    subscribed, kept = _taken("subscriptions"), _taken("chats")
    op.drop_table("deliveries")
    _make_chats()
    _make_subscriptions()
    _make_ledger()
    _make_outbox()
    names = _fill_chats(kept, subscribed)
    _fill_subscriptions(subscribed, names)


def _taken(table: str) -> Rows:
    """All rows of a table, which goes."""
    rows = op.get_bind().execute(sa.text(f"SELECT * FROM {table}")).mappings().all()  # noqa: S608 - one of ours
    op.drop_table(table)
    return [dict(row) for row in rows]


def _make_chats() -> None:
    op.create_table(
        "chats",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("sealed_by", sa.String(16), nullable=False, index=True),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("free_at", sa.DateTime),
    )


def _make_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("chat", sa.String(16), nullable=False, index=True),
        sa.Column("topic", sa.String(64), index=True),
        sa.Column("sealed_by", sa.String(16), nullable=False, index=True),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("plan", sa.String(100), nullable=False),
        sa.Column("due_at", sa.DateTime),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("told", sa.Integer),
    )
    op.create_index("ix_subscriptions_due", "subscriptions", ["due_at", "plan"])


def _make_ledger() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("sealed_by", sa.String(16), nullable=False, index=True),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("told_on", sa.Date, nullable=False),
        sa.UniqueConstraint("topic", "digest"),
    )
    op.create_table(
        "deliveries",
        sa.Column("subscription", sa.String(16), primary_key=True),
        sa.Column("edition", sa.Integer, primary_key=True, index=True),
        sa.Column("last_at", sa.DateTime, nullable=False, index=True),
        sa.Column("doubtful", sa.Boolean, nullable=False),
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("version", sa.String(64), nullable=False),
    )


def _make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(120), nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("chat", sa.String(16), nullable=False),
        sa.Column("subscription", sa.String(16)),
        sa.Column("about", sa.String(32)),
        sa.Column("due_at", sa.DateTime, nullable=False),
        sa.Column("not_before", sa.DateTime, nullable=False),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("lease", sa.String(64)),
        sa.Column("begun_at", sa.DateTime),
        sa.Column("edition", sa.Integer),
        sa.Column("doubtful", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_next", "outbox", ["not_before", "id"])
    op.create_index("ix_outbox_lane", "outbox", ["chat", "id"])
    pace = op.create_table(
        "pace",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("next_at", sa.DateTime, nullable=False),
    )
    op.bulk_insert(pace, [{"name": "all", "next_at": datetime(2000, 1, 1)}])  # noqa: DTZ001 - stored in UTC
    op.create_table(
        "tallies",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("what", sa.String(16), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
    )
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("texts", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("chats", sa.Integer, nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("cancelled_at", sa.DateTime),
    )
    op.create_table(
        "beats",
        sa.Column("process", sa.String(64), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("polled_at", sa.DateTime),
    )


def _fill_chats(kept: Rows, subscribed: Rows) -> dict[str, str]:
    """The chats as they were, and those known by a subscription alone; the name of each by its hash."""
    known = {row["hash"]: row for row in (*subscribed, *kept)}  # What is kept of a chat says more, and comes last.
    names = {hashed: secrets.token_hex(8) for hashed in known}
    rows = [
        {"hash": hashed, "id": names[hashed], "sealed_by": row["sealed_by"], "sealed": row["sealed"]}
        for hashed, row in known.items()
    ]
    _insert("chats", rows)
    return names


def _fill_subscriptions(subscribed: Rows, names: Mapping[str, str]) -> None:
    rows = [
        {
            "id": row["id"],
            "chat": names[row["hash"]],
            "sealed_by": row["sealed_by"],
            "sealed": row["sealed"],
            "plan": PLANS[row["every"]],
            "due_at": row["due_at"],
            "paused": False,
        }
        for row in subscribed
    ]
    _insert("subscriptions", rows)


def _insert(table: str, rows: Rows) -> None:
    if rows:
        columns = ", ".join(rows[0])
        values = ", ".join(f":{name}" for name in rows[0])
        op.get_bind().execute(sa.text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), list(rows))  # noqa: S608
