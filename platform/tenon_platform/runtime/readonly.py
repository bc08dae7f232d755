"""What people do not write: fields that are never typed, and fields that this state of the record closes."""

from collections.abc import Iterator, Mapping, Sequence

from tenon_engines.form.plan import Env, FieldPlan, FormPlan, SubtablePlan
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, beside
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.scenes import missing
from tenon_platform.runtime.work_unit import Work

Closed = Sequence[tuple[FieldPlan | SubtablePlan, Formula]]


def drop_untyped(plan: FormPlan, row: Env, table: str = "") -> None:
    """Takes out of a new record, or a new row of it, what is never typed: its default stands there instead, or no row."""
    for part, formula in _fields(plan, table) if table else _parts(plan):
        if formula.is_true_literal:
            row.pop(part.key, None)
    for key in () if table else (one.key for one in plan.subtables.values() if one.fixed):
        row.pop(key, None)


def closed(work: Work, plan: FormPlan, pending: Pending) -> Iterator[Problem]:
    """A problem for each field that was typed although the record, as it was before, closes it. A transition, a
    button and a step of a flow may ask for such a field."""
    asked = {*pending.opened, *(plan.transitions[pending.transition].ask if pending.transition else ())}
    typed = pending.typed - asked
    parts = [(part, formula) for part, formula in _parts(plan) if part.key in typed]
    before = _before(work, plan, pending, parts)
    for part, formula in parts:
        if formula.run(before, work.context) is True:
            name = part.name
            message = Text(beside(name.zh, "现在不能修改"), f"{name.en} cannot be changed now")
            yield Problem("readonly", f"/{part.key}", message)
    for table in sorted(pending.lines_given):
        if plan.subtables[table].fixed and _ids(pending.after[table]) != pending.lines_before[table].keys():
            name = plan.subtables[table].name
            message = Text(beside(name.zh, "不能增减行"), f"No rows are added to or removed from {name.en}")
            hint = Text("只填写已有的行", "fill in the rows that are there")
            yield Problem("fixed_rows", f"/{table}", message, hint)
        # whoever opens a table opens its columns, save those that nobody ever types
        columns = [(field, formula) for field, formula in _fields(plan, table) if f"{table}.{field.key}" in typed]
        columns = [one for one in columns if table not in asked or one[1].is_true_literal]
        if columns:
            yield from _rows(work, plan, pending, table, columns)


def _rows(work: Work, plan: FormPlan, pending: Pending, table: str, columns: Closed) -> Iterator[Problem]:
    record = pending.before or {}
    around = {f"record.{key}": record.get(key) for key in plan.record_keys[table]}
    for index, line in enumerate(pending.after[table]):
        old = pending.lines_before[table].get(line.get("id", 0))
        if old is None:
            continue
        env = {**line, **old, **around}
        for field, formula in columns:
            if line.get(field.key) != old.get(field.key) and formula.run(env, work.context) is True:
                message = Text(
                    beside(f"第 {index + 1} 行：", field.name.zh, "现在不能修改"),
                    f"Row {index + 1}: {field.name.en} cannot be changed now",
                )
                yield Problem("readonly", f"/{table}/{index}/{field.key}", message)


def _ids(rows: Sequence[Env]) -> set[int | None]:
    return {row.get("id") for row in rows}


def _before(work: Work, plan: FormPlan, pending: Pending, parts: Closed) -> Env:
    """The record before the save, with the rows and what lies behind the references that the conditions read."""
    before = pending.before or {}
    keys = frozenset[str]().union(*(formula.keys for _, formula in parts))
    if not missing(before, keys):
        return before
    return {**load(work, plan.key, [pending.id], keys=keys).get(pending.id, {}), **before}


def _parts(plan: FormPlan) -> Closed:
    """Fields and subtables of the record that have a condition for being read only."""
    found = [(part, part.readonly) for part in plan.subtables.values() if part.readonly is not None]
    return [*_fields(plan, ""), *found]


def _fields(plan: FormPlan, table: str) -> list[tuple[FieldPlan, Formula]]:
    mark = ("readonly", table)
    known: list[tuple[FieldPlan, Formula]] | None = plan.cache.get(mark)
    if known is None:
        fields: Mapping[str, FieldPlan] = plan.subtables[table].fields if table else plan.fields
        known = [(field, field.readonly) for field in fields.values() if field.readonly is not None]
        plan.cache[mark] = known
    return known
