"""The inbox, and what chats talked about, which several processes share."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes both."""
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("lane", sa.String(16)),
        sa.Column("sealed_by", sa.String(16)),
        sa.Column("sealed", sa.Text),
        sa.Column("acknowledged", sa.Boolean, nullable=False),
        sa.Column("stored_at", sa.DateTime, nullable=False),
        sa.Column("process", sa.String(64)),
        sa.Column("held_until", sa.DateTime),
        sa.Column("begun", sa.Boolean, nullable=False),
        sa.Column("done_at", sa.DateTime),
    )
    _index("ix_inbox_open", ["id"], "done_at IS NULL")
    _index("ix_inbox_lane", ["lane", "id"], "done_at IS NULL")
    _index("ix_inbox_sealed", ["sealed_by", "done_at"], "sealed_by IS NOT NULL")
    op.create_table(
        "talks",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("sealed_by", sa.String(16), nullable=False, index=True),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("said_at", sa.DateTime, nullable=False, index=True),
    )


def _index(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "inbox", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
