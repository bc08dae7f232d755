"""A decision that is sent again is answered by the Idempotency-Key of its request, as every other write."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.drop_table("flow_command")
