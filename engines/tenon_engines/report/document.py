"""The shape of dataset and dashboard documents, and of a query, as JSON Schema (`documents.md`)."""

from typing import Any

from jsonschema import Draft202012Validator

from tenon_engines.kernel.naming import KEY_PATTERN
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.shape_words import named_shape_words
from tenon_engines.kernel.text import Text

GRAINS = ("hour", "day", "week", "month", "quarter", "year")
AGGREGATES = ("sum", "count", "count_distinct", "avg", "min", "max")
PRESETS = ("today", "yesterday", "this_week", "last_week", "this_month", "last_month", "this_year", "last_7_days",
           "last_30_days", "all")  # fmt: skip
FUNCTIONS = ("value", "share", "running", "rank", "previous", "change", "change_pct")
_MOST = 50

_KEY = {"type": "string", "pattern": KEY_PATTERN, "maxLength": 40}
_FORMULA = {"type": "string", "minLength": 1, "maxLength": 4000}
_ID = {"type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[A-Za-z0-9_]+$"}
_NAME = {
    "type": "object",
    "properties": {"zh": {"type": "string", "maxLength": 200}, "en": {"type": "string", "maxLength": 200}},
    "additionalProperties": False,
    "minProperties": 1,
}


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _map(item: dict[str, Any], most: int = 200) -> dict[str, Any]:
    names = {"pattern": KEY_PATTERN, "maxLength": 40}
    return {"type": "object", "propertyNames": names, "additionalProperties": item, "maxProperties": most}


def _list(item: dict[str, Any], most: int = _MOST) -> dict[str, Any]:
    return {"type": "array", "items": item, "maxItems": most}


_DIMENSION = _closed(
    {
        "expr": _FORMULA,
        "name": _NAME,
        "grains": _list({"enum": list(GRAINS)}),
        "hint": _NAME,
        "icon": {"type": "string"},
    },
    "expr",
)
_MEASURE = _closed(
    {
        "agg": {"enum": list(AGGREGATES)},
        "expr": _FORMULA,
        "filter": _FORMULA,
        "calc": _FORMULA,
        "name": _NAME,
        "hint": _NAME,
        "format": {"enum": ["number", "money", "percent"]},
        "scale": {"type": "integer", "minimum": 0, "maximum": 8},
        "better": {"enum": ["up", "down"]},
    }
)
_HEAD = {"kind": {"type": "string"}, "key": _KEY, "schema": {"const": 1}, "name": _NAME, "hint": _NAME}

_JOIN = _closed({"to": {"type": "string", "maxLength": 200}, "as": _KEY}, "to")
DATASET_SCHEMA: dict[str, Any] = _closed(
    {
        **_HEAD,
        "kind": {"const": "dataset"},
        "root": _closed({"form": _KEY}, "form"),
        "joins": {**_list(_JOIN), "x-merge": "atomic"},
        "dimensions": _map(_DIMENSION),
        "measures": _map(_MEASURE),
        "segments": _map({"anyOf": [_FORMULA, _closed({"expr": _FORMULA, "name": _NAME}, "expr")]}),
    },
    "kind", "key", "root", "dimensions", "measures",
)  # fmt: skip

_AXIS = _closed({"dim": _KEY, "grain": {"enum": list(GRAINS)}}, "dim")
_VALUE = {
    "anyOf": [_KEY, _closed({"of": _KEY, "fn": {"enum": list(FUNCTIONS)}, "vs": {"enum": ["prev", "prev_year"]}}, "of")]
}
QUERY_SCHEMA: dict[str, Any] = _closed(
    {
        "dataset": _KEY,
        "rows": {**_list(_AXIS, 4), "x-merge": "atomic"},
        "columns": {**_list(_AXIS, 2), "x-merge": "atomic"},
        "measures": {**_list(_VALUE, 20), "x-merge": "atomic", "minItems": 1},
        "filter": _FORMULA,
        "sort": {**_list(_closed({"by": _KEY, "desc": {"type": "boolean"}}, "by"), 4), "x-merge": "atomic"},
        "limit": _closed({"n": {"type": "integer", "minimum": 1, "maximum": 1000}, "others": {"type": "boolean"}}, "n"),
        "totals": {**_list({"enum": ["rows"]}, 1), "x-merge": "atomic"},
        "gaps": {"type": "boolean"},
    },
    "dataset", "measures",
)  # fmt: skip

_CELL = {"type": "integer", "minimum": 0, "maximum": 1000}
_RANGE = {
    "anyOf": [
        _closed({"preset": {"enum": list(PRESETS)}}, "preset"),
        _closed({"from": {"type": "string", "format": "date"}, "to": {"type": "string", "format": "date"}}),
    ]
}
_TILE = _closed(
    {
        "id": _ID,
        "at": _closed({"x": _CELL, "y": _CELL, "w": {**_CELL, "minimum": 1}, "h": {**_CELL, "minimum": 1}}, *"xywh"),
        "title": _NAME,
        "subtitle": _NAME,
        "hint": _NAME,
        "query": QUERY_SCHEMA,
        "view": {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["kind"]},
        "period": _RANGE,
        "drill": {**_list({"type": "string", "maxLength": 40}, 6), "x-merge": "atomic"},
    },
    "id", "at", "query", "view",
)  # fmt: skip
_FILTER = {
    "anyOf": [
        _closed({"key": _KEY, "type": {"const": "date_range"}, "name": _NAME, "dim": _KEY, "default": _RANGE,
                 "presets": {**_list({"enum": list(PRESETS)}), "x-merge": "atomic"}}, "key", "type"),
        _closed({"key": _KEY, "type": {"const": "choice"}, "name": _NAME, "dim": _KEY, "default": {}}, "key", "type"),
    ]
}  # fmt: skip

DASHBOARD_SCHEMA: dict[str, Any] = _closed(
    {**_HEAD, "kind": {"const": "dashboard"}, "filters": _list(_FILTER, 10), "tiles": _list(_TILE, 60)},
    "kind", "key", "tiles",
)  # fmt: skip

_SCHEMAS = {"dataset": DATASET_SCHEMA, "dashboard": DASHBOARD_SCHEMA, "query": QUERY_SCHEMA}
_VALIDATORS = {name: Draft202012Validator(schema) for name, schema in _SCHEMAS.items()}


def check_document(document: Any) -> list[Problem]:
    """Every way in which a dataset or dashboard document departs from its shape."""
    kind = document.get("kind") if isinstance(document, dict) else None
    if kind not in ("dataset", "dashboard"):
        message = Text("这不是数据集或看板文档", "This is neither a dataset nor a dashboard document")
        return [Problem("bad_shape", "/kind", message)]
    return _check(kind, document)


def check_query(query: Any) -> list[Problem]:
    """Every way in which a query departs from its shape."""
    return _check("query", query)


def _check(schema: str, document: Any) -> list[Problem]:
    errors = sorted(_VALIDATORS[schema].iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    return [_problem(error) for error in errors[:100]]


def _problem(error: Any) -> Problem:
    path = "".join(f"/{step}" for step in error.absolute_path)
    return Problem("bad_shape", path, named_shape_words(error))
