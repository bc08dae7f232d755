"""Server-sent events: people hear of what concerns them, and of nothing else."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from http_place import Place

from tenon_platform.http.routes.events import _stream
from tenon_platform.notify.live import Signal, hub


def test_a_browser_hears_what_concerns_its_user(place: Place) -> None:
    async def listen() -> list[bytes]:
        async def connected() -> bool:
            return False

        request = SimpleNamespace(is_disconnected=connected)
        stream = _stream(request, "shopfront", 7)  # type: ignore[arg-type]
        heard = [await anext(stream)]
        hub.publish(Signal("shopfront", "inbox", frozenset({8})))
        hub.publish(Signal("other", "inbox", frozenset({7})))
        hub.publish(Signal("shopfront", "record", None, "sale", 3))
        heard.append(await anext(stream))
        await stream.aclose()  # type: ignore[attr-defined]
        return heard

    with ThreadPoolExecutor(1) as apart:  # a loop of its own, whatever runs in this thread
        found = apart.submit(asyncio.run, listen()).result()
    assert found == [b": hello\n\n", b'data: {"kind":"record","form":"sale","id":3}\n\n']


def test_strangers_hear_nothing(place: Place) -> None:
    assert place.stranger().get("/events").status_code == 401
