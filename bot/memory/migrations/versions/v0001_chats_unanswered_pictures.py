"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes chats, unanswered questions and pictures."""
    op.create_table(
        "chats",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("sealed_by", sa.String(16), nullable=False, index=True),
        sa.Column("sealed", sa.Text, nullable=False),
    )
    op.create_table(
        "unanswered",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("sealed_by", sa.String(16), nullable=False, index=True),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
    )
    op.create_index("ix_unanswered_rank", "unanswered", ["times", "last_on"])
    op.create_table(
        "pictures",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("file_id", sa.Text, nullable=False),
        sa.Column("used_on", sa.Date, nullable=False, index=True),
    )
