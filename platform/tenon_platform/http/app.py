"""The application: every route, the errors, the layers around them."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from datetime import UTC, datetime
from importlib import import_module

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from tenon_engines.report.warm import warm as warm_reports
from tenon_platform.catalog.plans import plans
from tenon_platform.http.description import describe_routes
from tenon_platform.http.errors import add_error_handlers
from tenon_platform.http.interface_files import add_interface
from tenon_platform.http.metrics import Measured, Metrics
from tenon_platform.http.route_list import ALL_ROUTES, add_plain_routes
from tenon_platform.http.routing import PREFIX
from tenon_platform.http.security import SecurityHeaders
from tenon_platform.paths import DESIGNER
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

THREADS_PER_CORE = 8
_log = logging.getLogger("tenon.http")


def create_app(
    home: Home,
    *,
    demo: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    around: Callable[[], AbstractContextManager[object]] = nullcontext,
    warmed: Callable[[], None] = lambda: None,
) -> FastAPI:
    """`around` is entered while the server runs: the worker of jobs and timers lives in it. `warmed` is called when
    everything is loaded."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        threads = THREADS_PER_CORE * (os.cpu_count() or 2)
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(threads, "request"))
        with around():
            warming = asyncio.create_task(run_in_threadpool(_warm, home, warmed))
            yield
            await warming

    app = FastAPI(
        title="Tenon",
        version="1",
        lifespan=life,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.openapi = describe_routes  # type: ignore[method-assign]
    app.state.home = home
    app.state.demo = demo
    app.state.clock = clock
    app.state.metrics = metrics = Metrics()
    add_error_handlers(app)
    for routes in ALL_ROUTES:
        app.router.routes += routes.router.routes
    add_plain_routes(app, metrics)
    add_interface(app, DESIGNER)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Measured, metrics=metrics)
    return app


def _warm(home: Home, warmed: Callable[[], None]) -> None:
    """Compiles the definitions of every tenant, and loads what is slow to load, so that no visitor waits for it."""
    for tenant in home.tenants():
        try:
            with transaction(tenant, write=False) as tx:
                plans(tx)
        except Exception:
            _log.exception("tenant %s could not be prepared", tenant.key)
    import_module("pypinyin")
    warm_reports()
    warmed()
