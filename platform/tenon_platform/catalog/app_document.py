"""The application document: its name and the navigation of its pages."""

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator

from tenon_engines.kernel.naming import KEY_PATTERN, MAX_KEY
from tenon_engines.kernel.problem import Problem
from tenon_platform.catalog.shape_problem import shape_problems

_KEY = {"type": "string", "pattern": KEY_PATTERN, "maxLength": MAX_KEY}
NAME = {
    "type": "object",
    "properties": {"zh": {"type": "string", "maxLength": 200}, "en": {"type": "string", "maxLength": 200}},
    "additionalProperties": False,
    "minProperties": 1,
}
_ITEM = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "minLength": 1, "maxLength": 40},
        "name": NAME,
        "icon": {"type": "string", "maxLength": 40},
        "list": _KEY,
        "dashboard": _KEY,
        "desk": _KEY,
        "page": _KEY,
        "count": {
            "type": "object",
            "properties": {"form": _KEY, "filter": {"type": "string", "maxLength": 4000}},
            "required": ["form"],
            "additionalProperties": False,
        },
    },
    "required": ["id"],
    "oneOf": [{"required": ["list"]}, {"required": ["dashboard"]}, {"required": ["desk"]}, {"required": ["page"]}],
    "additionalProperties": False,
}
_GROUP = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "minLength": 1, "maxLength": 40},
        "name": NAME,
        "icon": {"type": "string", "maxLength": 40},
        "collapsed": {"type": "boolean"},  # its pages are rarely needed: the menu shows them when the name is clicked
        "items": {"type": "array", "items": _ITEM, "maxItems": 100},
    },
    "required": ["id", "items"],
    "additionalProperties": False,
}
APP_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"const": "app"},
        "key": _KEY,
        "schema": {"const": 1},
        "name": NAME,
        "icon": {"type": "string", "maxLength": 40},
        "navigation": {"type": "array", "items": _GROUP, "maxItems": 50},
    },
    "required": ["kind", "key", "schema", "name", "navigation"],
    "additionalProperties": False,
}
_VALIDATOR = Draft202012Validator(APP_SCHEMA)


def check_document(document: Any) -> list[Problem]:
    """Every problem of the document's shape."""
    return shape_problems(_VALIDATOR, document)
