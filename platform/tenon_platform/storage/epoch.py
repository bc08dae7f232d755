"""The tenant's epoch: raised by whatever makes compiled plans or cached rights stale."""

import sqlalchemy as sa

from tenon_platform.storage.schema import epoch
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_BUMP = Statement(sa.update(epoch).values(value=epoch.c.value + 1))


def bump_epoch(tx: Tx) -> None:
    tx.run(_BUMP)
