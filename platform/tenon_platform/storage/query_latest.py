"""The latest line that names each of some records: what was paid for an item the last time."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.panels.beside import Beside
from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late
from tenon_engines.report.paths import Paths
from tenon_platform.storage.live_column import live_column
from tenon_platform.storage.query_where import Condition, Rows, Scope, conditions
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx


def latest_lines(
    tx: Tx,
    plan: FormPlan,
    plans: Any,
    panel: Beside,
    ids: Iterable[int],
    *,
    scope: Scope,
    context: Context,
    condition: Condition,
    without: int | None,
) -> dict[int, tuple[Any, Any]]:
    """`{id: (value, when)}` from the latest record within the scope; `without` is the record being changed."""
    late: dict[str, Late] = {}
    table = plan.tables[""].alias("t")
    line = plan.tables[panel.lines].alias("l")
    paths = Paths(plans.forms, plans.shapes, plan.key, table, live=live_column(plans.forms, tx.dialect, context, late))
    match, show, when = line.c[panel.match], line.c[panel.show], table.c[panel.latest]
    chosen = match.in_(sa.bindparam("ids", expanding=True, type_=sa.BigInteger))
    where = conditions(Rows(plan, scope, (condition,)), paths, tx.dialect, context, late)
    place = sa.func.row_number().over(partition_by=match, order_by=(when.desc(), table.c.id.desc())).label("place")
    joined = paths.joined().join(line, line.c.parent_id == table.c.id)
    rows = (
        sa.select(match.label("id"), show.label("value"), when.label("moment"), place)
        .select_from(joined)
        .where(chosen, when.is_not(None), show.is_not(None), table.c.id != sa.bindparam("without"), *where)
        .subquery("r")
    )
    statement = Statement(sa.select(rows.c.id, rows.c.value, rows.c.moment).where(rows.c.place == 1))
    params: dict[str, Any] = {name: each.value(context) for name, each in late.items()}
    found = tx.all(statement, {**params, "ids": sorted(set(ids)), "without": without or 0})
    return {number: (value, moment) for number, value, moment in found}
