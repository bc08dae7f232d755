"""The way out: values of a record in their JSON form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.reference import Reference
from tenon_engines.form.plan import Env, FieldPlan, FormPlan

Titles = Mapping[str, Mapping[int, str]]  # by form, "user" or "department": id to title
PEOPLE = ("user", "department")


@dataclass(frozen=True, slots=True)
class Outlet:
    """How the fields of one table leave: as they are, through their kind, or with the title of what they name."""

    empty: Mapping[str, None]
    plain: tuple[tuple[str, str], ...]
    written: tuple[tuple[str, str, Callable[[Any], Any]], ...]
    named: tuple[tuple[str, str, str, str], ...]  # key, key in the env, whose titles, how the title is called


def to_wire(plan: FormPlan, values: Env, titles: Titles | None = None) -> dict[str, Any]:
    """A record in wire form, with rows of subtables where they were loaded."""
    named = titles or {}
    found: dict[str, Any] = {"id": values.get("id"), "rev": values.get("rev")}
    for key in ("created_at", "updated_at"):
        found[key] = _moment(values.get(key))
    for key in ("created_by", "updated_by"):
        found[key] = _person(values.get(key), named.get("user", {}))
    outlets = _outlets(plan)
    _fields(outlets[""], values, found, named)
    for key in plan.subtables:
        rows = values.get(key)
        if rows is None:
            continue
        lines: list[dict[str, Any]] = []
        outlet = outlets[key]
        for index, row in enumerate(rows):
            line: dict[str, Any] = {"id": row.get("id"), "line_no": row.get("line_no", index + 1)}
            _fields(outlet, row, line, named)
            lines.append(line)
        found[key] = lines
    return found


def _fields(outlet: Outlet, values: Env, found: dict[str, Any], titles: Titles) -> None:
    get = values.get
    found.update(outlet.empty)
    for key, env_key in outlet.plain:
        found[key] = get(env_key)
    for key, env_key, write in outlet.written:
        value = get(env_key)
        if value is not None:
            found[key] = write(value)
    for key, env_key, form, label in outlet.named:
        value = get(env_key)
        if value is not None:
            found[key] = {"id": value, label: titles.get(form, {}).get(value, f"#{value}")}


def _outlets(plan: FormPlan) -> dict[str, Outlet]:
    known: dict[str, Outlet] | None = plan.cache.get("outlets")
    if known is None:
        known = {"": _outlet(plan.fields)}
        known.update((key, _outlet(subtable.fields)) for key, subtable in plan.subtables.items())
        plan.cache["outlets"] = known
    return known


def _outlet(fields: Mapping[str, FieldPlan]) -> Outlet:
    plain, written, named = [], [], []
    for key, field in fields.items():
        whose = _whose(field)
        if whose is not None:
            named.append((key, field.env_key, *whose))
        elif type(field.result).to_wire is FieldType.to_wire:
            plain.append((key, field.env_key))
        else:
            written.append((key, field.env_key, field.result.to_wire))
    return Outlet(dict.fromkeys(fields), tuple(plain), tuple(written), tuple(named))


def _whose(field: FieldPlan) -> tuple[str, str] | None:
    """Whose titles stand beside the id (a form, "user" or "department"), and how the title is called."""
    kind = field.result
    if isinstance(kind, Reference):
        return kind.to, "title"
    return (kind.name, "name") if kind.name in PEOPLE else None


def value_to_wire(field: FieldPlan, value: Any, titles: Titles) -> Any:
    """One value that is not empty."""
    whose = _whose(field)
    if whose is None:
        return field.result.to_wire(value)
    form, label = whose
    return {"id": value, label: titles.get(form, {}).get(value, f"#{value}")}


def referred(plan: FormPlan, records: list[Env]) -> dict[str, set[int]]:
    """Whose titles `to_wire` needs: ids by form, "user" and "department"."""
    found: dict[str, set[int]] = {"user": set()}
    outlets = _outlets(plan)
    for values in records:
        found["user"].update(one for one in (values.get("created_by"), values.get("updated_by")) if one)
        _ids(outlets[""], values, found)
        for key in plan.subtables:
            if outlets[key].named:
                for row in values.get(key) or ():
                    _ids(outlets[key], row, found)
    return found


def _ids(outlet: Outlet, values: Env, found: dict[str, set[int]]) -> None:
    for _, env_key, form, _ in outlet.named:
        value = values.get(env_key)
        if value is not None:
            found.setdefault(form, set()).add(value)


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _person(value: int | None, names: Mapping[int, str]) -> dict[str, Any] | None:
    return None if value is None else {"id": value, "name": names.get(value, f"#{value}")}
