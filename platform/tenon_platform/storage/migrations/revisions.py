"""Alembic's side of a migration: it reads the revisions and renders their operations for the tenant's dialect.

The statements run where everything else runs, so that a failing revision leaves the tenant as it was.
"""

from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory

from tenon_platform.storage.dialect import DIALECTS
from tenon_platform.storage.transaction import Tx


@cache
def scripts() -> tuple[Script, ...]:
    """Every revision, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return tuple(reversed(list(ScriptDirectory.from_config(config).walk_revisions())))


def run(tx: Tx, script: Script) -> None:
    """Runs the statements of a revision in the transaction."""
    context = MigrationContext.configure(dialect=DIALECTS[tx.dialect], opts={"as_sql": True})
    context.impl.static_output = lambda text: tx.ddl(text.rstrip().removesuffix(";"))  # type: ignore[method-assign]
    with Operations.context(context):
        script.module.upgrade()
