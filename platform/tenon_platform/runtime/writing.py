"""Writes pending records: ids are known, so everything goes in one pipeline; batches as few multi-row statements."""

from collections.abc import Iterator, Sequence
from typing import Any

from tenon_engines.form.plan import Env, FormPlan
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.runtime import change_log, row_keys
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.checking import Rejected
from tenon_platform.runtime.still_there import Query, in_the_bin
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.records import AT_ONCE, RecordStatements, TableStatements, statements
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.violation import Transient, Violation, transient

Write = tuple[Statement, dict[str, Any]]


def write(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """Inserts, updates, the rows of subtables and the change log."""
    made = statements(plan)
    parts: list[Write] = []
    inserts: list[dict[str, Any]] = []
    lines: dict[str, list[dict[str, Any]]] = {table: [] for table in plan.subtables}
    logged: list[dict[str, Any]] = []
    ids = {table: iter(_ids_of_new_lines(work, plan, batch, table)) for table in plan.subtables}
    for pending in batch:
        if pending.created:
            inserts.append(_insert(work, made, pending))
            for table, rows in lines.items():
                rows += _new_lines(work, made.lines[table], pending, table, ids[table])
        else:
            update = _update(work, made, pending)
            if update is None:
                continue
            parts.append(update)
            for table in pending.lines_given | _computed_lines(pending):
                parts += _changed_lines(work, plan, made.lines[table], pending, table, lines[table])
            parts += row_keys.moved(plan, pending)
        logged.append(change_log.entry(work, pending, pending.after["rev"]))
    gone = in_the_bin(work, plan, batch)
    try:
        there = _send(work, made, plan, parts, inserts, lines, logged, gone)
    except Violation as violation:
        raise _worded(plan, violation, batch) from violation
    if not there:
        raise transient()  # run again, it is refused in words


def _send(
    work: Work,
    made: RecordStatements,
    plan: FormPlan,
    parts: list[Write],
    inserts: list[dict[str, Any]],
    lines: dict[str, list[dict[str, Any]]],
    logged: list[dict[str, Any]],
    gone: Query | None,
) -> bool:
    """Small batches in one round trip; large ones table by table. Records come before their rows, and what rows give up
    before what new rows take.

    Tells whether `gone`, asked after all was written, found nothing.
    """
    tables = [(made.lines[key], rows) for key, rows in lines.items()]
    if len(inserts) <= AT_ONCE and all(len(rows) <= AT_ONCE for _, rows in tables) and len(logged) <= AT_ONCE:
        dialect = work.tx.dialect
        bound = [made.own.inserted(dialect, inserts)] if inserts else []
        bound += [statement.on(dialect).bind(params) for statement, params in parts]
        bound += [one.inserted(dialect, rows) for one, rows in tables if rows]
        bound += [change_log.INSERT.on(dialect).bind(row) for row in logged]
        if gone:
            bound.append(gone[0].on(dialect).bind(gone[1]))
        counts = work.tx.pipeline_sql(bound) if bound else []
        return gone is None or not counts[-1]
    work.tx.run_many(made.own.insert, inserts)
    if parts:
        work.tx.pipeline(parts)
    for one, rows in tables:
        work.tx.run_many(one.insert, rows)
    work.tx.run_many(change_log.INSERT, logged)
    return gone is None or not work.tx.all(*gone)


def _insert(work: Work, made: RecordStatements, pending: Pending) -> dict[str, Any]:
    after = pending.after
    after["rev"] = 1
    after["created_at"] = after["updated_at"] = pending.at or work.now
    after["created_by"] = after["updated_by"] = work.actor.user_id
    after["deleted_at"] = None
    row = made.own.row(after, work.vault)
    for name in made.own.system:
        row[name] = after[name]
    return row


def _ids_of_new_lines(work: Work, plan: FormPlan, batch: Sequence[Pending], table: str) -> list[int]:
    """Ids for the rows of all new records at once."""
    count = sum(len(pending.after.get(table) or ()) for pending in batch if pending.created)
    return take_ids(work.tx.tenant, plan.tables[table].name, count) if count else []


def _new_lines(
    work: Work, made: TableStatements, pending: Pending, table: str, ids: Iterator[int]
) -> list[dict[str, Any]]:
    rows = pending.after.get(table) or ()
    copies = row_keys.copies(pending, table)
    return [
        {**_line(work, made, pending, line, next(ids), position), **copies} for position, line in enumerate(rows, 1)
    ]


def _line(work: Work, made: TableStatements, pending: Pending, line: Env, number: int, position: int) -> dict[str, Any]:
    line["id"], line["parent_id"], line["line_no"] = number, pending.id, position
    row = made.row(line, work.vault)
    row["id"], row["parent_id"], row["line_no"] = number, pending.id, position
    return row


def _update(work: Work, made: RecordStatements, pending: Pending) -> Write | None:
    """Nothing when nothing changed: an unchanged save keeps its revision."""
    before, after = pending.before, pending.after
    assert before is not None
    if not pending.changed and not pending.deleted and not pending.restored:
        return None
    after["rev"] = before["rev"] + 1
    after["updated_at"] = work.now
    after["updated_by"] = work.actor.user_id
    after["deleted_at"] = work.now if pending.deleted else None
    row = made.own.part(pending.changed, after, work.vault)
    for name in ("rev", "updated_at", "updated_by", "deleted_at"):
        row[name] = after[name]
    statement = made.own.updated(tuple(sorted(row)))
    return statement, {**row, "row_id": pending.id}


def _computed_lines(pending: Pending) -> set[str]:
    """Subtables whose computed columns changed although nobody gave rows."""
    return {node.partition(".")[0] for node in pending.dirty if "." in node} & pending.lines_before.keys()


def _changed_lines(
    work: Work,
    plan: FormPlan,
    made: TableStatements,
    pending: Pending,
    table: str,
    new: list[dict[str, Any]],
) -> list[Write]:
    """Removed rows go, changed ones are updated, new ones join `new`."""
    before = pending.lines_before.get(table, {})
    rows = pending.after.get(table) or []
    kept = {line["id"] for line in rows if line.get("id") in before}
    parts: list[Write] = []
    removed = sorted(before.keys() - kept)
    if removed:
        parts.append((made.delete, {"ids": removed}))
    added = [line for line in rows if line.get("id") not in before]
    ids = iter(take_ids(work.tx.tenant, plan.tables[table].name, len(added)) if added else [])
    names = [*made.plain, *(key for key, _, _ in made.composed)]
    copies, compared = row_keys.copies(pending, table), row_keys.compared(plan, table)
    taking: list[int] = []
    for index, line in enumerate(rows):
        old = before.get(line.get("id", 0))
        if old is None:
            new.append({**_line(work, made, pending, line, next(ids), index + 1), **copies})
            continue
        changed = [name for name in names if line.get(name) != old.get(name)]
        row = made.part(changed, line, work.vault)
        if not compared.isdisjoint(changed):
            taking.append(line["id"])
            row |= copies
        if old["line_no"] != index + 1:
            row["line_no"] = line["line_no"] = index + 1
        if row:
            parts.append((made.updated(tuple(sorted(row))), {**row, "row_id": line["id"]}))
    return [row_keys.released(plan, table, taking), *parts] if taking else parts


def _worded(plan: FormPlan, violation: Violation, batch: Sequence[Pending]) -> Exception:
    """What the database refused, in the words of the form's author."""
    problem = _problem(plan, violation)
    if problem is None:
        return violation
    if problem.code == "unique" and row_keys.of_rows(plan, problem):
        return Transient(problem.message)  # somebody was faster: the next try finds their row and says which of ours
    single = len(batch) == 1
    return Rejected({batch[0].position: [problem]}, single=single, certain=single)


def _problem(plan: FormPlan, violation: Violation) -> Problem | None:
    name = violation.constraint or violation.detail.removeprefix("tenon:")
    if violation.kind == "unique":
        for key in plan.unique:
            if key.name == name or (violation.columns and key.fields == violation.columns):
                return Problem("unique", key.path, key.message)
    if violation.kind == "check":
        for constraint in plan.constraints:
            if constraint.name in name:
                return Problem("constraint", constraint.path, constraint.message)
    if violation.kind == "foreign_key":
        message = Text("引用的记录不存在", "A referenced record does not exist")
        return Problem("not_found", "", message)
    return None
