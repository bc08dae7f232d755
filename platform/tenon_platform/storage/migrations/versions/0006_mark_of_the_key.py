"""A tenant knows the key that its encrypted values were written with."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("tenant", sa.Column("key_mark", sa.Text(), nullable=True))
