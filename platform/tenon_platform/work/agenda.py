"""When each tenant next has something due: kept in memory, so that idle tenants cost nothing."""

import heapq
from datetime import datetime
from threading import Lock


class Agenda:
    """The earliest known moment of each tenant. An early wake-up is harmless, a late one is not."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._earliest: dict[str, datetime] = {}
        self._heap: list[tuple[datetime, str]] = []

    def note(self, tenant: str, due: datetime) -> None:
        """Something of `tenant` is due at `due`."""
        with self._lock:
            known = self._earliest.get(tenant)
            if known is None or due < known:
                self._earliest[tenant] = due
                heapq.heappush(self._heap, (due, tenant))

    def take(self, now: datetime) -> list[str]:
        """The tenants with something due by now; they are to be noted again with what comes next."""
        taken: list[str] = []
        with self._lock:
            while self._heap and self._heap[0][0] <= now:
                due, tenant = heapq.heappop(self._heap)
                if self._earliest.get(tenant) == due:
                    del self._earliest[tenant]
                    taken.append(tenant)
        return taken

    def next(self) -> datetime | None:
        """The earliest moment of all, or None when nothing is planned."""
        with self._lock:
            return min(self._earliest.values(), default=None)


agenda = Agenda()
