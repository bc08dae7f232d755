"""The way in: a payload in wire form becomes Python values, strictly, with every problem named."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.form.plan import FieldPlan, FormPlan, SubtablePlan
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

# Come back with a record that was read, and are never written by people.
CARRIED = frozenset(
    {"id", "rev", "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "line_no", "parent_id"}
)
HISTORIC = frozenset({"autonumber", "lookup"})
MOST_PROBLEMS = 100


def coercer(kind: FieldType) -> Callable[[Any], Any]:
    """Empty text is empty; everything else goes through the kind."""
    coerce = kind.coercer()

    def run(value: Any) -> Any:
        return None if value is None or value == "" else coerce(value)

    return run


def coerce(
    plan: FormPlan, payload: Mapping[str, Any], *, partial: bool = False, history: bool = False
) -> tuple[dict[str, Any], list[Problem]]:
    """Values of the payload; a subtable gives its list of rows. Computed values that came along with a record are left
    out, unless `history` brings its own numbers and snapshots."""
    problems: list[Problem] = []
    if not isinstance(payload, Mapping):
        return {}, [Problem("wrong_type", "", Text("应为一个对象", "Must be an object"))]
    values = _row(plan.fields, plan.subtables, payload, "", problems, history)
    return values, problems[:MOST_PROBLEMS]


def _row(
    fields: Mapping[str, FieldPlan],
    subtables: Mapping[str, SubtablePlan],
    payload: Mapping[str, Any],
    path: str,
    problems: list[Problem],
    history: bool,
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in payload.items():
        field = fields.get(key)
        if field is None:
            subtable = subtables.get(key)
            if subtable is not None:
                values[key] = _lines(subtable, value, path, problems, history)
            elif key not in CARRIED:
                problems.append(_unknown(key, path, (*fields, *subtables)))
            continue
        if field.computed and not (history and field.column and field.type in HISTORIC):
            continue
        try:
            values[key] = field.coerce(value)
        except BadValue as bad:
            problems.append(Problem(bad.code, f"{path}/{key}", named(field.name, bad.message)))
    return values


def _lines(
    subtable: SubtablePlan, value: Any, path: str, problems: list[Problem], history: bool
) -> list[dict[str, Any]]:
    where = f"{path}/{subtable.key}"
    if value is None:
        return []
    if not isinstance(value, list):
        problems.append(Problem("wrong_type", where, Text("应为行的列表", "Must be a list of rows")))
        return []
    if len(value) > subtable.most:
        message = Text(
            f"最多 {subtable.most} 行，现有 {len(value)} 行", f"At most {subtable.most} rows, there are {len(value)}"
        )
        problems.append(Problem("too_many_lines", where, message))
        return []
    rows: list[dict[str, Any]] = []
    for index, entry in enumerate(value):
        if not isinstance(entry, Mapping):
            problems.append(Problem("wrong_type", f"{where}/{index}", Text("应为一行", "Must be a row")))
            continue
        row = _row(subtable.fields, {}, entry, f"{where}/{index}", problems, history)
        known = entry.get("id")
        if known is not None:
            if type(known) is int and known > 0:
                row["id"] = known
            else:
                problems.append(Problem("wrong_type", f"{where}/{index}/id", Text("行号不正确", "Not the id of a row")))
        rows.append(row)
    return rows


def _unknown(key: str, path: str, known: tuple[str, ...]) -> Problem:
    near = get_close_matches(key, known, n=1)
    hint = Text(f"是否为“{near[0]}”？", f"Did you mean {near[0]!r}?") if near else None
    shown = str(key)[:60]
    return Problem("unknown_field", f"{path}/{shown}", Text(f"没有字段“{shown}”", f"There is no field {shown!r}"), hint)


def named(name: Text, message: Text) -> Text:
    """What is wrong with a value, behind the name of its field."""
    return Text(f"{name.zh}：{message.zh}", f"{name.en}: {message.en}")
