"""What every transaction reads as it begins, so that all processes know what of their memory is stale.

The tenant's epoch is raised by whatever makes compiled plans or cached rights stale, its people's epoch by whatever
ends a session or changes who a person is.
"""

import sqlalchemy as sa

from tenon_platform.storage.schema import epoch
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

PLANS, PEOPLE = 1, 2  # ids of the rows
_BUMP = Statement(sa.update(epoch).where(epoch.c.id == sa.bindparam("which")).values(value=epoch.c.value + 1))


def bump_epoch(tx: Tx) -> None:
    tx.run(_BUMP, {"which": PLANS})


def bump_people(tx: Tx) -> None:
    tx.run(_BUMP, {"which": PEOPLE})
