"""The shape of a form document as JSON Schema (`documents.md`, Form). Kinds check their own options."""

from typing import Any

from jsonschema import Draft202012Validator

from tenon_engines.kernel.naming import KEY_PATTERN, MAX_KEY, MAX_TABLE_KEY
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.shape_words import named_shape_words

MOST_FIELDS = 300
_KEY = {"type": "string", "pattern": KEY_PATTERN, "maxLength": MAX_KEY}
_TABLE_KEY = {**_KEY, "maxLength": MAX_TABLE_KEY}
_KEY_OR_COLUMN = {
    "type": "string",
    "pattern": r"^[a-z](_?[a-z0-9])*(\.[a-z](_?[a-z0-9])*)?$(?!\n)",
    "maxLength": 2 * MAX_KEY + 1,
}
_ID = {"type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[A-Za-z0-9_]+$"}
_EXPR = {"type": "string", "minLength": 1, "maxLength": 8000}
_NAME = {
    "type": "object",
    "properties": {"zh": {"type": "string", "maxLength": 1000}, "en": {"type": "string", "maxLength": 1000}},
    "additionalProperties": False,
    "minProperties": 1,
}


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list(item: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "items": item, "maxItems": most}


# A field: the options of every kind are closed here; those of its own kind by the kind itself.
_FIELD: dict[str, Any] = {
    "type": "object",
    "properties": {
        "key": _KEY,
        "type": {"type": "string"},
        "name": _NAME,
        "help": _NAME,
        "placeholder": _NAME,
        "required": _EXPR,
        "visible": _EXPR,
        "readonly": _EXPR,
        "set_by": {"const": "system"},
        "default": _EXPR,
        "copy_from": {"type": "string", "maxLength": 130},
        "check": _closed({"expr": _EXPR, "message": _NAME}, "expr"),
    },
    "required": ["key", "type"],
}
_ITEM: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": _ID,
        "field": _KEY,
        "items": {"type": "array"},
        "type": {"type": "string"},
        "name": _NAME,
        "text": _NAME,
    },
    "required": ["id"],
}
_SORT = {**_list(_closed({"field": {"type": "string"}, "desc": {"type": "boolean"}}, "field"), 4), "x-merge": "atomic"}
_COLUMN = _closed({"id": _ID, "field": {"type": "string"}, "width": {"type": "integer"}, "name": _NAME,
                   "fixed": {"type": "boolean"}, "align": {"type": "string"}, "style": {"type": "string"},
                   "beside": {**_list(_KEY, 4), "x-merge": "atomic"}},
                  "id", "field")  # fmt: skip
_TAB = _closed({"id": _ID, "name": _NAME, "filter": _EXPR, "count": {"type": "boolean"}, "sort": _SORT}, "id")
_VIEW = {
    "type": "object",
    "properties": {"key": _KEY, "type": {"type": "string"}, "name": _NAME, "filter": _EXPR, "sort": _SORT,
                   "columns": _list(_COLUMN, 60), "tabs": _list(_TAB, 30), "split": _KEY,
                   "offer": {**_list(_closed({"key": _KEY, "when": _EXPR}, "key"), 20), "x-merge": "atomic"}},
    "required": ["key", "type"],
}  # fmt: skip
_BUTTON = {
    "type": "object",
    "properties": {"key": _KEY, "name": _NAME, "when": _EXPR, "confirm": _NAME, "ask": _list(_KEY, 30),
                   "opens": _ID, "primary": {"type": "boolean"}, "one_by_one": {"type": "boolean"}, "actions": _list({"type": "object"}, 50)},
    "required": ["key", "actions"],
}  # fmt: skip
_SUM = _closed({"name": _NAME, "of": {"type": "string", "minLength": 1, "maxLength": 80},
                "match": {"type": "object", "additionalProperties": {"type": "string", "maxLength": MAX_KEY},
                          "minProperties": 1, "maxProperties": 6},
                "state": {"type": "object", "additionalProperties": {**_list(_KEY, 30), "minItems": 1},
                          "maxProperties": 6},
                "agg": {"enum": ["sum", "count", "min", "max"]}, "expr": _KEY}, "of", "match")  # fmt: skip
_INVARIANT = _closed({"id": _ID, "name": _NAME, "hint": _NAME, "rows": _KEY, "holds": _EXPR,
                      "sums": {"type": "object", "propertyNames": _KEY, "additionalProperties": _SUM,
                               "maxProperties": 8}}, "id", "name", "holds")  # fmt: skip

FORM_SCHEMA: dict[str, Any] = _closed(
    {
        "kind": {"const": "form"},
        "key": _TABLE_KEY,
        "schema": {"const": 1},
        "name": _NAME,
        "description": _NAME,
        "icon": {"type": "string", "maxLength": 40},
        "title": _KEY,
        "search": {**_list({"type": "string", "maxLength": 80}, 8), "x-merge": "atomic"},
        "fields": {**_list(_FIELD, MOST_FIELDS), "minItems": 1},
        "unique": _list(_closed({"id": _ID, "fields": {**_list(_KEY_OR_COLUMN, 6), "minItems": 1, "x-merge": "atomic"},
                                 "message": _NAME}, "id", "fields"), 10),
        "constraints": _list(_closed({"id": _ID, "expr": _EXPR, "message": _NAME}, "id", "expr"), 50),
        "invariants": _list(_INVARIANT, 50),
        "layout": _list(_ITEM, 100),
        "views": _list(_VIEW, 50),
        "buttons": _list(_BUTTON, 50),
        "panels": _list({"type": "object"}, 8),
    },
    "kind", "key", "schema", "fields",
)  # fmt: skip

_VALIDATOR = Draft202012Validator(FORM_SCHEMA)


def check_document(document: Any) -> list[Problem]:
    """Every way in which a form document departs from its shape."""
    errors = sorted(_VALIDATOR.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    return [_problem(error) for error in errors[:100]]


def _problem(error: Any) -> Problem:
    path = "".join(f"/{step}" for step in error.absolute_path)
    return Problem("bad_shape", path, named_shape_words(error))
