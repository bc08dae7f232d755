"""Server-sent events: a browser hears at once that its inbox or a record changed; it then asks what."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from tenon_engines.kernel.text import Text
from tenon_platform.access.known_sessions import known_session
from tenon_platform.access.sessions import NotLoggedIn, Session
from tenon_platform.http.cookie import read_cookie
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.serving import tenant_of
from tenon_platform.http.shapes.notifications import Signal as SignalShape
from tenon_platform.http.wire import encode
from tenon_platform.notify.live import Signal, hub
from tenon_platform.storage.transaction import transaction

routes = Routes("events")
HEARTBEAT = 20.0
MOST_WAITING = 200


async def events(request: Request) -> Response:
    """A stream of `{"kind": "inbox"|"notification"|"record", "form", "id"}` for the caller."""
    tenant_key, user_id = await run_in_threadpool(_who, request)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_stream(request, tenant_key, user_id), headers=headers, media_type="text/event-stream")


def _who(request: Request) -> tuple[str, int | None]:
    key, token = read_cookie(request)
    tenant = tenant_of(request.app.state.home, key)
    session: Session | None = None
    if token:
        with transaction(tenant, write=False) as tx:
            session = known_session(tx, token, request.app.state.clock())
    if session is None:
        raise NotLoggedIn(Text("请先登录", "Log in first"))
    return tenant.key, session.actor.user_id


async def _stream(request: Request, tenant: str, user_id: int | None) -> AsyncIterator[bytes]:
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[Signal] = asyncio.Queue(MOST_WAITING)

    def hear(signal: Signal) -> None:
        if signal.tenant == tenant and (signal.users is None or user_id in signal.users):
            loop.call_soon_threadsafe(_put, queue, signal)

    end = hub.subscribe(hear)
    try:
        yield b": hello\n\n"
        while not await request.is_disconnected():
            try:
                signal = await asyncio.wait_for(queue.get(), HEARTBEAT)
            except TimeoutError:
                yield b": still here\n\n"
                continue
            yield b"data: " + encode(signal.to_json()) + b"\n\n"
    finally:
        end()


def _put(queue: "asyncio.Queue[Signal]", signal: Signal) -> None:
    """A browser that does not read loses signals, not the server its memory; it asks again by itself anyway."""
    if not queue.full():
        queue.put_nowait(signal)


routes.stream("/events", LOGGED_IN, events, answer=SignalShape)
