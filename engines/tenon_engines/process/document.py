"""The shape of a flow document; what the shape cannot say is checked by compile."""

from typing import Any

from tenon_engines.kernel.problem import Problem
from tenon_engines.rule.document import CONSTANTS, ELEMENT, FORMULA, ID, KEY, NAME, check_shape

FLOW_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["kind", "key", "form", "start", "nodes", "edges"],
    "properties": {
        "kind": {"const": "flow"},
        "key": KEY,
        "schema": {"const": 1},
        "form": KEY,
        "name": NAME,
        "description": NAME,
        "enabled": {"type": "boolean"},
        "constants": CONSTANTS,
        "start": {
            "type": "object",
            "required": ["on", "transition"],
            "properties": {
                "on": {"const": "transition"},
                "transition": {"oneOf": [KEY, {"type": "array", "items": KEY, "minItems": 1}]},
                "when": FORMULA,
            },
            "additionalProperties": False,
        },
        "nodes": {"type": "array", "minItems": 1, "maxItems": 500, "items": ELEMENT},
        "edges": {
            "type": "array",
            "maxItems": 2000,
            "items": {
                "type": "object",
                "required": ["id", "from", "to"],
                "properties": {
                    "id": ID,
                    "from": ID,
                    "to": ID,
                    "name": NAME,
                    "port": {"type": "string", "maxLength": 80},
                    "when": FORMULA,
                    "order": {"type": "integer", "minimum": 0},
                    "otherwise": {"const": True},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def check_document(document: Any) -> list[Problem]:
    """Everything wrong with the shape of a flow document."""
    return check_shape(document, FLOW_SCHEMA)
