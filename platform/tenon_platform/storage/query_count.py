"""Bounded counts: how many rows there are, up to ten thousand; never an exact count of a large table."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late
from tenon_engines.report.paths import Paths
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.live_column import live_column
from tenon_platform.storage.query_where import Condition, Rows, Scope, conditions
from tenon_platform.storage.related import Related
from tenon_platform.storage.search import Search
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

AT_MOST = 10_000
_MOST_STATEMENTS = 200


def count_records(
    tx: Tx,
    plan: FormPlan,
    plans: Any,
    *,
    scope: Scope,
    context: Context,
    filters: tuple[Condition, ...] = (),
    search: Search | None = None,
    related: Related | None = None,
    at_most: int = AT_MOST,
) -> tuple[int, bool]:
    """How many rows, and whether there are more than `at_most`."""
    counts = count_tabs(
        tx,
        plan,
        plans,
        scope=scope,
        context=context,
        tabs={"": ()},
        filters=filters,
        search=search,
        related=related,
        at_most=at_most,
    )
    return counts[""]


def count_tabs(
    tx: Tx,
    plan: FormPlan,
    plans: Any,
    *,
    scope: Scope,
    context: Context,
    tabs: Mapping[str, Sequence[Condition]],
    filters: tuple[Condition, ...] = (),
    search: Search | None = None,
    related: Related | None = None,
    at_most: int = AT_MOST,
) -> dict[str, tuple[int, bool]]:
    """The counts of all tabs in one statement."""
    if not tabs or scope is None:
        return dict.fromkeys(tabs, (0, False))
    sets = [Rows(plan, scope, (*filters, *own), search, related=related) for own in tabs.values()]
    statement, late = _statement(sets, plans, tx.dialect, context)
    params: dict[str, Any] = {name: each.value(context) for name, each in late.items()}
    params |= search.values if search else {}
    params |= {"related": related.id} if related else {}
    params["at_most"] = at_most + 1
    text, arguments = statement.on(tx.dialect).bind(params)
    numbers = tx.sql(text, arguments)[0]
    return {name: (min(n, at_most), n > at_most) for name, n in zip(tabs, numbers, strict=True)}


Counting = tuple[Statement, dict[str, Late]]


def _statement(sets: Sequence[Rows], plans: Any, dialect: DialectName, context: Context) -> Counting:
    cache = sets[0].plan.cache.setdefault("counts", {})
    key = (dialect, tuple(rows.key() for rows in sets))
    known: Counting | None = cache.get(key)
    if known is None:
        if len(cache) >= _MOST_STATEMENTS:
            cache.clear()
        known = cache[key] = _build(sets, plans, dialect, context)
    return known


def _build(sets: Sequence[Rows], plans: Any, dialect: DialectName, context: Context) -> Counting:
    counts = []
    late: dict[str, Late] = {}
    live = live_column(plans.forms, dialect, context, late)
    for index, rows in enumerate(sets):
        name = f"t{index}"
        table = rows.plan.tables[""].alias(name)
        paths = Paths(plans.forms, plans.shapes, rows.plan.key, table, prefix=f"{name}_", live=live)
        where = conditions(rows, paths, dialect, context, late)
        bound = sa.bindparam("at_most", type_=sa.Integer)
        inner: sa.Select[Any] = (
            sa.select(sa.literal_column("1").label("n")).select_from(paths.joined()).where(*where).limit(bound)
        )
        counts.append(sa.select(sa.func.count()).select_from(inner.subquery(f"n{index}")).scalar_subquery())
    return Statement(sa.select(*(count.label(f"c{index}") for index, count in enumerate(counts)))), late
