"""Jobs: bound to their transaction, tried again with growing waits, in the end an incident that a person sees."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

import pytest
import sqlalchemy as sa

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.runtime.worker import Worker
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import transaction
from tenon_platform.work import jobs
from tenon_platform.work.embedded import BATCH, LEASE, MOST_ATTEMPTS, Embedded, backoff
from tenon_platform.work.incidents import close, open_incidents, retry
from tenon_platform.work.tables import job


class Log:
    """A task that notes its runs, and fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.seen: list[Any] = []
        self.failures = failures

    def __call__(self, run: jobs.JobRun) -> None:
        if self.failures:
            self.failures -= 1
            raise NotFound(Text("收货方不在", "nobody there"))
        self.seen.append(run.args["n"])


def put(tenant: Tenant, clock: Callable[[], Any], n: int, **options: Any) -> int:
    with transaction(tenant) as tx:
        return jobs.enqueue(tx, "log", {"n": n}, now=clock(), **options)


def left(tenant: Tenant) -> int:
    with transaction(tenant, write=False) as tx:
        return int(tx.scalar(Statement(sa.select(sa.func.count()).select_from(job))))


def test_a_job_runs_once_in_order_and_is_gone(tenant: Tenant, clock: Any) -> None:
    log = Log()
    for n in range(3):
        put(tenant, clock, n)
    worker = Embedded({"log": log}, clock)
    assert worker.run_due(tenant) == 3
    assert worker.run_due(tenant) == 0
    assert (log.seen, left(tenant)) == ([0, 1, 2], 0)


def test_many_jobs_are_done_in_turns(tenant: Tenant, clock: Any) -> None:
    log = Log()
    for n in range(BATCH + 5):
        put(tenant, clock, n)
    worker = Worker(cast(Home, None), clock, {"log": log})
    assert [worker.turn(tenant) for _ in range(3)] == [BATCH, 5, 0]


def test_a_job_of_a_rolled_back_transaction_never_was(tenant: Tenant, clock: Any) -> None:
    def fail() -> None:
        with transaction(tenant) as tx:
            jobs.enqueue(tx, "log", {"n": 1}, now=clock())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert left(tenant) == 0


def test_a_job_waits_for_its_time(tenant: Tenant, clock: Any) -> None:
    log = Log()
    put(tenant, clock, 1, run_at=clock() + timedelta(hours=1))
    worker = Embedded({"log": log}, clock)
    assert worker.run_due(tenant) == 0
    assert worker.next_due(tenant) == clock() + timedelta(hours=1)
    clock.move(hours=1)
    assert worker.run_due(tenant) == 1


def test_the_same_key_is_the_same_job(tenant: Tenant, clock: Any) -> None:
    assert put(tenant, clock, 1, dedup_key="k") == put(tenant, clock, 2, dedup_key="k")
    assert left(tenant) == 1


def test_a_failing_job_is_tried_again_later_and_then_succeeds(tenant: Tenant, clock: Any) -> None:
    log = Log(failures=2)
    put(tenant, clock, 7)
    worker = Embedded({"log": log}, clock)
    worker.run_due(tenant)
    assert (log.seen, left(tenant)) == ([], 1)
    assert worker.run_due(tenant) == 0, "not before its wait is over"
    for _ in range(2):
        clock.move(minutes=10)
        worker.run_due(tenant)
    assert (log.seen, left(tenant)) == ([7], 0)


def test_a_job_that_keeps_failing_becomes_an_incident_that_can_be_retried(tenant: Tenant, clock: Any) -> None:
    log = Log(failures=MOST_ATTEMPTS)
    put(tenant, clock, 7)
    worker = Embedded({"log": log}, clock)
    for _ in range(MOST_ATTEMPTS):
        worker.run_due(tenant)
        clock.move(hours=1)
    assert left(tenant) == 0
    with transaction(tenant) as tx:
        (incident,) = open_incidents(tx)
        assert (incident["subject"], incident["message"]) == ("log", "收货方不在")
        retry(tx, incident["id"], None, clock())
    worker.run_due(tenant)
    assert log.seen == [7]
    with transaction(tenant) as tx:
        assert open_incidents(tx) == []
        with pytest.raises(NotFound):
            close(tx, incident["id"], None, clock())


def test_an_unknown_task_becomes_an_incident_at_once(tenant: Tenant, clock: Any) -> None:
    put(tenant, clock, 1)
    Embedded({}, clock).run_due(tenant)
    with transaction(tenant, write=False) as tx:
        assert len(open_incidents(tx)) == 1


def test_a_worker_that_died_is_taken_over_when_its_lease_ends(tenant: Tenant, clock: Any) -> None:
    log = Log()
    put(tenant, clock, 5)
    dead = Embedded({"log": log}, clock)
    with transaction(tenant) as tx:
        assert len(dead._claim(tx)) == 1
    alive = Embedded({"log": log}, clock)
    assert alive.run_due(tenant) == 0
    clock.move(seconds=LEASE.total_seconds() + 1)
    assert alive.run_due(tenant) == 1
    assert log.seen == [5]


def test_a_try_that_lost_its_lease_leaves_nothing_behind(tenant: Tenant, clock: Any) -> None:
    def slow(run: jobs.JobRun) -> None:
        run.tx.run(Statement(sa.update(job).values(attempts=job.c.attempts + 1)))

    number = put(tenant, clock, 5)
    Embedded({"log": slow}, clock).run_due(tenant)
    with transaction(tenant, write=False) as tx:
        rows = tx.all(Statement(sa.select(job.c.id, job.c.attempts)))
    assert rows == [(number, 1)]


def test_waits_grow_and_differ() -> None:
    assert [backoff(n, lambda: 0).total_seconds() for n in (1, 2, 3, 4)] == [2, 8, 32, 128]
    assert backoff(1, lambda: 1).total_seconds() == 3
