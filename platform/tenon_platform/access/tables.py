"""Tables of users, departments, sessions and the audit log."""

import sqlalchemy as sa

from tenon_platform.storage.schema import metadata
from tenon_platform.storage.types import Json, Moment

department = sa.Table(
    "department",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("parent_id", sa.BigInteger),
    sa.Column("leader_id", sa.BigInteger),
)

user = sa.Table(
    "tenon_user",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("login", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("password", sa.Text, nullable=False),
    sa.Column("department_id", sa.BigInteger),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("created_at", Moment(), nullable=False),
)

user_role = sa.Table(
    "user_role",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Index("user_role_by_role", "role"),
)

# `id` is the hash of the cookie's token: who reads the table cannot log in with it.
session = sa.Table(
    "session",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("csrf", sa.Text, nullable=False),
    sa.Column("created_at", Moment(), nullable=False),
    sa.Column("expires_at", Moment(), nullable=False),
    sa.Index("session_by_user", "user_id"),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("at", Moment(), nullable=False),
    sa.Column("user_id", sa.BigInteger),
    sa.Column("login", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("detail", Json()),
    sa.Column("address", sa.Text),
    sa.Index("audit_by_time", "at", "id"),
)

idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("request", sa.Text, nullable=False),
    sa.Column("status", sa.Integer, nullable=False),
    sa.Column("response", sa.Text, nullable=False),
    sa.Column("at", Moment(), nullable=False),
    sa.Index("idempotency_by_time", "at"),
)
