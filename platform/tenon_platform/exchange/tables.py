"""Tables of imports: one row a run, one row for every source row it has dealt with."""

import sqlalchemy as sa

from tenon_platform.storage.schema import metadata
from tenon_platform.storage.types import Json, Moment

import_run = sa.Table(
    "import_run",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("app", sa.Text, nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("mode", sa.Text, nullable=False),
    sa.Column("layout", Json(), nullable=False),
    sa.Column("mapping", Json(), nullable=False),
    sa.Column("total", sa.BigInteger, nullable=False),
    sa.Column("done", sa.BigInteger, nullable=False),
    sa.Column("created", sa.BigInteger, nullable=False),
    sa.Column("skipped", sa.BigInteger, nullable=False),
    sa.Column("failed", sa.BigInteger, nullable=False),
    sa.Column("message", Json()),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("created_at", Moment(), nullable=False),
    sa.Column("started_at", Moment()),
    sa.Column("finished_at", Moment()),
    sa.Index("import_run_by_form", "form", "id"),
)

# `hash` is a hash of the row's text and of how often that text stood in the file before: the same file, or a file that
# overlaps it, creates nothing twice. `record_id` is empty for a row that was refused; `problems` says why.
import_row = sa.Table(
    "import_row",
    metadata,
    sa.Column("run_id", sa.BigInteger, primary_key=True),
    sa.Column("n", sa.BigInteger, primary_key=True),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("record_id", sa.BigInteger),
    sa.Column("cells", Json()),
    sa.Column("problems", Json()),
    sa.Index(
        "import_row_once",
        "form",
        "hash",
        unique=True,
        sqlite_where=sa.text("record_id IS NOT NULL"),
        postgresql_where=sa.text("record_id IS NOT NULL"),
    ),
)
