"""The role document's shape. A right is what it says and nothing else: `"false"` is not a way to say yes."""

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator

from tenon_engines.kernel.naming import KEY_PATTERN, MAX_KEY
from tenon_engines.kernel.problem import Problem
from tenon_platform.access.roles import FIELD_RIGHTS, FLAGS, SCOPES
from tenon_platform.catalog.app_document import NAME
from tenon_platform.catalog.shape_problem import shape_problems

_KEY = {"type": "string", "pattern": KEY_PATTERN, "maxLength": MAX_KEY}
_KEYS = {"type": "array", "items": _KEY, "maxItems": 500}
_SCOPE = {"type": ["boolean", "string"], "maxLength": 4000}
_GRANT = {
    "type": "object",
    "properties": {
        **{flag: {"type": "boolean"} for flag in FLAGS},
        **dict.fromkeys(SCOPES, _SCOPE),
        "fields": {"type": "object", "additionalProperties": {"enum": list(FIELD_RIGHTS)}, "maxProperties": 500},
        "transitions": _KEYS,
        "buttons": _KEYS,
    },
    "additionalProperties": False,
}
ROLE_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"const": "role"},
        "key": _KEY,
        "schema": {"const": 1},
        "name": NAME,
        "admin": {"type": "boolean"},
        "builder": {"type": "boolean"},
        "forms": {"type": "object", "additionalProperties": _GRANT, "maxProperties": 500},
        "dashboards": _KEYS,
    },
    "required": ["kind", "key", "schema", "name"],
    "additionalProperties": False,
}
_VALIDATOR = Draft202012Validator(ROLE_SCHEMA)


def check_document(document: Any) -> list[Problem]:
    """Every problem of the document's shape."""
    return shape_problems(_VALIDATOR, document)
