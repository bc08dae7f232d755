"""The JSON Schema of a form's strict wire form: what the coercer takes, nothing more, nothing less."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.coerce import CARRIED
from tenon_engines.form.plan import FieldPlan, FormPlan


def record_schema(plan: FormPlan) -> dict[str, Any]:
    """Conditions that are formulas stand beside it as `x-formula`."""
    properties = _properties(plan.fields)
    for key, subtable in plan.subtables.items():
        columns = {**_properties(subtable.fields), "id": {"type": ["integer", "null"]}, "line_no": {}}
        rows = {"type": "object", "properties": columns, "additionalProperties": False}
        properties[key] = {
            "type": ["array", "null"],
            "items": rows,
            "maxItems": subtable.most,
            "title": subtable.name.zh,
        }
    required = [key for key, field in plan.fields.items() if field.always_required and field.default is None]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": plan.name.zh,
        "type": "object",
        "properties": {**properties, **{key: {} for key in sorted(CARRIED)}},
        "required": required,
        "additionalProperties": False,
    }


def _properties(fields: Mapping[str, FieldPlan]) -> dict[str, Any]:
    return {key: _property(field) for key, field in fields.items()}


def _property(field: FieldPlan) -> dict[str, Any]:
    if field.computed:
        return {"readOnly": True, "title": field.name.zh}
    schema: dict[str, Any] = {
        "title": field.name.zh,
        "anyOf": [field.result.json_schema(), {"type": "null"}, {"const": ""}],
    }
    conditions = {"required": field.required, "visible": field.visible, "check": field.check}
    texts = {name: formula.text for name, formula in conditions.items() if formula is not None}
    return {**schema, "x-formula": texts} if texts else schema
