"""Tables of definition documents and their immutable published versions."""

import sqlalchemy as sa

from tenon_platform.storage.schema import metadata
from tenon_platform.storage.types import Json, Moment

document = sa.Table(
    "document",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("app", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("draft", Json()),
    sa.Column("draft_rev", sa.Integer, nullable=False),
    sa.Column("draft_at", Moment()),
    sa.Column("draft_by", sa.BigInteger),
    sa.Column("published_version", sa.Integer),
    sa.UniqueConstraint("kind", "key"),
)

document_version = sa.Table(
    "document_version",
    metadata,
    sa.Column("document_id", sa.BigInteger, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("body", Json(), nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("base", sa.Text),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("by", sa.BigInteger),
    sa.Column("at", Moment(), nullable=False),
)

package = sa.Table(
    "package",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("manifest", Json(), nullable=False),
    sa.Column("installed_at", Moment(), nullable=False),
)
