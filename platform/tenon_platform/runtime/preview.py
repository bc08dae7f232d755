"""What a record would look like if it were saved now: defaults, snapshots, computed fields, problems."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import Any

from tenon_engines.form.coerce import coerce
from tenon_engines.form.compute import parts_of, run_stage, spread_old, spread_record
from tenon_engines.form.plan import Env, FormPlan
from tenon_engines.form.validate import validate
from tenon_engines.kernel.errors import Refused
from tenon_engines.kernel.problem import Problem
from tenon_platform.runtime.before_rules import before_rules
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.computing import compute
from tenon_platform.runtime.drafts import begin
from tenon_platform.runtime.loading import run_load
from tenon_platform.runtime.reach import keep_values_within, keep_within
from tenon_platform.runtime.work_unit import Work


def preview(
    work: Work, form: str, values: Mapping[str, Any], changed: Iterable[str] = (), *, record: int | None = None
) -> tuple[Env, list[Problem]]:
    """Values by env key, and the problems a save would meet. `changed` names what was typed last (`customer`,
    `lines/0/sku`): defaults that hang on it follow, unless they were typed themselves."""
    plan = work.plans.form(form)
    if record is not None:
        return _existing(work, plan, values, record)
    typed = {one.replace(".", "/") for one in changed}
    taken, problems = coerce(plan, values)
    env = _without_stale(plan, taken, typed)
    keep_values_within(work, plan, env)
    for table in plan.subtables:
        env.setdefault(table, [])
    parts_of(plan, env)
    spread_record(plan, env)
    spread_old(plan, env, None)
    for stage in plan.stages:
        for load in stage.loads:
            run_load(work, load, [env])
        run_stage(stage, env, work.context)
        spread_record(plan, env)
    return env, problems + validate(plan, env, work.context, broken=[problem.path for problem in problems])


def _existing(work: Work, plan: FormPlan, values: Mapping[str, Any], record: int) -> tuple[Env, list[Problem]]:
    (pending,) = begin(work, plan, [(0, Change(plan.key, record, values=values))])
    pending.typed = frozenset(pending.dirty)
    keep_within(work, plan, [pending])
    compute(work, plan, [pending])
    with suppress(Refused):  # a save will say so; while somebody types it is no answer
        before_rules(work, plan, [pending])
    broken = [problem.path for problem in pending.problems]
    found = validate(plan, pending.after, work.context, dirty=pending.dirty, broken=broken)
    return pending.after, pending.problems + found


def _without_stale(plan: FormPlan, taken: Env, typed: set[str]) -> Env:
    """The values without those defaults whose inputs were typed since, so that they are given anew."""
    env = dict(taken)
    for node in _stale(plan, typed, ""):
        env.pop(node, None)
    for key, value in list(env.items()):
        if value is None and key in plan.fields and plan.fields[key].default is not None and key not in typed:
            del env[key]
    for table in plan.subtables:
        rows = env.get(table) or []
        env[table] = [_fresh_row(plan, table, row, index, typed) for index, row in enumerate(rows)]
    return env


def _fresh_row(plan: FormPlan, table: str, row: Env, index: int, typed: set[str]) -> Env:
    start = f"{table}/{index}/"
    mine = {one.removeprefix(start) for one in typed if one.startswith(start)}
    stale = _stale(plan, mine, table, {one for one in typed if "/" not in one})
    fields = plan.subtables[table].fields
    return {
        key: value
        for key, value in row.items()
        if key not in stale
        and not (value is None and key in fields and fields[key].default is not None and key not in mine)
    }


def _stale(plan: FormPlan, typed: set[str], table: str, of_record: Collection[str] = ()) -> set[str]:
    """Keys of defaults that hang, directly or through other steps, on what was typed: here, or into the record."""
    prefix = f"{table}." if table else ""
    moved = {prefix + key for key in typed if "/" not in key} | set(of_record)
    found: set[str] = set()
    for stage in plan.stages:
        for step in stage.steps:
            if step.table == table and step.key not in typed and not moved.isdisjoint(step.reads):
                moved.add(step.node)
                if step.kind == "default":
                    found.add(step.key)
    return found
