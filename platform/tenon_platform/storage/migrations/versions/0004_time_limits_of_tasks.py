"""Open tasks are found by the time they are due."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_OPEN = sa.text("state = 'PENDING'")


def upgrade() -> None:
    op.create_index("work_item_due", "work_item", ["due_at"], unique=False, sqlite_where=_OPEN, postgresql_where=_OPEN)
