"""Loads and computes pending records stage by stage, set-wise: one query for each reference, whatever the number."""

from collections.abc import Iterable, Sequence

from tenon_engines.form.compute import run_stage, spread_old, spread_record
from tenon_engines.form.plan import FormPlan, Load, Stage, Step
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.drafts import keep_lines
from tenon_platform.runtime.loading import run_load
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.paths import attach_joint


def compute(work: Work, plan: FormPlan, batch: Sequence[Pending], *, again: bool = False) -> None:
    """Defaults, snapshots and formulas. `again`: after a before rule, only what hangs on the fields it set."""
    live = [pending for pending in batch if not pending.deleted and not pending.restored]
    for pending in live:
        if not pending.created:
            _lines_it_needs(work, plan, pending)
        spread_record(plan, pending.after)
        spread_old(plan, pending.after, pending.before)
    for stage in plan.stages:
        _load(work, plan, stage, live, again)
        for pending in live:
            if pending.created and not again:
                run_stage(stage, pending.after, work.context)
            elif pending.dirty:
                run_stage(stage, pending.after, work.context, dirty=pending.dirty, before=pending.lines_before)
    for pending in live:
        spread_record(plan, pending.after)


def _load(work: Work, plan: FormPlan, stage: Stage, live: Sequence[Pending], again: bool) -> None:
    """One query for each reference of a batch; one for all references of a single record."""
    loads = stage.loads
    if len(live) == 1 and len(loads) > 1:
        row = live[0].after
        own = tuple(load for load in loads if not load.table and _needs(plan, live[0], load, again))
        given = tuple(load for load in own if row.get(load.root) is not None)
        if len(given) > 1:
            attach_joint(work.tx, work.plans.forms, plan, given, row, work.vault)
            loads = tuple(load for load in loads if load not in given)
    for load in loads:
        rows = [pending.after for pending in live if _needs(plan, pending, load, again)]
        if rows:
            run_load(work, load, rows)


def _needs(plan: FormPlan, pending: Pending, load: Load, again: bool) -> bool:
    """New records need every load; others those behind a reference that changed, or that something affected reads."""
    if pending.created and not again:
        return True
    node = f"{load.table}.{load.root}" if load.table else load.root
    if node in pending.dirty or (load.table and load.table in pending.dirty):
        return True
    if not load.keys or pending.created:
        return False
    return node in _condition_roots(plan) or any(node in step.through for step in affected(plan, pending.dirty))


def affected(plan: FormPlan, changed: Iterable[str]) -> list[Step]:
    """Steps that have to run again when these nodes change, directly or because of each other."""
    dirty = set(changed)
    found: list[Step] = []
    for stage in plan.stages:
        for step in stage.steps:
            if step.kind != "default" and not dirty.isdisjoint(step.reads):
                dirty.add(step.node)
                found.append(step)
    return found


def _lines_it_needs(work: Work, plan: FormPlan, pending: Pending) -> None:
    for table in plan.subtables:
        if table in pending.lines_before:
            continue
        mine = f"{table}."
        steps = affected(plan, pending.dirty)
        guard = plan.transitions[pending.transition].guard if pending.transition else None
        reads = {node for step in steps for node in step.reads} | {step.node for step in steps}
        reads |= guard.keys if guard is not None else frozenset()
        if any(node == table or node.startswith(mine) for node in reads):
            keep_lines(work, pending, table)


def _condition_roots(plan: FormPlan) -> frozenset[str]:
    """References that checks of unchanged fields look through."""
    known: frozenset[str] | None = plan.cache.get("condition_roots")
    if known is None:
        nodes = {node for check in plan.checks if not check.on_change for node in check.reads}
        guards = {
            key.partition(".")[0]
            for one in plan.transitions.values()
            if one.guard is not None
            for key in one.guard.keys
        }
        references = {key for key, field in plan.fields.items() if field.target is not None}
        known = plan.cache["condition_roots"] = frozenset((nodes | guards) & references)
    return known
