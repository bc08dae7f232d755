"""The background of a server: wakes for jobs and times of every tenant of a home."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from threading import Event

from apscheduler.schedulers.background import BackgroundScheduler

from tenon_engines.kernel.errors import NotFound
from tenon_platform.runtime import backfill, case_end, later, overdue, timers
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.work.agenda import agenda
from tenon_platform.work.embedded import Embedded
from tenon_platform.work.jobs import Clock, Task, utc_now

TASKS: Mapping[str, Task] = {
    later.TASK: later.run_later,
    case_end.TASK: case_end.end_flows,
    backfill.TASK: backfill.plan_times,
    overdue.TASK: overdue.try_again,
}
TICK = 1.0
LOOK_AGAIN = timedelta(seconds=5)
_log = logging.getLogger("tenon.work")


class Worker:
    """Serves the tenants whose next moment has come. Idle tenants of a SQLite home cost nothing."""

    def __init__(self, home: Home, clock: Clock = utc_now, tasks: Mapping[str, Task] = TASKS) -> None:
        self._home = home
        self._clock = clock
        self._embedded = Embedded(tasks, clock)
        self._ending = Event()

    def look(self) -> None:
        """Learns of everything that is planned, also by earlier runs and other processes."""
        for tenant in self._home.tenants():
            self._embedded.take_back(tenant)
            self._note(tenant)

    def tick(self) -> None:
        """Serves whoever is due, in turns: the import of one tenant keeps nobody's times and jobs waiting."""
        waiting = dict.fromkeys(agenda.take(self._clock()))
        while waiting and not self._ending.is_set():
            waiting = {key: None for key in waiting if self._turn(key)}
            waiting |= dict.fromkeys(agenda.take(self._clock()))

    def _turn(self, key: str) -> bool:
        """One turn of a tenant; False when there is nothing more for now."""
        try:
            return self.turn(self._home.tenant(key)) > 0
        except NotFound:
            return False
        except Exception:
            _log.exception("serving tenant %s failed", key)
            agenda.note(key, self._clock() + LOOK_AGAIN)
            return False

    def end(self) -> None:
        """Stops after the turn at hand; what is left waits for the next start."""
        self._ending.set()

    def turn(self, tenant: Tenant) -> int:
        """Some due jobs, times and tasks in turn, so that none waits for all of the others; gives how many."""
        now = self._clock
        done = self._embedded.run_some(tenant) + timers.fire_some(tenant, now()) + overdue.fire_some(tenant, now())
        if not done:
            self._note(tenant)
        return done

    def serve(self, tenant: Tenant) -> int:
        """Runs due jobs and times of a tenant until none is left; gives how many there were."""
        count = 0
        while done := self.turn(tenant):
            count += done
        return count

    def _note(self, tenant: Tenant) -> None:
        """Several processes may enqueue on PostgreSQL: there the tenant is looked at again soon in any case."""
        moments = [self._embedded.next_due(tenant), timers.next_due(tenant), overdue.next_due(tenant)]
        if tenant.dialect == "postgresql":
            moments.append(self._clock() + LOOK_AGAIN)
        for moment in moments:
            if moment is not None:
                agenda.note(tenant.key, moment)


@contextmanager
def running(home: Home, clock: Clock = utc_now, tasks: Mapping[str, Task] = TASKS) -> Iterator[Worker]:
    """The worker, for as long as the server runs. `tasks` adds what higher layers want done."""
    worker = Worker(home, clock, tasks)
    worker.look()
    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_job(worker.tick, "interval", seconds=TICK, max_instances=1, coalesce=True, misfire_grace_time=None)
    # A tick that works off an import outlasts its second; the scheduler would warn each time that it does not start another.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler.start()
    try:
        yield worker
    finally:
        worker.end()
        scheduler.shutdown(wait=True)
