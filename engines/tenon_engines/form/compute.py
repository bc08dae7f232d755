"""Runs the steps of a plan over one record. Pure: what lies behind references was loaded before each stage."""

from collections.abc import Iterable, Mapping
from typing import Any

from tenon_engines.form.plan import Env, FormPlan, Stage, Step
from tenon_engines.formula.context import Context

Dirty = set[str]
Lines = Mapping[int, Env]


def run_stage(
    stage: Stage,
    values: Env,
    context: Context,
    *,
    dirty: Dirty | None = None,
    before: Mapping[str, Lines] | None = None,
) -> None:
    """Gives every computed value of the stage. `dirty` None: a new record, everything is computed and absent fields
    take their defaults. Else only what depends on the nodes in `dirty`, which grows; `before` holds the rows as they
    were, by subtable and id."""
    told: set[str] = set()  # subtables whose rows know their record as it is now
    for step in stage.steps:
        if not step.table:
            told.clear()
        elif step.table not in told:
            told.add(step.table)
            _tell(values.get(step.table) or (), values)
        if dirty is None:
            _fill(step, values, context)
        elif step.table:
            _refresh_lines(step, values, context, dirty, (before or {}).get(step.table, {}))
        elif step.kind != "default" and not dirty.isdisjoint(step.reads):
            value = step.run(values, context)
            if value != values.get(step.key):
                values[step.key] = value
                dirty.add(step.node)


def _tell(rows: Iterable[Env], values: Env) -> None:
    """What rows read of their record may have been worked out in this very stage."""
    for line in rows:
        for key in line:
            if key.startswith("record."):
                line[key] = values.get(key[7:])


def _fill(step: Step, values: Env, context: Context) -> None:
    key, run = step.key, step.run
    if step.kind == "formula":
        if not step.table:
            values[key] = run(values, context)
            return
        for line in values.get(step.table) or ():
            line[key] = run(line, context)
        return
    for row in (values.get(step.table) or ()) if step.table else (values,):
        if key not in row:
            row[key] = value = run(row, context)
            if step.spread is not None and value is not None:
                row.update({f"{key}.{part}": piece for part, piece in step.spread(value).items()})


def _refresh_lines(step: Step, values: Env, context: Context, dirty: Dirty, before: Lines) -> None:
    key, table = step.key, step.table
    rows = values.get(table)
    if rows is None or (table not in dirty and dirty.isdisjoint(step.reads)):
        return
    changed = False
    for line in rows:
        old = before.get(line.get("id", 0))
        if step.kind == "formula":
            value = step.run(line, context)
        elif old is None:
            if key in line:
                continue
            value = step.run(line, context)
        elif step.kind == "lookup" and step.root is not None and line.get(step.root) != old.get(step.root):
            value = step.run(line, context)
        else:
            continue
        if value != line.get(key):
            line[key] = value
            changed = True
    if changed or table in dirty:
        dirty.add(step.node)


def spread_record(plan: FormPlan, values: Env) -> None:
    """Writes what rows read of their record (`record.x`) into the rows."""
    for table, keys in plan.record_keys.items():
        if not keys:
            continue
        for line in values.get(table) or ():
            for key in keys:
                line[f"record.{key}"] = values.get(key)


def spread_old(plan: FormPlan, values: Env, before: Env | None) -> None:
    """Writes what formulas read of the state before (`old.x`) beside the values."""
    for key in plan.old_keys:
        values[f"old.{key}"] = before.get(key) if before is not None else None


def run_live(plan: FormPlan, values: Env, context: Context) -> None:
    """Live formulas of a record that was read; their references were loaded with it."""
    for step in plan.live:
        if not step.table:
            values[step.key] = step.run(values, context)
            continue
        for line in values.get(step.table) or ():
            line[step.key] = step.run(line, context)


def parts_of(plan: FormPlan, values: Env) -> None:
    """The pieces of composed values: `address.city` beside `address`."""
    for key, spread in _composed(plan):
        value: Any = values.get(key)
        if value is not None:
            for part, piece in spread(value).items():
                values[f"{key}.{part}"] = piece


def _composed(plan: FormPlan) -> list[tuple[str, Any]]:
    known: list[tuple[str, Any]] | None = plan.cache.get("composed")
    if known is None:
        known = plan.cache["composed"] = [
            (key, field.result.spread) for key, field in plan.fields.items() if field.result.parts
        ]
    return known
