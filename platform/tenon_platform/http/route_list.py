"""Every file of routes, in one explicit list."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from tenon_platform.http.metrics import Metrics
from tenon_platform.http.permission import PUBLIC
from tenon_platform.http.routes import (
    administration,
    documents,
    kinds,
    parameters,
    publishing,
    session,
)
from tenon_platform.http.routing import Routes

ALL_ROUTES: tuple[Routes, ...] = (
    session.routes,
    kinds.routes,
    documents.routes,
    publishing.routes,
    parameters.routes,
    administration.routes,
)


def add_plain_routes(app: FastAPI, metrics: Metrics) -> None:
    """What machines ask: is it alive, can it work, how much does it do."""

    async def healthz(request: Request) -> Response:
        return PlainTextResponse("ok\n")

    def readyz(request: Request) -> Response:
        tenants = len(app.state.home.tenants())
        return PlainTextResponse(f"ready, {tenants} tenant(s)\n")

    async def numbers(request: Request) -> Response:
        return PlainTextResponse(metrics.text(), media_type="text/plain; version=0.0.4")

    for path, endpoint in (("/healthz", healthz), ("/readyz", readyz), ("/metrics", numbers)):
        endpoint.tenon_permission = PUBLIC.name  # type: ignore[attr-defined]
        app.add_api_route(path, endpoint, methods=["GET"], include_in_schema=False, response_class=Response)
