"""People that were typed into a record exist: users and departments are platform rows, not records of a form."""

from collections.abc import Sequence

import sqlalchemy as sa

from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.tables import department, user
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement

_KNOWN = {
    "user": Statement(sa.select(user.c.id).where(user.c.id.in_(sa.bindparam("ids", expanding=True)))),
    "department": Statement(sa.select(department.c.id).where(department.c.id.in_(sa.bindparam("ids", expanding=True)))),
}


def check_people(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """One query for users and one for departments of a batch, and only when somebody typed some."""
    fields = _fields(plan)
    if not fields:
        return
    typed = [(pending, field) for pending in batch for field in fields if field.key in pending.typed]
    for kind, statement in _KNOWN.items():
        named = [(pending, field) for pending, field in typed if field.result.name == kind]
        wanted = {pending.after[field.key] for pending, field in named if pending.after.get(field.key) is not None}
        if not wanted:
            continue
        known = {row[0] for row in work.tx.all(statement, {"ids": sorted(wanted)})}
        for pending, field in named:
            value = pending.after.get(field.key)
            if value is not None and value not in known:
                message = Text(
                    f"{field.name.zh}：没有编号为 {value} 的人员或部门", f"{field.name.en}: there is no {kind} {value}"
                )
                pending.problems.append(Problem("not_found", f"/{field.key}", message))


def _fields(plan: FormPlan) -> tuple[FieldPlan, ...]:
    known: tuple[FieldPlan, ...] | None = plan.cache.get("people")
    if known is None:
        known = plan.cache["people"] = tuple(
            field for field in plan.fields.values() if field.column and field.result.name in _KNOWN
        )
    return known
