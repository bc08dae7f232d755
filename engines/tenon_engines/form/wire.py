"""The way out: values of a record in their JSON form."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from tenon_engines.form.fields.reference import Reference
from tenon_engines.form.plan import Env, FieldPlan, FormPlan

Titles = Mapping[str, Mapping[int, str]]  # by form, "user" or "department": id to title
Writer = Callable[[Any, Titles], Any]
PEOPLE = ("user", "department")


def to_wire(plan: FormPlan, values: Env, titles: Titles | None = None) -> dict[str, Any]:
    """A record in wire form, with rows of subtables where they were loaded."""
    named = titles or {}
    found: dict[str, Any] = {"id": values.get("id"), "rev": values.get("rev")}
    for key in ("created_at", "updated_at"):
        found[key] = _moment(values.get(key))
    for key in ("created_by", "updated_by"):
        found[key] = _person(values.get(key), named.get("user", {}))
    _fields(plan.fields, values, found, named)
    for key, subtable in plan.subtables.items():
        rows = values.get(key)
        if rows is None:
            continue
        lines: list[dict[str, Any]] = []
        for index, row in enumerate(rows):
            line: dict[str, Any] = {"id": row.get("id"), "line_no": row.get("line_no", index + 1)}
            _fields(subtable.fields, row, line, named)
            lines.append(line)
        found[key] = lines
    return found


def _fields(fields: Mapping[str, FieldPlan], values: Env, found: dict[str, Any], titles: Titles) -> None:
    for key, field in fields.items():
        value = values.get(field.env_key)
        found[key] = None if value is None else value_to_wire(field, value, titles)


def value_to_wire(field: FieldPlan, value: Any, titles: Titles) -> Any:
    """One value that is not empty."""
    kind = field.result
    if isinstance(kind, Reference):
        return {"id": value, "title": titles.get(kind.to, {}).get(value, f"#{value}")}
    if kind.name in PEOPLE:
        return {"id": value, "name": titles.get(kind.name, {}).get(value, f"#{value}")}
    return kind.to_wire(value)


def referred(plan: FormPlan, records: list[Env]) -> dict[str, set[int]]:
    """Whose titles `to_wire` needs: ids by form, "user" and "department"."""
    found: dict[str, set[int]] = {"user": set()}
    for values in records:
        found["user"].update(one for one in (values.get("created_by"), values.get("updated_by")) if one)
        _ids(plan.fields, values, found)
        for key, subtable in plan.subtables.items():
            for row in values.get(key) or ():
                _ids(subtable.fields, row, found)
    return found


def _ids(fields: Mapping[str, FieldPlan], values: Env, found: dict[str, set[int]]) -> None:
    for field in fields.values():
        kind = field.result
        form = kind.to if isinstance(kind, Reference) else kind.name if kind.name in PEOPLE else None
        value = values.get(field.env_key) if form else None
        if form and value is not None:
            found.setdefault(form, set()).add(value)


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _person(value: int | None, names: Mapping[int, str]) -> dict[str, Any] | None:
    return None if value is None else {"id": value, "name": names.get(value, f"#{value}")}
