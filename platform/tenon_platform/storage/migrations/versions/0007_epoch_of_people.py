"""Every transaction knows whether the people of the tenant changed."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute("INSERT INTO epoch VALUES (2, 0)")
