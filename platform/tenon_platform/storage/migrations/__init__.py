"""The platform's own tables through time: Alembic's revisions, run as SQL inside the tenant's transaction.

A revision is a file in `versions/` whose name begins with its number. Alembic itself is loaded only when a tenant lacks
one: it is slow to load, and at nearly every start nothing is to be done.
"""

from pathlib import Path

from tenon_platform.storage.introspect import columns
from tenon_platform.storage.transaction import Tx

TABLE = "schema_revision"
VERSIONS = Path(__file__).parent / "versions"


def migrate(tx: Tx) -> list[str]:
    """Brings the tenant's tables to the newest revision; gives the revisions that were run."""
    done = _done(tx)
    if {file.stem.partition("_")[0] for file in VERSIONS.glob("[0-9]*.py")} <= done:
        return []
    from tenon_platform.storage.migrations.revisions import run, scripts

    fresh = [script for script in scripts() if script.revision not in done]
    for script in fresh:
        run(tx, script)
        tx.ddl(f"INSERT INTO {TABLE} (revision) VALUES ('{script.revision}')")
    return [script.revision for script in fresh]


def _done(tx: Tx) -> set[str]:
    if not columns(tx, TABLE):
        tx.ddl(f"CREATE TABLE {TABLE} (revision TEXT PRIMARY KEY)")
        return set()
    return {row[0] for row in tx.sql(f"SELECT revision FROM {TABLE}")}
