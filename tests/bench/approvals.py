"""How many approvals a second: `decide` with everything it does to the record, beside its own statements replayed.

Three equal tenants: on the first the decisions are timed, on the second their statements are recorded, on the third
these statements run again with nothing around them. That is the limit by hand at the same settings and connections.
"""

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "platform/flows"))

from review_world import ReviewWorld

from tenon_platform.settings import Settings
from tenon_platform.storage.database import Session
from tenon_platform.storage.tenants import Home

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
Call = tuple[str, tuple[Any, ...], dict[str, Any]]
THREADS = (1, 8)
WARM = 10  # decisions before the clock starts: the first of a process compile their statements


@dataclass(frozen=True)
class Rate:
    """Decisions a second of wall clock, and of processor time of this process."""

    wall: float
    processor: float


class Recorder:
    """A session that notes what it is asked."""

    def __init__(self, session: Session, calls: list[Call]) -> None:
        self._session = session
        self._calls = calls
        self.epoch = session.epoch

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._session, name)

        def call(*arguments: Any, **options: Any) -> Any:
            self._calls.append((name, arguments, options))
            return method(*arguments, **options)

        return call


def approval_rates(home_path: Path, database: str | None, count: int) -> list[tuple[int, Rate, Rate]]:
    """By number of threads: decisions a second, and the same by hand."""
    home = Home.open(Settings(home=home_path, database=database))
    timed, noted, bare = (world(home, key, count * len(THREADS) + WARM) for key in ("timed", "noted", "bare"))
    notes = record(noted)
    tasks = timed.todo("ops")
    for task, calls in zip(tasks[:WARM], notes[:WARM], strict=True):
        timed.decide_task("ops", task)
        replay(bare, calls)
    found = []
    for index, threads in enumerate(THREADS):
        part = slice(WARM + index * count, WARM + (index + 1) * count)
        own = rate(threads, tasks[part], lambda task: timed.decide_task("ops", task))
        limit = rate(threads, notes[part], lambda calls: replay(bare, calls))
        found.append((threads, own, limit))
    home.close()
    return found


def world(home: Home, key: str, orders: int) -> ReviewWorld:
    """A tenant with so many orders waiting for their first approval."""
    made = ReviewWorld(home.create(key, key), lambda: NOW)
    for _ in range(orders):
        made.submit(made.order(price="60000"))
    return made


def record(place: ReviewWorld) -> list[list[Call]]:
    """The calls of each decision, in the order of the tasks."""
    database: Any = place.tenant.database
    begin = database.begin
    notes: list[list[Call]] = []
    for task in place.todo("ops"):
        calls: list[Call] = []
        database.begin = lambda calls=calls, **how: Recorder(begin(**how), calls)
        place.decide_task("ops", task)
        database.begin = begin
        notes.append(calls)
    return notes


def replay(place: ReviewWorld, calls: Sequence[Call]) -> None:
    session: Any = place.tenant.database.begin(write=True, exclusive=False)
    for name, arguments, options in calls:
        getattr(session, name)(*arguments, **options)


def rate(threads: int, items: Sequence[Any], work: Callable[[Any], Any]) -> Rate:
    began, processor = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(work, items):
            pass
    return Rate(len(items) / (time.perf_counter() - began), len(items) / (time.process_time() - processor))
