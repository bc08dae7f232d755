"""May the caller do this with this very record? Scopes of the roles, evaluated over the record as it stands.

In a transaction that writes, the record is locked before it is judged: nobody moves it out of the caller's reach between
the judgement and the deed.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tenon_engines.form.plan import Env, FormPlan, Transition
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.errors import Denied, NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, beside
from tenon_platform.access.permissions import FormRights, Reach, Restriction
from tenon_platform.http.call import Call
from tenon_platform.http.task_fields import with_step
from tenon_platform.http.waiting import my_tasks
from tenon_platform.runtime.loading import complete, load
from tenon_platform.runtime.scenes import missing


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
    seen = see_all(call, form, [record_id]).get(record_id)
    if seen is None:
        raise _missing(call.plans.form(form))
    return seen


def see_all(call: Call, form: str, ids: Iterable[int]) -> dict[int, Seen]:
    """Those of the records that the caller may read; as many statements for a page of them as for one."""
    plan, rights = call.plans.form(form), call.rights.form(form)
    records = load(call.work(), form, ids, lock=call.tx.write)
    tasks = my_tasks(call, form, records.keys())
    by_role = _within(call, plan, records, rights.read)
    update = _within(call, plan, by_role, rights.update)
    delete = _within(call, plan, by_role, rights.delete)
    for_task = replace(rights, transitions=frozenset(), buttons=frozenset())
    found: dict[int, Seen] = {}
    for number, values in records.items():
        task, own = tasks.get(number), number in by_role
        if task is None and not own:
            continue
        fields = with_step(rights.fields, task[1], hide=not own, write=False) if task else rights.fields
        found[number] = Seen(
            plan,
            rights if own else for_task,
            values,
            number in update,
            number in delete,
            task[0] if task else None,
            fields,
        )
    return found


def know(call: Call, plan: FormPlan, records: Collection[Env], keys: Collection[str]) -> None:
    """Adds to records what formulas read of them besides what the form shows: values behind references, rows."""
    unknown = [values for values in records if missing(values, keys)]
    if unknown:
        complete(call.work(), plan, unknown, frozenset(keys))


def demand_restorable(call: Call, form: str, record_id: int) -> None:
    """A record in the bin that the caller could read and delete: whoever may throw away may take back."""
    plan, rights = call.plans.form(form), call.rights.form(form)
    thrown = load(call.work(), form, [record_id], lock=call.tx.write, trash=True)
    if not _within(call, plan, thrown, rights.read):
        raise _missing(plan)
    if not _within(call, plan, thrown, rights.delete):
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


def _within(call: Call, plan: FormPlan, records: dict[int, Env], reach: Reach) -> dict[int, Env]:
    """Those of the records that lie within the reach."""
    if not isinstance(reach, Formula):
        return records if reach is True else {}
    know(call, plan, records.values(), reach.keys)
    return {number: values for number, values in records.items() if reach.run(values, call.context()) is True}


def _missing(plan: FormPlan) -> NotFound:
    message = Text(beside(plan.name.zh, "不存在，或您无权查看"), f"{plan.name.en}: no such record, or not yours to see")
    return NotFound(message)
