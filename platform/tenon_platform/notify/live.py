"""Live signals within this process: who wants to know at once subscribes, whoever commits publishes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from tenon_platform.storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Signal:
    """Says only what changed, never its content. `users` None means everybody of the tenant."""

    tenant: str
    kind: str
    users: frozenset[int] | None = None
    form: str | None = None
    record_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "form": self.form, "id": self.record_id}


Listener = Callable[[Signal], None]


class Hub:
    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: dict[int, Listener] = {}
        self._next = 0

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with every signal, from the thread that committed; gives what ends the subscription."""
        with self._lock:
            self._next += 1
            number = self._next
            self._listeners[number] = listener
        return lambda: self._listeners.pop(number, None) and None

    def publish(self, signal: Signal) -> None:
        for listener in list(self._listeners.values()):
            listener(signal)


hub = Hub()


def signal_after(
    tx: Tx, kind: str, users: Iterable[int] | None = None, form: str | None = None, record_id: int | None = None
) -> None:
    """Publishes once the rows are safe."""
    whom = frozenset(users) if users is not None else None
    signal = Signal(tx.tenant.key, kind, whom, form, record_id)
    tx.after_commit(lambda: hub.publish(signal))
