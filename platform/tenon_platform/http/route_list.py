"""Every file of routes, in one explicit list."""

from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from tenon_platform.http.metrics import Metrics
from tenon_platform.http.permission import PUBLIC
from tenon_platform.http.routes import (
    addresses,
    administration,
    breaking,
    dashboards,
    desks,
    documents,
    events,
    flows,
    form_schema,
    forms,
    impact,
    imports,
    inbox,
    incidents,
    kinds,
    notifications,
    options,
    panels,
    parameters,
    printing,
    publishing,
    record_bulk,
    record_counted,
    record_offers,
    record_related,
    record_steps,
    record_story,
    records,
    reports,
    search,
    session,
    tasks,
    workbenches,
)
from tenon_platform.http.routing import Routes

# Matched in this order: what people ask for all day stands first.
ALL_ROUTES: tuple[Routes, ...] = (
    record_offers.routes,
    record_counted.routes,
    records.routes,
    record_bulk.routes,
    record_steps.routes,
    record_story.routes,
    record_related.routes,
    session.routes,
    kinds.routes,
    documents.routes,
    impact.routes,
    publishing.routes,
    parameters.routes,
    forms.routes,
    form_schema.routes,
    options.routes,
    addresses.routes,
    panels.routes,
    breaking.routes,
    search.routes,
    inbox.routes,
    tasks.routes,
    flows.routes,
    notifications.routes,
    events.routes,
    dashboards.routes,
    workbenches.routes,
    printing.routes,
    desks.routes,
    reports.routes,
    imports.routes,
    incidents.routes,
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

    endpoints: tuple[tuple[str, Any], ...] = (("/healthz", healthz), ("/readyz", readyz), ("/metrics", numbers))
    for path, endpoint in endpoints:
        endpoint.tenon_permission = PUBLIC.name
        app.add_api_route(path, endpoint, methods=["GET"], include_in_schema=False, response_class=Response)
