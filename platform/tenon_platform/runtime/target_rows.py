"""The rows an update is about: found by their match, locked in order of id, evaluated one by one under the lock."""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.errors import Refused
from tenon_engines.kernel.outcome import RowChange, UpdateRecords
from tenon_engines.kernel.text import Text, beside
from tenon_engines.rule.row_shape import with_rows
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.wording import Wording
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.held import remember
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement

MOST_TARGETS = 5_000
CHUNK = 200

Targets = list[tuple[RowChange, list[dict[str, Any]]]]


def lock_targets(work: Work, effect: UpdateRecords) -> Targets:
    """Each group with its rows as they are under the lock. Rows are locked in one go, so that no two saves cross."""
    plan = work.plans.form(effect.form)
    fields = tuple(effect.rows[0].match)
    by_match: dict[tuple[Any, ...], list[int]] = {}
    for start in range(0, len(effect.rows), CHUNK):
        groups = effect.rows[start : start + CHUNK]
        statement = _statement(plan, fields, len(groups))
        for row in work.tx.all(statement, params_of(groups)):
            by_match.setdefault(tuple(row[1:]), []).append(row[0])
    ids = sorted(number for numbers in by_match.values() for number in numbers)
    if len(ids) > MOST_TARGETS:
        message = Text(f"匹配的记录超过 {MOST_TARGETS} 条", f"More than {MOST_TARGETS} records match")
        raise Refused(message, path=effect.id)
    rows = load(work, effect.form, ids, keys=_keys(effect, fields), lock=True) if ids else {}
    for number, values in rows.items():
        remember(work, plan, number, values)
    found: Targets = []
    for group in effect.rows:
        numbers = by_match.get(tuple(group.match.values()), ())
        candidates = [rows[number] | {"id": number} for number in numbers if number in rows]
        found.append((group, [row for row in candidates if _still(row, group)]))
    return found


def matching(work: Work, form: str, group: RowChange) -> list[int]:
    """Ids of the records that equal one group, the newest last."""
    statement = _statement(work.plans.form(form), tuple(group.match), 1)
    return [row[0] for row in work.tx.all(statement, params_of((group,)))]


def _still(row: Mapping[str, Any], group: RowChange) -> bool:
    """Whether a row still matches now that it is locked: somebody may have been faster."""
    return all(_has(row, field, value) for field, value in group.match.items())


def _has(row: Mapping[str, Any], field: str, value: Any) -> bool:
    table, dot, column = field.partition(".")
    return any(line[column] == value for line in row[table]) if dot else row[field] == value


def changes_for(work: Work, effect: UpdateRecords, targets: Targets) -> list[Change]:
    """What to save, in order of id, or of the rows' `sort`."""
    found = evaluated(work, effect, targets)
    found.sort(key=lambda pair: pair[0]["id"])
    for field, desc in reversed(effect.sort):
        found.sort(key=lambda pair: _rank(pair[0][field], desc), reverse=desc)
    return [Change(effect.form, row["id"], values=values, transition=effect.transition) for row, values in found]


def evaluated(work: Work, effect: UpdateRecords, targets: Targets) -> list[tuple[Mapping[str, Any], dict[str, Any]]]:
    """Each row that changes with its new values, once: a record whose rows match several groups gets what each of them
    gives, one after another. Refused when a `require` does not hold or meets no row."""
    context = work.context
    found: dict[int, tuple[Mapping[str, Any], dict[str, Any]]] = {}
    for group, rows in targets:
        met = 0
        for row in rows:
            so_far = found[row["id"]][1] if row["id"] in found else {}
            env = {**group.bound, **row, **{key: so_far[key] for key in effect.set_ if key in so_far}}
            if not _holds(effect.where, env, context):
                continue
            met += 1
            if not _holds(effect.require, env, context):
                if effect.skip:
                    continue
                raise Refused(effect.message or _requirement(work, effect, env), path=effect.id)
            values = {key: formula.run(env, context) for key, formula in effect.set_.items()}
            for table, rows_to_add in effect.add.items():
                values[table] = [*({"id": line["id"]} for line in row[table]), *rows_to_add]
            found[row["id"]] = (row, values)
        if effect.require is not None and not met and not effect.skip:
            name = with_rows(work.plans.shapes, effect.form)[effect.form].name
            raise Refused(
                Text(beside("没有对应的", name.zh, "记录"), f"There is no matching {name.en} record"), path=effect.id
            )
    return list(found.values())


def _rank(value: Any, desc: bool) -> tuple[bool, Any]:
    """Empty values come last either way."""
    return ((value is None) is not desc, value if value is not None else 0)


def _holds(formula: Formula | None, env: Mapping[str, Any], context: Any) -> bool:
    return formula is None or formula.run(env, context) is True


def _requirement(work: Work, effect: UpdateRecords, env: Mapping[str, Any]) -> Text:
    """What was short, in words."""
    assert effect.require is not None
    shapes = with_rows(work.plans.shapes, effect.form)
    form = shapes[effect.form].name
    scene = Scene(env["id"], env, work.context)
    facts = Wording(shapes, effect.form).facts(effect.require, scene, False)
    return Text(
        f"{form.zh}不满足要求：{'，'.join(fact.zh for fact in facts)}",
        f"{form.en}: {', '.join(fact.en for fact in facts)}",
    )


def _keys(effect: UpdateRecords, fields: Iterable[str]) -> frozenset[str]:
    """Keys of the target that its formulas, its order and its match need."""
    sorts = {field for field, _ in effect.sort}
    return keys_read(effect) | sorts | {field.partition(".")[0] for field in fields} | set(effect.add)


def keys_read(effect: UpdateRecords) -> frozenset[str]:
    """Keys of the target row that its formulas read: bare ones; the others are bound already."""
    formulas = [*effect.set_.values(), *(f for f in (effect.where, effect.require) if f is not None)]
    read = {key for formula in formulas for key in formula.keys}
    around = ("record", "old", "line", "task", "actor")
    return frozenset(key for key in read if key.split(".")[0] not in around)


def _statement(plan: Any, fields: tuple[str, ...], groups: int) -> Statement:
    """Ids of the live rows of some groups; kept with the plan, sizes rounded up to powers of two."""
    size = 1 << (groups - 1).bit_length()
    key = ("targets", fields, size)
    found: Statement | None = plan.cache.get(key)
    if found is None:
        table = plan.tables[""]
        columns = {field: _column(plan, field) for field in fields}
        one_of = [
            sa.and_(*(one == sa.bindparam(param_of(field, index), type_=one.type) for field, one in columns.items()))
            for index in range(size)
        ]
        query = sa.select(table.c.id, *columns.values()).where(table.c.deleted_at.is_(None), sa.or_(*one_of))
        for name in {field.partition(".")[0] for field in fields if "." in field}:
            query = query.where(plan.tables[name].c.parent_id == table.c.id).distinct()
        found = plan.cache[key] = Statement(query.order_by(table.c.id).limit(MOST_TARGETS + 1))
    return found


def _column(plan: Any, field: str) -> sa.Column[Any]:
    table, dot, name = field.partition(".")
    column: sa.Column[Any] = plan.tables[table if dot else ""].c[name if dot else field]
    return column


def param_of(field: str, index: int) -> str:
    return f"{field.replace('.', '__')}_{index}"


def params_of(groups: tuple[RowChange, ...]) -> dict[str, Any]:
    size = 1 << (len(groups) - 1).bit_length()
    padded = [*groups, *[groups[-1]] * (size - len(groups))]
    return {param_of(field, index): value for index, group in enumerate(padded) for field, value in group.match.items()}
