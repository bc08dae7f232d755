"""Rows of subtables that no two records, and no record twice, may have: found before they are written, row by row.

The database holds the same by an index over the rows and the copies that they keep of their record; whoever was faster
between the look and the write is met there, and the save is tried again.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.plan import Env, FormPlan, UniqueKey
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import rights
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.drafts import keep_lines
from tenon_platform.runtime.work_unit import TYPED, Work
from tenon_platform.storage.query_titles import titles
from tenon_platform.storage.statement import Statement

CHUNK = 500
Value = tuple[Any, ...]
Write = tuple[Statement, dict[str, Any]]
Place = tuple[Pending, int]


def check_rows(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """Notes on each record the rows that are there already: in it, in another of the batch, in the database."""
    for key in plan.unique:
        if key.table:
            _check(work, plan, key, batch)


def copies(pending: Pending, table: str) -> dict[str, Any]:
    """What new rows keep of their record."""
    found: dict[str, Any] = {}
    for key in pending.plan.unique:
        if key.table == table:
            found |= {column: pending.after.get(source) if source else 1 for column, source in key.copies.items()}
    return found


def compared(plan: FormPlan, table: str) -> frozenset[str]:
    """The fields of rows that unique keys compare."""
    return frozenset(field for key in plan.unique if key.table == table for field in key.rows)


def released(plan: FormPlan, table: str, ids: Sequence[int]) -> Write:
    """Takes rows out of their keys before they are written anew: two of them may change places."""
    empty = dict.fromkeys(column for key in plan.unique if key.table == table for column in key.copies)
    return _update(plan, table, "id", tuple(empty)), {**empty, "which": list(ids)}


def moved(plan: FormPlan, pending: Pending) -> Iterator[Write]:
    """What all rows of a record keep of it, when it changed; a record in the bin keeps nothing apart."""
    for table in {key.table for key in plan.unique if key.table}:
        kept = copies(pending, table)
        sources = {source for key in plan.unique if key.table == table for source in key.copies.values()}
        if pending.deleted or pending.restored or sources & pending.changed:
            values = dict.fromkeys(kept) if pending.deleted else kept
            yield _update(plan, table, "parent_id", tuple(values)), {**values, "which": [pending.id]}


def of_rows(plan: FormPlan, problem: Problem) -> bool:
    return any(key.table and key.path == problem.path for key in plan.unique)


def _update(plan: FormPlan, table: str, by: str, names: tuple[str, ...]) -> Statement:
    mark = ("row keys", table, by, names)
    known: Statement | None = plan.cache.get(mark)
    if known is None:
        rows = plan.tables[table]
        values = {name: sa.bindparam(name, type_=rows.c[name].type) for name in names}
        which = rows.c[by].in_(sa.bindparam("which", expanding=True))
        known = plan.cache[mark] = Statement(sa.update(rows).where(which).values(values))
    return known


def _check(work: Work, plan: FormPlan, key: UniqueKey, batch: Sequence[Pending]) -> None:
    there: dict[Value, Place] = {}
    wanted: dict[Value, Place] = {}
    away = {pending.id for pending in batch if pending.deleted}
    for pending in batch:
        if not _concerned(key, pending):
            continue
        keep_lines(work, pending, key.table)
        away.add(pending.id)
        for index, row in enumerate(pending.after.get(key.table) or ()):
            value = _value(key, pending.after, row)
            if None in value:
                continue
            fresh = _is_fresh(key, pending, row)
            if value not in there:
                there[value] = (pending, index)
                if fresh:
                    wanted[value] = (pending, index)
            elif fresh:
                _note(key, pending, index, _beside(there[value], pending))
            else:
                _note(key, *there[value], _beside((pending, index), there[value][0]))
                there[value] = (pending, index)
    found = {value: number for value, number in stored(work, plan, key, list(wanted)) if number not in away}
    names = _titles(work, plan, set(found.values()))
    for value, number in found.items():
        name = names.get(number)
        _note(key, *wanted[value], Text(f"见 {name}", f"in {name}") if name is not None else None)


def _concerned(key: UniqueKey, pending: Pending) -> bool:
    """Whether rows of this record may meet others by what is being saved."""
    if pending.deleted:
        return False
    if pending.created or pending.restored or key.table in pending.lines_given:
        return True
    nodes = {f"{key.table}.{field}" for field in key.rows}
    return not nodes.isdisjoint(pending.dirty) or _moves(key, pending)


def _moves(key: UniqueKey, pending: Pending) -> bool:
    before = pending.before or {}
    return any(before.get(source) != pending.after.get(source) for source in key.copies.values() if source)


def _is_fresh(key: UniqueKey, pending: Pending, row: Env) -> bool:
    old = pending.lines_before.get(key.table, {}).get(row.get("id", 0))
    if old is None or pending.restored or _moves(key, pending):
        return True
    return any(old.get(field) != row.get(field) for field in key.rows)


def _value(key: UniqueKey, record: Env, row: Env) -> Value:
    kept = (record.get(source) if source else 1 for source in key.copies.values())
    return (*kept, *(row.get(field) for field in key.rows))


def stored(work: Work, plan: FormPlan, key: UniqueKey, values: Sequence[Value]) -> Iterator[tuple[Value, int]]:
    """The values that rows, or records, in the database have, with their records; one query for all that differ in the last field."""
    groups: dict[Value, list[Any]] = {}
    for value in values:
        groups.setdefault(value[:-1], []).append(value[-1])
    for start, ends in groups.items():
        bound = dict(zip(key.fields[:-1], start, strict=True))
        for position in range(0, len(ends), CHUNK):
            rows = work.tx.all(_lookup(plan, key), {**bound, "ends": ends[position : position + CHUNK]})
            yield from (((*start, end), number) for number, end in rows)


def _lookup(plan: FormPlan, key: UniqueKey) -> Statement:
    mark = ("row key", key.name)
    known: Statement | None = plan.cache.get(mark)
    if known is None:
        rows = plan.tables[key.table]
        end = rows.c[key.fields[-1]]
        same = [rows.c[name] == sa.bindparam(name, type_=rows.c[name].type) for name in key.fields[:-1]]
        within = end.in_(sa.bindparam("ends", type_=end.type, expanding=True))
        record = rows.c["parent_id" if key.table else "id"]
        known = plan.cache[mark] = Statement(sa.select(record, end).where(*same, within))
    return known


def _titles(work: Work, plan: FormPlan, ids: set[int]) -> dict[int, str]:
    """Of records that their writer may read; of the others no more is told than that they are there."""
    if not ids:
        return {}
    own = rights(work.tx, work.plans, work.actor) if work.path in TYPED and work.actor.user_id is not None else None
    scope = own.form(plan.key).read if own is not None else True
    return titles(work.tx, plan, work.plans, ids, scope=scope, context=work.context)


def _beside(place: Place, mine: Pending) -> Text:
    other, index = place
    if other is mine:
        return Text(f"与第 {index + 1} 行相同", f"the same as line {index + 1}")
    return Text("与同时保存的另一条相同", "the same as in another one saved with it")


def _note(key: UniqueKey, pending: Pending, index: int, where: Text | None) -> None:
    message = key.message
    if where is not None:
        message = Text(f"{message.zh}（{where.zh}）", f"{message.en} ({where.en})")
    pending.problems.append(Problem("unique", f"/{key.table}/{index}/{key.rows[-1]}", message))
