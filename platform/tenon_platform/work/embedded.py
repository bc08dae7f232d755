"""The embedded worker: claims jobs of the tenants of one home, retries with growing waits, ends in an incident.

Runs on SQLite and on PostgreSQL; several processes may work on the same PostgreSQL database, because a job is claimed
by a lease, its row is locked while it runs, and its effect commits together with its removal.
"""

import logging
import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa

from tenon_engines.kernel.errors import TenonError
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction, transaction
from tenon_platform.work.incidents import open_incident
from tenon_platform.work.jobs import Clock, JobRun, Task, utc_now
from tenon_platform.work.tables import job

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 5
BATCH = 20
_FIRST_WAIT = 2.0
_log = logging.getLogger("tenon.work")

_free = sa.or_(job.c.leased_until.is_(None), job.c.leased_until < sa.bindparam("now"))
_DUE = Statement(
    sa.select(job.c.id, job.c.task, job.c.args, job.c.attempts)
    .where(job.c.run_at <= sa.bindparam("now"), _free)
    .order_by(job.c.run_at, job.c.id)
    .limit(sa.bindparam("n"))
    .with_for_update(skip_locked=True)
)
_LEASE = Statement(
    sa.update(job)
    .where(job.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(leased_until=sa.bindparam("until"), attempts=job.c.attempts + 1)
)
_DONE = Statement(sa.delete(job).where(job.c.id == sa.bindparam("which"), job.c.attempts == sa.bindparam("attempt")))
_AGAIN = Statement(
    sa.update(job)
    .where(job.c.id == sa.bindparam("which"))
    .values(run_at=sa.bindparam("due"), leased_until=None, error=sa.bindparam("text"))
)
_NEXT = Statement(sa.select(job.c.run_at).where(_free).order_by(job.c.run_at).limit(1))
_LEASED = Statement(
    sa.select(job.c.leased_until).where(job.c.leased_until.is_not(None)).order_by(job.c.leased_until).limit(1)
)

_HOLD = Statement(
    sa.select(job.c.id)
    .where(job.c.id == sa.bindparam("which"), job.c.attempts == sa.bindparam("attempt"))
    .with_for_update()
)
_not_running = sa.select(job.c.id).where(job.c.leased_until.is_not(None)).with_for_update(skip_locked=True)
_TAKE_BACK = Statement(sa.update(job).where(job.c.id.in_(_not_running)).values(leased_until=None))

Claimed = tuple[int, str, Mapping[str, object], int]


class TakenOver(Exception):
    """The lease ran out and another worker has the job: nothing of this try may stay."""


class Embedded:
    """Runs what is due in one tenant at a time. `tasks` is the explicit list of what jobs may be called."""

    def __init__(self, tasks: Mapping[str, Task], clock: Clock = utc_now) -> None:
        self._tasks = tasks
        self._clock = clock

    def run_due(self, tenant: Tenant) -> int:
        """Runs every job that is due now, and gives how many."""
        count = 0
        while done := self.run_some(tenant):
            count += done
        return count

    def run_some(self, tenant: Tenant) -> int:
        """Runs at most `BATCH` due jobs, and gives how many."""
        claimed = run_in_transaction(tenant, self._claim)
        for number, task, args, attempts in claimed:
            self._run(tenant, number, task, args, attempts + 1)
        return len(claimed)

    def take_back(self, tenant: Tenant) -> int:
        """Frees the jobs that a process held when it died, and gives how many; called once at start.

        A running job holds the lock of its row, which ends with its process. What another living process has leased
        but not begun may be taken too: that process will find its lease gone.
        """
        return run_in_transaction(tenant, lambda tx: tx.run(_TAKE_BACK))

    def next_due(self, tenant: Tenant) -> datetime | None:
        with transaction(tenant, write=False) as tx:
            now = self._clock()
            waiting = tx.scalar(_NEXT, {"now": now})
            leased = tx.scalar(_LEASED)
        return min((moment for moment in (waiting, leased) if moment is not None), default=None)

    def _claim(self, tx: Tx) -> list[Claimed]:
        now = self._clock()
        rows = tx.all(_DUE, {"now": now, "n": BATCH})
        if rows:
            tx.run(_LEASE, {"ids": [row[0] for row in rows], "until": now + LEASE})
        return [(number, task, args, attempts) for number, task, args, attempts in rows]

    def _run(self, tenant: Tenant, number: int, task: str, args: Mapping[str, object], attempt: int) -> None:
        if attempt > MOST_ATTEMPTS:
            self._failed(tenant, number, task, args, attempt, RuntimeError("the process ended during every try"))
            return

        def once(tx: Tx) -> None:
            if tx.first(_HOLD, {"which": number, "attempt": attempt}) is None:
                raise TakenOver(number)
            self._tasks[task](JobRun(tx, number, task, args, attempt, self._clock()))
            if not tx.run(_DONE, {"which": number, "attempt": attempt}):
                raise TakenOver(number)

        try:
            run_in_transaction(tenant, once)
        except TakenOver:
            _log.warning("job %s of %s was taken over", number, tenant.key)
        except Exception as error:
            _log.warning("job %s (%s) of %s failed", number, task, tenant.key, exc_info=True)
            self._failed(tenant, number, task, args, attempt, error)

    def _failed(
        self, tenant: Tenant, number: int, task: str, args: Mapping[str, object], attempt: int, error: Exception
    ) -> None:
        text = error.message.zh if isinstance(error, TenonError) else f"{type(error).__name__}: {error}"
        now = self._clock()

        def note(tx: Tx) -> None:
            if attempt < MOST_ATTEMPTS and task in self._tasks:
                tx.run(_AGAIN, {"which": number, "due": now + backoff(attempt), "text": text[:2000]})
            else:
                tx.run(_DONE, {"which": number, "attempt": attempt})
                open_incident(tx, "job", task, text, now, task=task, args=args)

        run_in_transaction(tenant, note)


def backoff(attempt: int, chance: Callable[[], float] = random.random) -> timedelta:
    """2, 8, 32, 128 seconds, each up to half as long again: failures do not come back all at once."""
    return timedelta(seconds=_FIRST_WAIT * 4 ** (attempt - 1) * (1 + chance() / 2))
