"""Tables of running flows: the case itself, and only what must be found or woken by itself."""

import sqlalchemy as sa

from tenon_platform.storage.schema import metadata
from tenon_platform.storage.types import Json, Moment

# `state` is the engine's small JSON; it changes only under the lock of this row.
flow_instance = sa.Table(
    "flow_instance",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("flow", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("record_id", sa.BigInteger, nullable=False),
    sa.Column("state", Json(), nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("rev", sa.Integer, nullable=False),
    sa.Column("events", sa.Integer, nullable=False),
    sa.Column("started_by", sa.BigInteger),
    sa.Column("started_at", Moment(), nullable=False),
    sa.Column("ended_at", Moment()),
    sa.Index("flow_instance_by_record", "form", "record_id", "id"),
    sa.Index("flow_instance_by_starter", "started_by", "id"),
    sa.Index("flow_instance_running", "flow", "status"),
)

_PENDING = sa.text("state = 'PENDING'")
work_item = sa.Table(
    "work_item",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("instance_id", sa.BigInteger, nullable=False),
    sa.Column("token", sa.Integer, nullable=False),
    sa.Column("node", sa.Text, nullable=False),
    sa.Column("name", Json(), nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("record_id", sa.BigInteger, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("opinion_rule", sa.Text, nullable=False),
    sa.Column("rights", Json(), nullable=False),
    sa.Column("reason", Json()),
    sa.Column("created_at", Moment(), nullable=False),
    sa.Column("due_at", Moment()),
    sa.Column("decided_at", Moment()),
    sa.Column("decided_by", sa.BigInteger),
    sa.Column("opinion", sa.Text),
    sa.Index("work_item_by_instance", "instance_id"),
    sa.Index("work_item_by_record", "form", "record_id"),
    sa.Index("work_item_due", "due_at", sqlite_where=_PENDING, postgresql_where=_PENDING),
)

# One row for each person asked. The inbox reads these by person and state, newest last decided or created first.
work_item_user = sa.Table(
    "work_item_user",
    metadata,
    sa.Column("work_item_id", sa.BigInteger, primary_key=True),
    sa.Column("user_id", sa.BigInteger, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Index("work_item_user_inbox", "user_id", "state", "work_item_id"),
)

flow_event = sa.Table(
    "flow_event",
    metadata,
    sa.Column("instance_id", sa.BigInteger, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("at", Moment(), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("node", sa.Text, nullable=False),
    sa.Column("actor_id", sa.BigInteger),
    sa.Column("actor_name", sa.Text),
    sa.Column("text", Json(), nullable=False),
    sa.Column("reason", Json()),
    sa.Column("opinion", sa.Text),
    sa.Column("detail", Json()),
)

flow_copy = sa.Table(
    "flow_copy",
    metadata,
    sa.Column("instance_id", sa.BigInteger, primary_key=True),
    sa.Column("node", sa.Text, primary_key=True),
    sa.Column("user_id", sa.BigInteger, primary_key=True),
    sa.Column("at", Moment(), nullable=False),
    sa.Index("flow_copy_inbox", "user_id", "instance_id"),
)
