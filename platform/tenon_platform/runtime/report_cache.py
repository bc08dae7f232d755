"""Results of reports, kept for moments: dashboards that many people look at cost one computation, not many.

A key holds everything that a result depends on, permissions and the data's own epoch included; two people share a
result only when the very same rows are theirs to see. It holds the tenant itself: an id() may come to mean another.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Event, Lock
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
SECONDS = 5.0
MOST = 500
_PATIENCE = 30.0


@dataclass(slots=True)
class _Entry:
    ready: Event = field(default_factory=Event)
    at: float = 0.0
    made: bool = False
    value: Any = None


class ReportCache:
    """`get(key, make)`: one thread makes a value, the others wait for it; it lives `SECONDS`."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The kept value, or a new one. A failure is not kept: whoever waited makes it for himself."""
        entry, mine = self._claim(key)
        if not mine:
            entry.ready.wait(_PATIENCE)
            if entry.made:
                kept: T = entry.value
                return kept
            return make()
        try:
            value = make()
            entry.value, entry.at, entry.made = value, self._clock(), True
            return value
        except BaseException:
            with self._lock:
                if self._entries.get(key) is entry:
                    del self._entries[key]
            raise
        finally:
            entry.ready.set()

    def _claim(self, key: Hashable) -> tuple[_Entry, bool]:
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None and (not entry.ready.is_set() or self._clock() - entry.at < SECONDS):
                return entry, False
            entry = self._entries[key] = _Entry()
            self._entries.move_to_end(key)
            while len(self._entries) > MOST:
                self._entries.popitem(last=False)
            return entry, True
