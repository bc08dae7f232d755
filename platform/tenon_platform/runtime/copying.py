"""Sealed values that a form takes over from the record behind a reference: no formula reads them, so a save copies them.

Only what a person enters is completed: files, connectors, rules and flows bring what they have.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tenon_engines.form.compute import parts_of
from tenon_engines.form.plan import Env, FieldPlan, FormPlan
from tenon_platform.access.permissions import Rights, rights
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.paths import path_query


def copy_in(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """Fills what was left empty, where the reference is new."""
    fields = copying(plan)
    if not fields or work.path != "ui" or work.mode != "live":
        return
    own = rights(work.tx, work.plans, work.actor)
    allowed = [each for each in fields if no_wider(own, plan, each)]
    for pending in batch:
        if pending.deleted or pending.restored:
            continue
        moved = [each for each in allowed if pending.created or _root(each) in pending.dirty]
        for key, value in values_behind(work, plan, pending.after, moved).items():
            pending.after[key] = value
            pending.dirty.add(key)
        parts_of(plan, pending.after)


def values_behind(work: Work, plan: FormPlan, values: Env, fields: Sequence[FieldPlan]) -> Mapping[str, Any]:
    """What would be copied into the empty ones of these fields: one query for each reference."""
    found: dict[str, Any] = {}
    empty = [each for each in fields if values.get(each.key) is None and values.get(_root(each)) is not None]
    for root in dict.fromkeys(_root(each) for each in empty):
        there = {each.key: each.copies[1] for each in empty if each.copies is not None and each.copies[0] == root}
        form = plan.fields[root].target
        assert form is not None
        query = path_query(work.plans.forms, form, frozenset(there.values()))
        row = query.read(work.tx, [values[root]], work.vault).get(values[root])
        known = dict(zip(query.keys, row, strict=True)) if row is not None else {}
        found |= {key: known[name] for key, name in there.items() if known.get(name) is not None}
    return found


def copying(plan: FormPlan) -> list[FieldPlan]:
    return [field for field in plan.fields.values() if field.copies is not None]


def no_wider(own: Rights, plan: FormPlan, field: FieldPlan) -> bool:
    """A copy shows its writer no more than the original does: whole, by its mask, or not at all."""
    copy = own.form(plan.key).fields.get(field.key)
    if copy == "hidden":
        return True
    return sees_source(own, plan, field) and (copy == "masked" or _source_right(own, plan, field) != "masked")


def sees_source(own: Rights, plan: FormPlan, field: FieldPlan) -> bool:
    """Whether its mask may be shown: the other form is readable, and the field there not hidden."""
    target = plan.fields[_root(field)].target or ""
    return own.form(target).read is not None and _source_right(own, plan, field) != "hidden"


def _source_right(own: Rights, plan: FormPlan, field: FieldPlan) -> str | None:
    assert field.copies is not None
    root, name = field.copies
    return own.form(plan.fields[root].target or "").fields.get(name)


def _root(field: FieldPlan) -> str:
    assert field.copies is not None
    return field.copies[0]
