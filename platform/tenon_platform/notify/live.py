"""Live signals within this process: who wants to know at once subscribes, whoever commits publishes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from tenon_platform.storage.transaction import Tx

MOST_NAMED = 20


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
        return lambda: self._end(number)

    def publish(self, signal: Signal) -> None:
        with self._lock:
            listeners = list(self._listeners.values())
        for listener in listeners:
            listener(signal)

    def _end(self, number: int) -> None:
        with self._lock:
            self._listeners.pop(number, None)


hub = Hub()


def signal_after(
    tx: Tx, kind: str, users: Iterable[int] | None = None, form: str | None = None, record_id: int | None = None
) -> None:
    """Publishes once the rows are safe."""
    whom = frozenset(users) if users is not None else None
    signal = Signal(tx.tenant.key, kind, whom, form, record_id)
    tx.after_commit(lambda: hub.publish(signal))


def signal_records(tx: Tx, told: set[tuple[str, int | None]], form: str, ids: Iterable[int]) -> None:
    """Tells everybody that records changed, each once in a transaction; of many only that the form changed.

    `told` is kept by the caller for as long as its transaction.
    """
    numbers = list(ids)
    places: list[tuple[str, int | None]] = [(form, number) for number in numbers[:MOST_NAMED]]
    if len(numbers) > MOST_NAMED:
        places = [(form, None)]
    for place in places:
        if place not in told:
            told.add(place)
            signal_after(tx, "record", None, *place)
