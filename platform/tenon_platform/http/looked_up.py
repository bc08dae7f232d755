"""What looked-up values are, for whoever draws them: their kinds, and the names of their choices."""

from collections.abc import Iterator
from typing import Any

from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_engines.kernel.text import label
from tenon_platform.http.shapes.form import KnownChoice


def looked_up_kinds(plan: FormPlan) -> dict[str, str]:
    """The kind of field that a looked-up value is, by path: `lines.tax_rate` is a percent."""
    return {path: field.result.name for path, field in _looked_up(plan)}


def _looked_up(plan: FormPlan) -> Iterator[tuple[str, FieldPlan]]:
    """Looked-up fields by path: `lines.tax_rate`."""
    yield from ((key, field) for key, field in plan.fields.items() if field.type == "lookup")
    for name, sub in plan.subtables.items():
        yield from ((f"{name}.{key}", field) for key, field in sub.fields.items() if field.type == "lookup")


def looked_up_choices(plan: FormPlan) -> dict[str, list[KnownChoice]]:
    """What looked-up choices and states are called where they come from."""
    return {path: options for path, field in _looked_up(plan) if (options := _options(field))}


def _options(field: FieldPlan) -> list[KnownChoice]:
    result: Any = field.result
    options = getattr(result, "options", None) or getattr(result, "states", None) or ()
    return [{"key": one.key, "name": label(one.name, one.key).to_json(), "color": one.color} for one in options]
