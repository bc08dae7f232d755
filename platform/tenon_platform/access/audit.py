"""The audit log: logins, publishes, changes of users and rights. Records have their own change log."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from tenon_platform.access.actor import Actor
from tenon_platform.access.tables import audit
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_ADD = Statement(sa.insert(audit))
_COLUMNS = [audit.c[name] for name in ("id", "at", "user_id", "login", "action", "subject", "detail", "address")]
_PAGE = Statement(
    sa.select(*_COLUMNS).where(audit.c.id < sa.bindparam("before")).order_by(audit.c.id.desc()).limit(sa.bindparam("n"))
)
LATEST = 2**62


def note(
    tx: Tx,
    actor: Actor,
    action: str,
    subject: str,
    detail: Any = None,
    *,
    login: str | None = None,
    address: str | None = None,
) -> None:
    """One line: who did what to what. It commits with the deed."""
    (number,) = take_ids(tx.tenant, "audit")
    tx.run(
        _ADD,
        {
            "id": number,
            "at": datetime.now(UTC),
            "user_id": actor.user_id,
            "login": actor.login if login is None else login,
            "action": action,
            "subject": subject,
            "detail": detail,
            "address": address,
        },
    )


def page(tx: Tx, before: int = LATEST, limit: int = 50) -> list[dict[str, Any]]:
    """Newest first, older than line `before`."""
    names = [column.name for column in _COLUMNS]
    return [dict(zip(names, row, strict=True)) for row in tx.all(_PAGE, {"before": before, "n": limit})]
