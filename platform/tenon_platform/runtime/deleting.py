"""Putting a record into the bin: refused while a live record refers to it, unless that reference is to be emptied."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.fields.reference import Reference
from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import Refused
from tenon_engines.kernel.text import Text, beside
from tenon_platform.runtime.change import Change, Pending
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement

MOST_EMPTIED = 1_000


def check_deletable(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> list[Change]:
    """Refuses, or gives the changes that empty references on the way."""
    ids = [pending.id for pending in batch if pending.deleted]
    if not ids:
        return []
    emptied: list[Change] = []
    for other in work.plans.forms.values():
        for table, key, reference in _references(other, plan.key):
            rows = work.tx.all(_statement(other, table, key), {"ids": ids})
            if rows and (reference.on_delete == "refuse" or table or len(rows) > MOST_EMPTIED):
                raise _refused(plan, other, len(rows))
            emptied += [Change(other.key, row[0], values={key: None}) for row in rows]
    return emptied


def _references(other: FormPlan, target: str) -> list[tuple[str, str, Reference]]:
    found: list[tuple[str, str, Reference]] = []
    tables = [("", other.fields), *((key, one.fields) for key, one in other.subtables.items())]
    for table, fields in tables:
        for key, field in fields.items():
            if isinstance(field.kind, Reference) and field.kind.to == target:
                found.append((table, key, field.kind))
    return found


def _statement(other: FormPlan, table: str, key: str) -> Statement:
    mark = ("refers", table, key)
    known: Statement | None = other.cache.get(mark)
    if known is None:
        own = other.tables[""]
        at: Any = other.tables[table]
        query = sa.select(own.c.id).where(
            at.c[key].in_(sa.bindparam("ids", expanding=True)), own.c.deleted_at.is_(None)
        )
        if table:
            query = query.where(at.c.parent_id == own.c.id)
        known = other.cache[mark] = Statement(query.limit(MOST_EMPTIED + 1))
    return known


def _refused(plan: FormPlan, other: FormPlan, count: int) -> Refused:
    shown = f"{MOST_EMPTIED}+" if count > MOST_EMPTIED else str(count)
    return Refused(
        Text(
            beside(f"不能删除：有 {shown} 条", other.name.zh, "在使用它"),
            f"Cannot delete: {shown} {other.name.en} record(s) refer to it",
        ),
        hint=Text("请先改掉这些引用", "change those references first"),
        code="referenced",
    )
