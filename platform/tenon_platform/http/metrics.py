"""Counts of requests for /metrics, in Prometheus text. Kept in memory, as a plain ASGI layer."""

import time
from bisect import bisect_left
from collections import Counter
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """How many requests, by method and status, and how long they took."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._buckets = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0

    def note(self, method: str, status: int, seconds: float) -> None:
        with self._lock:
            self._requests[method, status] += 1
            self._buckets[bisect_left(BOUNDS, seconds)] += 1
            self._seconds += seconds

    def text(self) -> str:
        with self._lock:
            requests, buckets, seconds = dict(self._requests), list(self._buckets), self._seconds
        lines = ["# TYPE tenon_requests_total counter"]
        lines += [
            f'tenon_requests_total{{method="{method}",status="{status}"}} {count}'
            for (method, status), count in sorted(requests.items())
        ]
        lines.append("# TYPE tenon_request_seconds histogram")
        total = 0
        for bound, count in zip((*BOUNDS, "+Inf"), buckets, strict=True):
            total += count
            lines.append(f'tenon_request_seconds_bucket{{le="{bound}"}} {total}')
        lines += [f"tenon_request_seconds_sum {seconds:.6f}", f"tenon_request_seconds_count {total}"]
        return "\n".join(lines) + "\n"


class Measured:
    """Notes every request in `metrics`."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            self._metrics.note(scope["method"], status, time.perf_counter() - started)
