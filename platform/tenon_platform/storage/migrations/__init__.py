"""The platform's own tables through time: Alembic's revisions, run as SQL inside the tenant's transaction.

A revision is a file in `versions/`. Alembic renders its operations for the tenant's dialect; the statements run where
everything else runs, so that a failing revision leaves the tenant as it was.
"""

from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory

from tenon_platform.storage.dialect import DIALECTS
from tenon_platform.storage.introspect import columns
from tenon_platform.storage.transaction import Tx

TABLE = "schema_revision"


def migrate(tx: Tx) -> list[str]:
    """Brings the tenant's tables to the newest revision; gives the revisions that were run."""
    done = _done(tx)
    fresh = [script for script in _scripts() if script.revision not in done]
    for script in fresh:
        _run(tx, script)
        tx.ddl(f"INSERT INTO {TABLE} (revision) VALUES ('{script.revision}')")
    return [script.revision for script in fresh]


def _done(tx: Tx) -> set[str]:
    if not columns(tx, TABLE):
        tx.ddl(f"CREATE TABLE {TABLE} (revision TEXT PRIMARY KEY)")
        return set()
    return {row[0] for row in tx.sql(f"SELECT revision FROM {TABLE}")}


@cache
def _scripts() -> tuple[Script, ...]:
    """Every revision, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return tuple(reversed(list(ScriptDirectory.from_config(config).walk_revisions())))


def _run(tx: Tx, script: Script) -> None:
    context = MigrationContext.configure(dialect=DIALECTS[tx.dialect], opts={"as_sql": True})
    context.impl.static_output = lambda text: tx.ddl(text.rstrip().removesuffix(";"))  # type: ignore[method-assign]
    with Operations.context(context):
        script.module.upgrade()
