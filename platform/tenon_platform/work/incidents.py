"""What went wrong in the background and needs a person: a visible list with retry and skip."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx
from tenon_platform.work import jobs
from tenon_platform.work.tables import incident

_COLUMNS = ("id", "kind", "subject", "message", "task", "args", "state", "at")
_ADD = Statement(sa.insert(incident))
_OPEN = Statement(
    sa.select(*(incident.c[name] for name in _COLUMNS))
    .where(incident.c.state == "open")
    .order_by(incident.c.id.desc())
    .limit(sa.bindparam("n"))
)
_ONE = Statement(
    sa.select(incident.c.task, incident.c.args).where(
        incident.c.id == sa.bindparam("which"), incident.c.state == "open"
    )
)
_CLOSE = Statement(
    sa.update(incident)
    .where(incident.c.id == sa.bindparam("which"), incident.c.state == "open")
    .values(state=sa.bindparam("new_state"), closed_at=sa.bindparam("moment"), closed_by=sa.bindparam("user"))
)
_LONGEST = 2000


def open_incident(
    tx: Tx,
    kind: str,
    subject: str,
    message: str,
    now: datetime,
    *,
    task: str | None = None,
    args: Mapping[str, Any] | None = None,
) -> int:
    (number,) = take_ids(tx.tenant, "incident")
    row = {"id": number, "kind": kind, "subject": subject, "message": message[:_LONGEST], "task": task}
    tx.run(_ADD, {**row, "args": args, "state": "open", "at": now, "closed_at": None, "closed_by": None})
    return number


def open_incidents(tx: Tx, limit: int = 100) -> list[dict[str, Any]]:
    return [dict(zip(_COLUMNS, row, strict=True)) for row in tx.all(_OPEN, {"n": limit})]


def retry(tx: Tx, number: int, user_id: int | None, now: datetime) -> None:
    """Enqueues the failed job once more and closes the incident."""
    row = tx.first(_ONE, {"which": number})
    if row is None:
        raise _gone()
    if row[0] is not None:
        jobs.enqueue(tx, row[0], row[1] or {}, now=now)
    close(tx, number, user_id, now, "retried")


def close(tx: Tx, number: int, user_id: int | None, now: datetime, state: str = "skipped") -> None:
    if not tx.run(_CLOSE, {"which": number, "new_state": state, "moment": now, "user": user_id}):
        raise _gone()


def _gone() -> NotFound:
    return NotFound(Text("这个异常已处理或不存在", "This incident is closed or does not exist"))
