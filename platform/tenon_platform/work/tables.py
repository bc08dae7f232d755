"""Tables of jobs and of what went wrong."""

import sqlalchemy as sa

from tenon_platform.storage.schema import metadata
from tenon_platform.storage.types import Json, Moment

job = sa.Table(
    "job",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("queue", sa.Text, nullable=False),
    sa.Column("task", sa.Text, nullable=False),
    sa.Column("args", Json(), nullable=False),
    sa.Column("run_at", Moment(), nullable=False),
    sa.Column("dedup_key", sa.Text),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("leased_until", Moment()),
    sa.Column("error", sa.Text),
    sa.Column("created_at", Moment(), nullable=False),
    sa.Index("job_due", "run_at", "id"),
    sa.UniqueConstraint("dedup_key"),
)

incident = sa.Table(
    "incident",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("task", sa.Text),
    sa.Column("args", Json()),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("at", Moment(), nullable=False),
    sa.Column("closed_at", Moment()),
    sa.Column("closed_by", sa.BigInteger),
    sa.Index("incident_open", "state", "id"),
)
