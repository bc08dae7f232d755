"""Tables of rules: planned times, and what ran."""

import sqlalchemy as sa

from tenon_platform.storage.schema import metadata
from tenon_platform.storage.types import Moment

timer = sa.Table(
    "timer",
    metadata,
    sa.Column("rule", sa.Text, primary_key=True),
    sa.Column("record_id", sa.BigInteger, primary_key=True),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("due_at", Moment(), nullable=False),
    sa.Column("try_at", Moment(), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Index("timer_due", "try_at"),
)

# One row for a rule that ran after its cause had committed. The key makes a second delivery a no-op.
rule_run = sa.Table(
    "rule_run",
    metadata,
    sa.Column("rule", sa.Text, primary_key=True),
    sa.Column("event", sa.Text, primary_key=True),
    sa.Column("record_id", sa.BigInteger, primary_key=True),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("at", Moment(), nullable=False),
    sa.Index("rule_run_by_record", "form", "record_id"),
)
