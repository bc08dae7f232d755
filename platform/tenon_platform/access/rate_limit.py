"""Waits that grow with each failure. Kept in memory: they protect passwords from guessing and this process's processor.

A name is counted the same whether there is something behind it or not; the table of names is bounded.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

Clock = Callable[[], float]
MOST_NAMES = 10_000


@dataclass(slots=True)
class _Failures:
    count: int = 0
    last: float = 0.0
    until: float = 0.0


class Waits:
    """The first `free` failures of a name cost nothing; each further one doubles the wait, up to `longest` seconds.

    A name without failures for `forgets` seconds begins anew. What is refused while waiting does not count: trying on
    makes no wait longer.
    """

    def __init__(
        self, free: int, longest: float, forgets: float, clock: Clock = time.monotonic, names: int = MOST_NAMES
    ) -> None:
        self.free = free
        self._longest = longest
        self._forgets = forgets
        self._clock = clock
        self._most = names
        self._names: dict[str, _Failures] = {}
        self._lock = Lock()

    def left(self, name: str) -> float:
        """Seconds until the name may try again."""
        with self._lock:
            return max(0.0, self._known(name).until - self._clock())

    def count(self, name: str) -> int:
        with self._lock:
            return self._known(name).count

    def failed(self, name: str, free: int | None = None) -> None:
        """One more failure; `free` where this time fewer are free than usual."""
        with self._lock:
            known = self._known(name)
            known.count += 1
            known.last = self._clock()
            beyond = known.count - (self.free if free is None else free)
            if beyond >= 0:
                known.until = known.last + min(self._longest, 2.0 ** min(beyond + 1, 20))
            self._names.pop(name, None)
            self._names[name] = known  # the newest name stands last
            while len(self._names) > self._most:
                del self._names[next(iter(self._names))]

    def forgive(self, name: str) -> None:
        """Takes back one failure and its wait: it was none after all."""
        with self._lock:
            known = self._known(name)
            known.count = max(0, known.count - 1)
            known.until = 0.0

    def forget(self, name: str) -> None:
        with self._lock:
            self._names.pop(name, None)

    def _known(self, name: str) -> _Failures:
        known = self._names.get(name)
        if known is None or known.last + self._forgets <= self._clock() >= known.until:
            return _Failures()
        return known
