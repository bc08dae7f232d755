"""The OpenAPI description: the routes, and the records of an application's forms with their schemas."""

from typing import Any

from fastapi import FastAPI

from tenon_engines.form.schema import record_schema
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.catalog.plans import plans
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction


def describe_api(app: FastAPI, tenant: Tenant | None = None, application: str | None = None) -> dict[str, Any]:
    found = dict(app.openapi())
    if tenant is None or application is None:
        return found
    with transaction(tenant, write=False) as tx:
        known = plans(tx)
    if application not in known.apps:
        raise NotFound(Text(f"没有应用“{application}”", f"There is no application {application!r}"))
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    paths = found["paths"]
    for key, plan in known.forms.items():
        if known.app_of["form", key] != application:
            continue
        schemas[key] = record_schema(plan)
        body = {"required": True, "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{key}"}}}}
        address = f"/api/v1/apps/{application}/forms/{key}/records"
        answers = {"201": {"description": plan.name.en}}
        paths[address] = {
            "post": {"tags": [key], "summary": f"New: {plan.name.en}", "requestBody": body, "responses": answers}
        }
    return found
