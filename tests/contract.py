"""Holds answers against the description of the API: what a route says it answers is what it answers."""

import json
import re
from functools import cache
from typing import Any

import httpx
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tenon_platform.http.description import describe_routes
from tenon_platform.http.routing import PREFIX

_DOCUMENT = "urn:openapi"


def kept(client: TestClient) -> TestClient:
    """The client, with every answer checked."""
    client.event_hooks = {**client.event_hooks, "response": [*client.event_hooks["response"], check]}
    return client


def check(response: httpx.Response) -> None:
    """A success has exactly the members that are described, a refusal the shape of refusals."""
    found = operation(response.request.method, response.request.url.path)
    if found is None or response.headers.get("content-type", "").startswith("text/event-stream"):
        return
    response.read()
    place = f"{response.request.method} {response.request.url.path} → {response.status_code}"
    answer = found["responses"].get(str(response.status_code))
    if answer is None:
        assert response.status_code >= 400, f"{place}: this status is not described"
        content = described()["components"]["responses"]["Refused"]["content"]
    else:
        content = answer.get("content", {})
        _check_request(found, response.request, place)
    kind = response.headers.get("content-type", "").partition(";")[0]
    if not content:
        assert response.content == b"", f"{place}: an answer without a body has one"
        return
    assert kind in content, f"{place}: {kind} is not described"
    if kind.endswith("json"):
        _hold(content[kind]["schema"], response.json(), place)


def _check_request(found: dict[str, Any], request: httpx.Request, place: str) -> None:
    """What a route took is what it says it takes."""
    known = {each.get("name") for each in found["parameters"]}
    unknown = set(request.url.params) - known
    assert not unknown, f"{place}: takes {unknown} without saying so"
    body = found.get("requestBody", {}).get("content", {}).get("application/json")
    if body is not None and request.content.strip():
        _hold(body["schema"], json.loads(request.content), f"{place}, the body")


def _hold(schema: dict[str, Any], value: Any, place: str) -> None:
    registry: Registry[Any] = Registry().with_resource(
        _DOCUMENT, Resource.from_contents(described(), default_specification=DRAFT202012)
    )
    validator = Draft202012Validator(_absolute(schema), registry=registry)
    problems = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]
    assert not problems, f"{place}\n" + "\n".join(problems[:10])


@cache
def described() -> dict[str, Any]:
    """The description with closed objects: a member that is not described is a mistake here."""
    closed: dict[str, Any] = _absolute(describe_routes())
    for schema in closed["components"]["schemas"].values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return closed


def _absolute(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _DOCUMENT + each if _is_own(key, each) else _absolute(each) for key, each in part.items()}
    return [_absolute(each) for each in part] if isinstance(part, list) else part


def _is_own(key: str, value: Any) -> bool:
    return key == "$ref" and isinstance(value, str) and value.startswith("#")


@cache
def _operations() -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
    found = []
    for path, methods in described()["paths"].items():
        pattern = re.compile(PREFIX + re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
        found += [(method.upper(), pattern, operation) for method, operation in methods.items()]
    return found


def operation(method: str, path: str) -> dict[str, Any] | None:
    return next((each for own, pattern, each in _operations() if own == method and pattern.fullmatch(path)), None)
