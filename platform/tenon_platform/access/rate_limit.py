"""How often one address may fail to log in. Kept in memory: it protects this process's processor time."""

import time
from collections import deque
from collections.abc import Callable
from threading import Lock


class RateLimit:
    """At most `most` noted events per `seconds` and name; the table of names is bounded."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic, names: int = 10_000):
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._names = names
        self._events: dict[str, deque[float]] = {}
        self._lock = Lock()

    def allows(self, name: str) -> bool:
        with self._lock:
            return len(self._recent(name)) < self._most

    def note(self, name: str) -> None:
        with self._lock:
            events = self._recent(name)
            events.append(self._clock())
            self._events.pop(name, None)
            self._events[name] = events  # the newest name stands last
            while len(self._events) > self._names:
                del self._events[next(iter(self._events))]

    def _recent(self, name: str) -> deque[float]:
        events = self._events.get(name) or deque()
        while events and events[0] <= self._clock() - self._seconds:
            events.popleft()
        return events
