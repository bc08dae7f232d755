"""Sums under a list: the same rows as the list shows, within the same scope."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late
from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.paths import Paths
from tenon_platform.storage.live_column import live_column
from tenon_platform.storage.query_where import Condition, Rows, Scope, conditions
from tenon_platform.storage.search import Search
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

FUNCTIONS = ("sum", "min", "max", "count")
MOST = 20


def aggregate_records(
    tx: Tx,
    plan: FormPlan,
    plans: Any,
    *,
    scope: Scope,
    context: Context,
    wanted: Sequence[tuple[str, str]],
    filters: tuple[Condition, ...] = (),
    search: Search | None = None,
    restricted: Mapping[str, str] | None = None,
) -> list[Any]:
    """One value for each `(function, field)` of `wanted`, over the rows of a list."""
    late: dict[str, Late] = {}
    table = plan.tables[""].alias("t")
    live = live_column(plans.forms, tx.dialect, context, late)
    paths = Paths(plans.forms, plans.shapes, plan.key, table, live=live)
    columns = [_aggregate(plan, paths, name, key, restricted or {}) for name, key in wanted]
    where = conditions(Rows(plan, scope, filters, search), paths, tx.dialect, context, late)
    labelled = [column.label(f"a{index}") for index, column in enumerate(columns)]
    statement = Statement(sa.select(*labelled).select_from(paths.joined()).where(*where))
    params: dict[str, Any] = {name: each.value(context) for name, each in late.items()}
    row = tx.all(statement, params | (search.values if search else {}))[0]
    return [Decimal(value) if isinstance(value, int) else value for value in row]


def _aggregate(
    plan: FormPlan, paths: Paths, name: str, key: str, restricted: Mapping[str, str]
) -> sa.ColumnElement[Any]:
    if name not in FUNCTIONS:
        raise _bad(f"/{name}", Text(f"没有汇总方式“{name}”", f"There is no function {name!r}"))
    if name == "count" and not key:
        return sa.func.count()
    field = plan.fields.get(key)
    if field is None or restricted.get(key) in ("hidden", "masked"):
        raise _bad(f"/{key}", Text(f"没有字段“{key}”", f"There is no field {key!r}"))
    if name != "count" and field.result.name not in ("number", "money", "percent"):
        raise _bad(f"/{key}", Text("只有数字字段可以汇总", "Only numbers can be summed up"))
    column = paths.column(field.env_key)
    if name == "count":
        return sa.func.count(column)
    return getattr(sa.func, name)(column, type_=column.type)  # type: ignore[no-any-return]


def _bad(path: str, message: Text) -> ValidationError:
    return ValidationError([Problem("bad_aggregate", path, message)])
