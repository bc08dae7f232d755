"""The OpenAPI description: the routes, and the records of an application's forms with their schemas."""

from collections.abc import Iterable
from typing import Any

from msgspec.json import schema_components

from tenon_engines.form.schema import record_schema
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.catalog.plans import plans
from tenon_platform.http.cookie import NAME
from tenon_platform.http.csrf import HEADER as CSRF
from tenon_platform.http.declared import Declared
from tenon_platform.http.idempotency import LONGEST
from tenon_platform.http.operation import PLACE, operation, shapes_of
from tenon_platform.http.route_list import ALL_ROUTES
from tenon_platform.http.routing import PREFIX
from tenon_platform.http.shapes.named import COMPONENTS, NAMED, UNITED
from tenon_platform.http.shapes.words import Problem, Refusal
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction

_TITLE = {"title": "Tenon", "version": "1"}
_PARAMETERS = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "The same request under one key is done once",
        "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST},
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "description": 'The revision that was read, in quotes: "3"',
        "schema": {"type": "string"},
    },
}
_SECURITY = {
    "session": {"type": "apiKey", "in": "cookie", "name": NAME},
    "csrf": {"type": "apiKey", "in": "header", "name": CSRF, "description": "With every write of a session"},
}


def describe_routes() -> dict[str, Any]:
    """The routes that every server has."""
    declared = [each for routes in ALL_ROUTES for each in routes.declared]
    shapes = [shape for each in declared for shape in shapes_of(each)]
    schemas, components = schema_components([*shapes, *UNITED, Problem, Refusal], ref_template=COMPONENTS + "{name}")
    components = {**components, **NAMED}
    left = iter(schemas)
    paths: dict[str, Any] = {}
    for each in declared:
        own = [next(left) for _ in shapes_of(each)]
        paths.setdefault(PLACE.sub(r"{\1}", each.path), {})[each.method.lower()] = operation(each, own, components)
    refused = {"application/problem+json": {"schema": {"$ref": COMPONENTS + "Refusal"}}}
    return {
        "openapi": "3.1.0",
        "info": _TITLE,
        "servers": [{"url": PREFIX}],
        "security": [{"session": [], "csrf": []}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(_without_queries(components, declared).items())),
            "responses": {"Refused": {"description": "Why not", "content": refused}},
            "parameters": _PARAMETERS,
            "securitySchemes": _SECURITY,
        },
    }


def _without_queries(components: dict[str, Any], declared: Iterable[Declared]) -> dict[str, Any]:
    """Queries are written out as parameters: as objects they would only be noise."""
    queries = {each.takes.query.__name__ for each in declared if each.takes.query}
    return {name: schema for name, schema in components.items() if name not in queries}


def describe_api(tenant: Tenant | None = None, application: str | None = None) -> dict[str, Any]:
    """The routes; with an application, the records of each of its forms besides."""
    found = describe_routes()
    if tenant is None or application is None:
        return found
    with transaction(tenant, write=False) as tx:
        known = plans(tx)
    if application not in known.apps:
        raise NotFound(Text(f"没有应用“{application}”", f"There is no application {application!r}"))
    schemas, paths = found["components"]["schemas"], found["paths"]
    for key, plan in known.forms.items():
        if known.app_of["form", key] != application:
            continue
        schemas[key] = record_schema(plan)
        body = {"required": True, "content": {"application/json": {"schema": {"$ref": COMPONENTS + key}}}}
        answers = {"201": {"description": plan.name.en}, "default": {"$ref": "#/components/responses/Refused"}}
        paths[f"/apps/{application}/forms/{key}/records"] = {
            "post": {"tags": [key], "summary": f"New: {plan.name.en}", "requestBody": body, "responses": answers}
        }
    return found
