"""May the caller do this with this very record? Scopes of the roles, evaluated over the record as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tenon_engines.form.plan import Env, FormPlan, Transition
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.errors import Denied, NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import FormRights, Reach, Restriction
from tenon_platform.http.call import Call
from tenon_platform.http.task_fields import with_step
from tenon_platform.http.waiting import my_task
from tenon_platform.runtime.loading import load


@dataclass(frozen=True, slots=True)
class Seen:
    """A record that the caller may read, with what they may do with it. `task` is their open task on it; `fields` are
    the restrictions that hold for this record. Who reads it for the task alone decides the task and does nothing else:
    what their roles may do ends where their roles' reach ends."""

    plan: FormPlan
    rights: FormRights
    values: Env
    update: bool
    delete: bool
    task: int | None
    fields: Mapping[str, Restriction]


def see(call: Call, form: str, record_id: int) -> Seen:
    """The record, or NotFound: who may not read a record does not learn that it exists."""
    plan, rights = call.plans.form(form), call.rights.form(form)
    values = load(call.work(), form, [record_id]).get(record_id)
    if values is None:
        raise _missing(plan)
    task = my_task(call, form, record_id)
    by_role = _within(call, form, record_id, rights.read, values)
    if task is None and not by_role:
        raise _missing(plan)
    return Seen(
        plan,
        rights if by_role else replace(rights, transitions=frozenset(), buttons=frozenset()),
        values,
        by_role and _within(call, form, record_id, rights.update, values),
        by_role and _within(call, form, record_id, rights.delete, values),
        task[0] if task else None,
        with_step(rights.fields, task[1], hide=not by_role, write=False) if task else rights.fields,
    )


def demand_restorable(call: Call, form: str, record_id: int) -> None:
    """A record in the bin that the caller could read and delete: whoever may throw away may take back."""
    plan, rights = call.plans.form(form), call.rights.form(form)
    values = load(call.work(), form, [record_id], trash=True).get(record_id)
    if values is None or not _within(call, form, record_id, rights.read, values, trash=True):
        raise _missing(plan)
    if not _within(call, form, record_id, rights.delete, values, trash=True):
        raise Denied(Text("没有权限恢复这条记录", "You may not restore this record"))


def demand_update(seen: Seen) -> None:
    if not seen.update:
        raise Denied(Text("没有权限修改这条记录", "You may not change this record"))


def demand_fields(rights: FormRights, plan: FormPlan, values: Any) -> None:
    """Nobody writes what they may only read, or not even see."""
    problems = []
    for key in values:
        if key in rights.fields:
            name = plan.fields[key].name if key in plan.fields else Text(key, key)
            message = Text(f"没有权限修改“{name.zh}”", f"You may not change {name.en!r}")
            problems.append(Problem("field_denied", f"/{key}", message))
    if problems:
        raise ValidationError(problems)


def demand_transition(seen: Seen, key: str) -> Transition:
    transition = seen.plan.transitions.get(key)
    if transition is None:
        raise NotFound(Text(f"没有流转“{key}”", f"There is no transition {key!r}"))
    if key not in seen.rights.transitions:
        raise Denied(Text(f"没有权限：{transition.name.zh}", f"Not allowed: {transition.name.en}"))
    return transition


def _within(call: Call, form: str, record_id: int, reach: Reach, values: Env, *, trash: bool = False) -> bool:
    if not isinstance(reach, Formula):
        return reach is True
    env = values
    if not reach.keys <= values.keys():
        env = load(call.work(), form, [record_id], keys=reach.keys, trash=trash).get(record_id, values)
    return reach.run(env, call.context()) is True


def _missing(plan: FormPlan) -> NotFound:
    message = Text(f"{plan.name.zh}不存在，或您无权查看", f"{plan.name.en}: no such record, or not yours to see")
    return NotFound(message)
