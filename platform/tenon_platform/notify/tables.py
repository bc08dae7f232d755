"""The table of in-app messages."""

import sqlalchemy as sa

from tenon_platform.storage.schema import metadata
from tenon_platform.storage.types import Json, Moment

notification = sa.Table(
    "notification",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("at", Moment(), nullable=False),
    sa.Column("read_at", Moment()),
    sa.Column("zh", sa.Text, nullable=False),
    sa.Column("en", sa.Text, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("digest_key", sa.Text),
    sa.Column("form", sa.Text),
    sa.Column("record_id", sa.BigInteger),
    sa.Column("links", Json()),
    sa.Index("notification_by_user", "user_id", "id"),
    sa.Index("notification_digest", "digest_key", "user_id"),
)
