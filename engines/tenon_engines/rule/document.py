"""The shape of a rule document; what the shape cannot say is checked by compile."""

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator

from tenon_engines.kernel.naming import KEY_PATTERN, MAX_KEY
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.shape_words import named_shape_words

KEY = {"type": "string", "pattern": KEY_PATTERN, "maxLength": MAX_KEY}
ID = {"type": "string", "minLength": 1, "maxLength": MAX_KEY, "pattern": r"^[A-Za-z0-9_-]+$"}
NAME = {"type": "object", "properties": {"zh": {"type": "string"}, "en": {"type": "string"}}, "minProperties": 1}
FORMULA = {"type": "string", "maxLength": 10_000}
ELEMENT = {"type": "object", "required": ["id", "kind"], "properties": {"id": ID, "kind": {"type": "string"}}}
ACTIONS = {"type": "array", "items": ELEMENT, "maxItems": 50}
BOUND = {"type": "string", "maxLength": 40}
CONSTANTS = {
    "type": "object",
    "maxProperties": 100,
    "propertyNames": KEY,
    "additionalProperties": {
        "type": "object",
        "required": ["value", "type"],
        "properties": {"value": {}, "type": {"type": "string"}, "name": NAME, "min": BOUND, "max": BOUND},
        "additionalProperties": False,
    },
}

RULE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["kind", "key", "form", "trigger", "actions"],
    "properties": {
        "kind": {"const": "rule"},
        "key": KEY,
        "schema": {"const": 1},
        "form": KEY,
        "name": NAME,
        "description": NAME,
        "enabled": {"type": "boolean"},
        "priority": {"type": "integer", "minimum": 0, "maximum": 1000},
        "phase": {"enum": ["before", "after", "async"]},
        "constants": CONSTANTS,
        "trigger": {"type": "object", "required": ["kind"]},
        "when": FORMULA,
        "actions": {**ACTIONS, "minItems": 1},
    },
    "additionalProperties": False,
}

_MOST = 100


def check_document(document: Any) -> list[Problem]:
    """Everything wrong with the shape of a rule document."""
    return check_shape(document, RULE_SCHEMA)


def check_shape(document: Any, schema: Mapping[str, Any]) -> list[Problem]:
    """The problems a meta-schema finds, each at its JSON pointer."""
    found = []
    for error in Draft202012Validator(schema).iter_errors(document):
        path = "".join(f"/{step}" for step in error.absolute_path)
        found.append(Problem("schema", path, named_shape_words(error)))
        if len(found) == _MOST:
            break
    return found
