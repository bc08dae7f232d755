"""What was printed."""

import sqlalchemy as sa
from alembic import op

from tenon_platform.storage import types

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "printing",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("record_id", sa.BigInteger(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", types.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("printing_by_record", "printing", ["form", "record_id", "template"], unique=False)
