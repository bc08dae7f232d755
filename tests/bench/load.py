"""A small HTTP load generator: n keep-alive connections on loopback, a fixed number of requests, latencies out.

Plain asyncio streams and prebuilt request bytes, so that the client costs the same few microseconds for every server.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What a run measured: requests per second, latencies in milliseconds; `each` are the milliseconds of processor
    time that the server took for one request, which other work on the machine changes least."""

    rate: float
    p50: float
    p99: float
    failed: int
    each: float = 0.0


def request(method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
    """One HTTP/1.1 request as bytes."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    if body:
        lines.append("Content-Type: application/json")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def drive(port: int, make: Callable[[int], bytes], *, count: int, clients: int = 8) -> Load:
    """Sends `count` requests, the n-th made by `make(n)`, over `clients` connections to 127.0.0.1."""
    return asyncio.run(_drive(port, make, count, clients))


async def _drive(port: int, make: Callable[[int], bytes], count: int, clients: int) -> Load:
    numbers = iter(range(count))
    latencies: list[float] = []
    failed = 0

    async def client() -> None:
        nonlocal failed
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in numbers:
            data = make(number)
            began = time.perf_counter()
            writer.write(data)
            status, _ = await read_response(reader)
            latencies.append(time.perf_counter() - began)
            if status >= 300:
                failed += 1
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    seconds = time.perf_counter() - began
    latencies.sort()
    return Load(
        count / seconds, latencies[len(latencies) // 2] * 1000, latencies[int(len(latencies) * 0.99)] * 1000, failed
    )


async def read_response(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of one response with a Content-Length or chunked body."""
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    lower = head.lower()
    at = lower.find(b"content-length:")
    if at >= 0:
        length = int(lower[at + 15 : lower.find(b"\r\n", at)])
        return status, await reader.readexactly(length) if length else b""
    if b"chunked" not in lower:
        return status, b""
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return status, body
