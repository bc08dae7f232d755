"""Failed logins are counted in memory, by account and address: an account is no longer locked in its row."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_column("tenon_user", "failures")
    op.drop_column("tenon_user", "locked_until")
