"""Titles of records by id: what a reference shows."""

from collections.abc import Iterable
from typing import Any, Literal

import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late
from tenon_engines.report.paths import Paths
from tenon_platform.storage.query_columns import PEOPLE, title_column
from tenon_platform.storage.query_where import Rows, Scope, conditions
from tenon_platform.storage.schema import metadata
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_CHUNK = 500
_people: dict[str, Statement] = {}


def titles(tx: Tx, plan: FormPlan, plans: Any, ids: Iterable[int], *, scope: Scope, context: Context) -> dict[int, str]:
    """`{id: title}` of the records that exist within the scope; binned ones keep their title."""
    wanted = sorted(set(ids))
    if not wanted or scope is None:
        return {}
    statement, late = _statement(tx, plan, plans, scope, context)
    bound = {name: each.value(context) for name, each in late.items()}
    found: dict[int, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        rows = tx.all(statement, {**bound, "ids": wanted[start : start + _CHUNK]})
        found.update({record: str(name if name is not None else record) for record, name in rows})
    return found


def _statement(
    tx: Tx, plan: FormPlan, plans: Any, scope: Formula | Literal[True], context: Context
) -> tuple[Statement, dict[str, Late]]:
    """Built once per form and scope: every page with references asks for titles."""
    mark = ("titles", tx.dialect, scope if isinstance(scope, bool) else scope.text)
    known: tuple[Statement, dict[str, Late]] | None = plan.cache.get(mark)
    if known is not None:
        return known
    table = plan.tables[""].alias("t")
    paths = Paths(plans.forms, plans.shapes, plan.key, table)
    title = title_column(paths)
    shown = table.c.id if title is None else title
    late: dict[str, Late] = {}
    where = conditions(Rows(plan, scope), paths, tx.dialect, context, late)[1:]
    chosen = table.c.id.in_(sa.bindparam("ids", expanding=True, type_=sa.BigInteger))
    statement = Statement(sa.select(table.c.id, shown.label("title")).select_from(paths.joined()).where(chosen, *where))
    plan.cache[mark] = statement, late
    return statement, late


def people(tx: Tx, kind: str, ids: Iterable[int]) -> dict[int, str]:
    """Names of users or departments."""
    wanted = sorted(set(ids))
    statement = _people.get(kind)
    if statement is None:
        table = metadata.tables[PEOPLE[kind]]
        chosen = table.c.id.in_(sa.bindparam("ids", expanding=True, type_=sa.BigInteger))
        statement = _people[kind] = Statement(sa.select(table.c.id, table.c.name).where(chosen))
    found: dict[int, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        found.update({int(row[0]): str(row[1]) for row in tx.all(statement, {"ids": wanted[start : start + _CHUNK]})})
    return found
