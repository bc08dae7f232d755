"""Rows of a subtable that an update is about: found by their match, changed under the lock of the records they are in."""

from typing import Any

import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import Refused
from tenon_engines.kernel.outcome import RowChange, UpdateRecords
from tenon_engines.kernel.text import Text
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.held import remember
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.target_rows import (
    CHUNK,
    MOST_TARGETS,
    Targets,
    evaluated,
    keys_read,
    param_of,
    params_of,
)
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement


def line_changes(work: Work, effect: UpdateRecords) -> list[Change]:
    """One change for each record, with all its rows: those that match have new values."""
    form, _, table = effect.form.partition(".")
    records = _lock(work, effect, form, table)
    changed: dict[int, dict[int, dict[str, Any]]] = {}
    for row, values in evaluated(work, effect, _targets(effect, records, table)):
        changed.setdefault(row["record"], {}).setdefault(row["id"], {}).update(values)
    return [
        Change(form, number, values={table: [{"id": line["id"], **rows.get(line["id"], {})} for line in lines]})
        for number, rows in sorted(changed.items())
        for lines in (records[number][table],)
    ]


def _lock(work: Work, effect: UpdateRecords, form: str, table: str) -> dict[int, dict[str, Any]]:
    """The records that hold matching rows, locked in one go, in order of id."""
    plan = work.plans.form(form)
    fields = tuple(effect.rows[0].match)
    numbers: set[int] = set()
    for start in range(0, len(effect.rows), CHUNK):
        groups = tuple(_plain(group) for group in effect.rows[start : start + CHUNK])
        numbers |= {row[0] for row in work.tx.all(_statement(plan, table, fields, len(groups)), params_of(groups))}
    if len(numbers) > MOST_TARGETS:
        message = Text(f"匹配的记录超过 {MOST_TARGETS} 条", f"More than {MOST_TARGETS} records match")
        raise Refused(message, path=effect.id)
    keys = {f"{table}.{key}" for key in (*keys_read(effect), *fields) if key not in ("id", "record")}
    records = load(work, form, sorted(numbers), keys=frozenset({table, *keys}), lock=True) if numbers else {}
    for number, values in records.items():
        remember(work, plan, number, values)
    return records


def _targets(effect: UpdateRecords, records: dict[int, dict[str, Any]], table: str) -> Targets:
    """Each group with its rows as they are under the lock."""
    fields = tuple(effect.rows[0].match)
    known: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for number, values in records.items():
        for line in values[table]:
            row = {**line, "record": number}
            known.setdefault(tuple(row[field] for field in fields), []).append(row)
    wanted = [(group, tuple(group.match.values())) for group in effect.rows]
    return [(group, [] if None in match else known.get(match, [])) for group, match in wanted]


def _plain(group: RowChange) -> RowChange:
    """Ids are whole numbers, also when a number field kept them."""
    whole = {key: int(group.match[key]) for key in ("id", "record") if group.match.get(key) is not None}
    return RowChange({**group.match, **whole}, group.bound)


def _statement(plan: FormPlan, table: str, fields: tuple[str, ...], groups: int) -> Statement:
    """Ids of the live records that hold a row of some groups; sizes rounded up to powers of two."""
    size = 1 << (groups - 1).bit_length()
    key = ("target lines", table, fields, size)
    found: Statement | None = plan.cache.get(key)
    if found is None:
        parent, rows = plan.tables[""], plan.tables[table]
        columns = {field: rows.c["parent_id" if field == "record" else field] for field in fields}
        one_of = [
            sa.and_(*(one == sa.bindparam(param_of(field, index), type_=one.type) for field, one in columns.items()))
            for index in range(size)
        ]
        query = sa.select(parent.c.id).join(rows, rows.c.parent_id == parent.c.id)
        query = query.where(parent.c.deleted_at.is_(None), sa.or_(*one_of)).distinct().order_by(parent.c.id)
        found = plan.cache[key] = Statement(query.limit(MOST_TARGETS + 1))
    return found
