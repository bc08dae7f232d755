"""The port of jobs: enqueued inside the caller's transaction, so that a job exists exactly when its cause does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx
from tenon_platform.work.agenda import agenda
from tenon_platform.work.tables import job

Clock = Callable[[], datetime]
_ADD = Statement(sa.insert(job))
_KNOWN = Statement(sa.select(job.c.id).where(job.c.dedup_key == sa.bindparam("dedup_key")))


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class JobRun:
    """One try of a job. `tx` is the transaction its whole effect belongs to; it ends by deleting the job."""

    tx: Tx
    id: int
    task: str
    args: Mapping[str, Any]
    attempt: int
    now: datetime


Task = Callable[[JobRun], None]


def enqueue(
    tx: Tx,
    task: str,
    args: Mapping[str, Any],
    *,
    run_at: datetime | None = None,
    dedup_key: str | None = None,
    queue: str = "default",
    now: datetime | None = None,
) -> int:
    """A job for after this commit, at `run_at` if given. A second one with the same `dedup_key` is the first one."""
    moment = now or utc_now()
    due = run_at or moment
    if dedup_key is not None:
        known: int | None = tx.scalar(_KNOWN, {"dedup_key": dedup_key})
        if known is not None:
            return known
    (number,) = take_ids(tx.tenant, "job")
    row = {"id": number, "queue": queue, "task": task, "args": dict(args), "run_at": due, "dedup_key": dedup_key}
    tx.run(_ADD, {**row, "attempts": 0, "leased_until": None, "error": None, "created_at": moment})
    tx.after_commit(lambda: agenda.note(tx.tenant.key, due))
    return number
