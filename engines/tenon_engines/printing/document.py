"""The shape of a print template."""

from typing import Any

from tenon_engines.kernel.problem import Problem
from tenon_engines.printing.paper import SIZES
from tenon_engines.rule.document import ACTIONS, CONSTANTS, KEY, NAME, check_shape

LONGEST_BODY = 60_000
LONGEST_STYLES = 20_000
_LENGTH = {"type": "number", "minimum": 0, "maximum": 100}
_SHIFT = {"type": "number", "minimum": -50, "maximum": 50}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


PRINT_SCHEMA: dict[str, Any] = {
    **_closed(
        {
            "kind": {"const": "print"},
            "key": KEY,
            "schema": {"const": 1},
            "form": KEY,
            "name": NAME,
            "page": _closed(
                {
                    "size": {"enum": list(SIZES)},
                    "orientation": {"enum": ["portrait", "landscape"]},
                    "offset": _closed({"x": _SHIFT, "y": _SHIFT}),
                    "margins": _closed(dict.fromkeys(("top", "right", "bottom", "left"), _LENGTH)),
                }
            ),
            "body": {"type": "string", "minLength": 1, "maxLength": LONGEST_BODY},
            "styles": {"type": "string", "maxLength": LONGEST_STYLES},
            "copies": {"type": "integer", "minimum": 1, "maximum": 5},
            "numbering": {"type": "boolean"},
            "constants": CONSTANTS,
            "actions": ACTIONS,
        }
    ),
    "required": ["kind", "key", "schema", "form", "name", "page", "body"],
}


def check_document(document: Any) -> list[Problem]:
    """Every way in which a print template departs from its shape."""
    return check_shape(document, PRINT_SCHEMA)
