"""One route in the words of OpenAPI."""

import re
from typing import Any

from tenon_platform.http.declared import JSON, Declared
from tenon_platform.http.shapes.named import COMPONENTS

PLACE = re.compile(r"\{(\w+)(?::path)?\}")
NUMBERS = ("id", "number")
_REFUSED = {"$ref": "#/components/responses/Refused"}
_KEY = {"$ref": "#/components/parameters/IdempotencyKey"}
_REVISION = {"$ref": "#/components/parameters/IfMatch"}
Schema = dict[str, Any]


def shapes_of(route: Declared) -> list[Any]:
    """Every type whose schema the operation needs, in the order in which `operation` takes them."""
    takes = route.takes
    return [each for each in (takes.query, takes.body, takes.file, route.answer) if each not in (None, bytes)]


def operation(route: Declared, schemas: list[Schema], components: dict[str, Schema]) -> Schema:
    """`schemas` are those of `shapes_of`; `components` resolves what they refer to."""
    left = iter(schemas)
    takes = route.takes
    title, _, rest = route.doc.partition("\n")
    found: Schema = {
        "tags": [route.tag],
        "operationId": route.name,
        "summary": title,
        **({"description": rest.strip()} if rest.strip() else {}),
        "x-permission": route.permission,
        "parameters": _places(route.path) + (_queries(next(left), components) if takes.query else []),
    }
    if route.once:
        found["parameters"].append(_KEY)
    if takes.revision:
        found["parameters"].append(_REVISION)
    if takes.body:
        found["requestBody"] = _body(JSON, next(left), components)
    if takes.file:
        found["requestBody"] = _body("multipart/form-data", _with_file(next(left), components), components)
    answer: Schema = {"description": "OK"}
    if route.answer is bytes:
        answer["content"] = {route.media_type: {"schema": {"type": "string", "contentMediaType": route.media_type}}}
    elif route.answer is not None:
        answer["content"] = {route.media_type: {"schema": next(left)}}
    found["responses"] = {str(route.status): answer, "default": _REFUSED}
    if route.public:
        found["security"] = []
    return found


def _places(path: str) -> list[Schema]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "integer" if name in NUMBERS else "string"},
        }
        for name in PLACE.findall(path)
    ]


def _resolved(schema: Schema, components: dict[str, Schema]) -> Schema:
    return components[schema["$ref"].removeprefix(COMPONENTS)] if "$ref" in schema else schema


def _queries(schema: Schema, components: dict[str, Schema]) -> list[Schema]:
    whole = _resolved(schema, components)
    found = []
    for name, own in whole["properties"].items():
        about = {key: own[key] for key in ("description",) if key in own}
        rest = {key: value for key, value in own.items() if key != "description"}
        found.append({"name": name, "in": "query", "required": name in whole["required"], **about, "schema": rest})
    return found


def _body(media_type: str, schema: Schema, components: dict[str, Schema]) -> Schema:
    """A body of which nothing is needed may be left out."""
    needed = bool(_resolved(schema, components).get("required"))
    return {"required": needed, "content": {media_type: {"schema": schema}}}


def _with_file(schema: Schema, components: dict[str, Schema]) -> Schema:
    whole = _resolved(schema, components)
    properties = {**whole["properties"], "file": {"type": "string", "contentMediaType": "application/octet-stream"}}
    return {"type": "object", "properties": properties, "required": [*whole["required"], "file"]}
