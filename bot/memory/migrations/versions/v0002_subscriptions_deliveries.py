"""Subscriptions, and the ledger of what was sent for them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes subscriptions and deliveries."""
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False, index=True),
        sa.Column("sealed_by", sa.String(16), nullable=False, index=True),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("every", sa.String(16), nullable=False),
        sa.Column("due_at", sa.DateTime, nullable=False, index=True),
    )
    op.create_table(
        "deliveries",
        sa.Column("subscription", sa.String(16), primary_key=True),
        sa.Column("due_on", sa.Date, primary_key=True),
        sa.Column("claimed_at", sa.DateTime, nullable=False),
    )
