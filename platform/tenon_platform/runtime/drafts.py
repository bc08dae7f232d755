"""From changes to pending records: read and lock what exists, take in the values, check the step of a status field."""

from collections.abc import Mapping, Sequence
from typing import Any

from tenon_engines.form.coerce import coerce
from tenon_engines.form.compute import parts_of
from tenon_engines.form.plan import Env, FormPlan, Transition
from tenon_engines.kernel.errors import Conflict, NotFound, Refused
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, beside, label
from tenon_platform.runtime import held
from tenon_platform.runtime.change import Change, Pending
from tenon_platform.runtime.loading import add_lines
from tenon_platform.runtime.locking import locked
from tenon_platform.runtime.readonly import drop_untyped
from tenon_platform.runtime.work_unit import TYPED, Work
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.records import statements


class Stale(Conflict):
    """Somebody saved in between. `theirs` is the record as it stands, `rev` its revision."""

    def __init__(self, pending: Env, form: str) -> None:
        super().__init__(
            Text("这条记录已被他人修改", "Somebody else has changed this record"),
            hint=Text("请核对对方的修改后再保存", "look at their change, then save again"),
        )
        self.theirs = pending
        self.form = form
        self.rev: int = pending["rev"]


def begin(work: Work, plan: FormPlan, changes: Sequence[tuple[int, Change]]) -> list[Pending]:
    """Pending records in the order of the changes; existing ones are locked in the order of their ids (a preview locks none)."""
    known = [change.id for _, change in changes if change.id is not None]
    stored = held.known(work, plan, known)
    unread = [number for number in known if number not in stored]
    if unread:
        read = locked(work, plan, unread) if work.tx.write else statements(plan).read(work.tx, unread, work.vault)
        stored |= read
    fresh = iter(_ids(work, plan, sum(change.id is None for _, change in changes)))
    pending: list[Pending] = []
    for position, change in changes:
        if change.id is None:
            pending.append(_created(work, plan, change, next(fresh), position))
        else:
            pending.append(_changed(work, plan, change, stored.get(change.id), position))
    return pending


def _ids(work: Work, plan: FormPlan, count: int) -> list[int]:
    return take_ids(work.tx.tenant, plan.tables[""].name, count) if count else []


def _created(work: Work, plan: FormPlan, change: Change, number: int, position: int) -> Pending:
    history = work.mode == "history"
    given: dict[str, Any] = {**change.values, **change.lines}
    values, problems = (given, []) if change.coerced else coerce(plan, given, history=history)
    problems += change.problems
    if not history and work.path in TYPED:
        drop_untyped(plan, values)
        for table in plan.subtables:
            for row in values.get(table) or ():
                drop_untyped(plan, row, table)
    for key, field in plan.status_fields.items():
        state = values.get(key)
        initial = getattr(field.kind, "initial", None)
        if state is None:
            values.pop(key, None)
        elif not history and state != initial:
            problems.append(_only_by_transition(plan, key))
    for table in plan.subtables:
        values.setdefault(table, [])
    typed = frozenset(values)
    values["id"] = number
    parts_of(plan, values)
    return Pending(
        plan,
        number,
        None,
        values,
        set(),
        created=True,
        position=position,
        problems=problems,
        typed=typed,
        at=change.at,
    )


def _changed(work: Work, plan: FormPlan, change: Change, before: Env | None, position: int) -> Pending:
    if before is None or (before["deleted_at"] is not None) is not change.restore:
        message = Text(f"{plan.name.zh}：记录不存在或已删除", f"{plan.name.en}: no such record, or it was deleted")
        raise NotFound(message, path=f"/{change.id}")
    if change.rev is not None and change.rev != before["rev"]:
        raise Stale(before, plan.key)
    after = dict(before)
    pending = Pending(
        plan, before["id"], before, after, set(), change.transition, position=position, opened=change.opened
    )
    if change.delete or change.restore:
        pending.deleted, pending.restored = change.delete, change.restore
        return pending
    values, pending.problems = coerce(plan, {**change.values, **change.lines}, partial=True)
    for key in plan.status_fields:
        if key in values:
            if values[key] != before[key]:
                pending.problems.append(_only_by_transition(plan, key))
            del values[key]
    for table in plan.subtables:
        if table in values:
            _merge_lines(work, plan, pending, table, values.pop(table))
    for key, value in values.items():
        if value != before.get(key):
            after[key] = value
            pending.dirty.add(key)
    parts_of(plan, after)
    if change.transition is not None:
        _step(work, plan, pending, change.transition)
    return pending


def _merge_lines(work: Work, plan: FormPlan, pending: Pending, table: str, rows: list[Env]) -> None:
    """Known rows keep what the change does not name; a row of another record is no row of this one."""
    keep_lines(work, pending, table)
    before = pending.lines_before[table]
    merged: list[Env] = []
    seen: set[int] = set()
    for index, row in enumerate(rows):
        number = row.get("id")
        if number is None:
            if work.path in TYPED:
                drop_untyped(plan, row, table)
            merged.append(row)
        elif number not in before or number in seen:
            message = Text(f"第 {index + 1} 行不属于这条记录", f"Row {index + 1} does not belong to this record")
            pending.problems.append(Problem("unknown_line", f"/{table}/{index}/id", message))
        else:
            seen.add(number)
            merged.append({**before[number], **row})
    pending.after[table] = merged
    pending.dirty.add(table)
    pending.lines_given.add(table)
    for key in plan.subtables[table].fields:
        if _column(merged, key) != _column(before.values(), key):
            pending.dirty.add(f"{table}.{key}")


def _column(rows: Any, key: str) -> list[Any]:
    return [row.get(key) for row in rows]


def keep_lines(work: Work, pending: Pending, table: str) -> None:
    """Reads the rows of a record once; `before` and `after` have their own copies."""
    if table in pending.lines_before or pending.before is None:
        return
    holder: list[Env] = [{"id": pending.id}]
    add_lines(work, pending.plan, table, holder)
    rows = holder[0][table]
    pending.lines_before[table] = {row["id"]: row for row in rows}
    pending.before[table] = rows
    pending.after[table] = [dict(row) for row in rows]


def _step(work: Work, plan: FormPlan, pending: Pending, key: str) -> None:
    """Moves the status; its guard is looked at later, over the final values."""
    transition = plan.transitions.get(key)
    if transition is None:
        known = ", ".join(plan.transitions)
        raise NotFound(
            Text(f"没有流转“{key}”", f"There is no transition {key!r}"), hint=Text(f"可用：{known}", f"one of: {known}")
        )
    state = pending.after.get(transition.field)
    if transition.by is not None and work.path in TYPED:
        message = Text(f"“{transition.name.zh}”只能由流程执行", f"Only a flow can do {transition.name.en!r}")
        raise Refused(message, path=f"/{transition.field}", code="only_by_flow")
    if state not in transition.from_:
        raise _wrong_state(plan, transition, state)
    pending.after[transition.field] = transition.to
    pending.dirty.add(transition.field)


def _wrong_state(plan: FormPlan, transition: Transition, state: Any) -> Refused:
    names = state_names(plan, transition.field)
    now = names.get(state, Text("空", "empty"))
    needed = [names.get(one, Text(one, one)) for one in sorted(transition.from_)]
    return Refused(
        Text(
            f"当前状态为“{now.zh}”，不能{transition.name.zh}",
            f"{transition.name.en!r} is not possible while {now.en!r}",
        ),
        path=f"/{transition.field}",
        hint=Text(
            f"需要状态：{'、'.join(one.zh for one in needed)}", f"needs the state {', '.join(one.en for one in needed)}"
        ),
        code="wrong_state",
    )


def state_names(plan: FormPlan, field: str) -> Mapping[Any, Text]:
    states: Any = getattr(plan.fields[field].kind, "states", ())
    return {state.key: label(state.name, state.key) for state in states}


def _only_by_transition(plan: FormPlan, key: str) -> Problem:
    name = plan.fields[key].name
    return Problem(
        "only_by_transition",
        f"/{key}",
        Text(beside(name.zh, "不能直接修改"), f"{name.en} cannot be set directly"),
        Text("请使用对应的操作按钮", "use one of its transitions"),
    )
