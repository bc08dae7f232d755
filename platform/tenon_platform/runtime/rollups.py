"""Live rollups: one grouped query for a page of records, some for more than any page has."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.fields.rollup import Rollup
from tenon_engines.form.plan import Env, FieldPlan, FormPlan
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement

AT_ONCE = 500
_AGGREGATES: dict[str, Any] = {"sum": sa.func.sum, "min": sa.func.min, "max": sa.func.max}


def attach_rollups(work: Work, plan: FormPlan, records: list[Env], keys: Collection[str]) -> None:
    """Puts the values of these rollup fields into the records."""
    for key in keys:
        field = plan.fields[key]
        assert isinstance(field.kind, Rollup)
        own = tuple(field.kind.match.values())
        rows = [tuple(values.get(name) for name in own) for values in records]
        if _secret(work, field.kind):
            rows = [_hashed(work, field.kind, row) for row in rows]
        groups = set(rows)
        groups = {group for group in groups if None not in group}
        found = _read(work, plan, field, field.kind, groups)
        empty = Decimal(0) if field.kind.agg in ("sum", "count") else None
        for values, row in zip(records, rows, strict=True):
            values[key] = found.get(row, empty)


def _secret(work: Work, kind: Rollup) -> frozenset[str]:
    """Phones are kept encrypted: equal ones are known by their hash."""
    target = work.plans.form(kind.of.partition(".")[0])
    return frozenset(name for name in kind.match if name in target.fields and target.fields[name].type == "phone")


def _hashed(work: Work, kind: Rollup, row: tuple[Any, ...]) -> tuple[Any, ...]:
    secret = _secret(work, kind)
    pairs = zip(kind.match, row, strict=True)
    return tuple(work.vault.keyed_hash(one) if name in secret and one is not None else one for name, one in pairs)


def _read(
    work: Work, plan: FormPlan, field: FieldPlan, kind: Rollup, groups: set[tuple[Any, ...]]
) -> dict[tuple[Any, ...], Any]:
    if not groups:
        return {}
    statement = _statement(work, plan, field, kind)
    found: dict[tuple[Any, ...], Any] = {}
    states = {f"state_{name}": list(states) for name, states in kind.state.items()}
    ordered = sorted(groups)
    for start in range(0, len(ordered), AT_ONCE):
        some = ordered[start : start + AT_ONCE]
        wanted = {f"in_{name}": sorted({group[index] for group in some}) for index, name in enumerate(kind.match)}
        for row in work.tx.all(statement, wanted | states):
            value = row[-1]
            found[tuple(row[:-1])] = Decimal(value) if isinstance(value, int) else value
    return found


def _statement(work: Work, plan: FormPlan, field: FieldPlan, kind: Rollup) -> Statement:
    mark = ("rollup", field.key)
    known: Statement | None = plan.cache.get(mark)
    if known is not None:
        return known
    form, _, subtable = kind.of.partition(".")
    target = work.plans.form(form)
    parent = target.tables[""]
    table = target.tables[subtable]
    source: sa.FromClause = table if not subtable else table.join(parent, parent.c.id == table.c.parent_id)

    secret = _secret(work, kind)

    def column(name: str) -> sa.Column[Any]:
        if name in secret:
            return parent.c[f"{name}__hash"]
        return table.c[name] if name in table.c else parent.c[name]

    own = [column(name) for name in kind.match]
    if kind.agg == "count":
        value: sa.ColumnElement[Any] = sa.func.count()
    else:
        measured = column(kind.expr or "id")
        value = sa.type_coerce(_AGGREGATES[kind.agg](measured), measured.type)
    where = [parent.c.deleted_at.is_(None)]
    where += [column(name).in_(sa.bindparam(f"in_{name}", expanding=True)) for name in kind.match]
    if kind.state:
        where += [column(name).in_(sa.bindparam(f"state_{name}", expanding=True)) for name in kind.state]
    query = sa.select(*own, value).select_from(source).where(*where).group_by(*own)
    statement = Statement(query)
    plan.cache[mark] = statement
    return statement
