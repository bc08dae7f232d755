"""Runs report queries in a transaction: rights first, then the cache, then SQL, then names for the ids found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text, label
from tenon_engines.report.period import Period
from tenon_engines.report.plan import Condition, DatasetPlan, Dimension, QueryPlan
from tenon_engines.report.planner import select_part, span_params
from tenon_engines.report.query import compile_query
from tenon_engines.report.question import Part, World
from tenon_engines.report.result import Column, ReportResult
from tenon_platform.runtime.report_cache import ReportCache
from tenon_platform.runtime.report_rights import RightsLike, Scopes, check_fields, check_typed, scopes_of
from tenon_platform.storage.live_column import live_column
from tenon_platform.storage.query_titles import people, titles
from tenon_platform.storage.schema import metadata
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

Spans = tuple[tuple[Dimension, Period], ...]
_MOST_STATEMENTS = 500
_results = ReportCache()


def run_query(
    tx: Tx,
    plans: Any,
    query: Mapping[str, Any],
    rights: RightsLike,
    context: Context,
    *,
    spans: Spans = (),
    extra: Sequence[Condition] = (),
    typed: bool = False,
) -> ReportResult:
    """The result of a query as this person sees it. `typed` says that the person wrote it, not a published document."""
    plan = compile_query(query, dataset_of(plans, query.get("dataset")))
    if typed:
        check_typed(plan.dataset, query.get("filter"), rights)
    return run_compiled(tx, plans, plan, rights, context, spans=spans, extra=extra)


def run_compiled(
    tx: Tx,
    plans: Any,
    plan: QueryPlan,
    rights: RightsLike,
    context: Context,
    *,
    spans: Spans = (),
    extra: Sequence[Condition] = (),
    drills: bool = True,
) -> ReportResult:
    """The same for a query that is compiled already."""
    check_fields(plan, extra, rights)
    scopes = scopes_of(plan.dataset, rights)
    key = (drills, *_key(tx, plans, plan, scopes, context, spans, extra))

    def make() -> ReportResult:
        from tenon_engines.report.run import run_query as run_plan  # brings pandas: not when the server starts

        world = World(tx.dialect, plans.forms, context, scopes)

        def fetch(part: Part, limit: int) -> list[tuple[Any, ...]]:
            return _fetch(tx, plans, part, world, limit)

        found = run_plan(plan, world, fetch, spans, extra, drills=drills)
        return _named(tx, plans, plan, found, context)

    return _results.get(key, make)


def dataset_of(plans: Any, key: Any) -> DatasetPlan:
    """The published dataset of this name."""
    found: DatasetPlan | None = plans.datasets.get(key)
    if found is None:
        raise NotFound(Text(f"没有数据集“{key}”", f"There is no dataset {key!r}"))
    return found


def _fetch(tx: Tx, plans: Any, part: Part, world: World, limit: int) -> list[tuple[Any, ...]]:
    """Rows of one SELECT; its text is made once per published state and only bound afterwards."""
    cache = plans.__dict__.setdefault("_report_statements", {})
    scopes = tuple(sorted((form, _text(scope)) for form, scope in world.scopes.items()))
    key = (world.dialect, str(world.zone), part.key(), scopes, limit, id(part.dataset))
    known: tuple[Statement, dict[str, Late]] | None = cache.get(key)
    if known is None:
        late: dict[str, Late] = {}
        live = live_column(plans.forms, world.dialect, world.context, late)
        select = select_part(part, replace(world, live=live), limit, late)
        if len(cache) >= _MOST_STATEMENTS:
            cache.clear()
        known = cache[key] = (Statement(select), late)
    statement, late = known
    params: dict[str, Any] = {name: each.value(world.context) for name, each in late.items()}
    return tx.all(statement, {**params, **span_params(part, world.zone)})


def _named(tx: Tx, plans: Any, plan: QueryPlan, result: ReportResult, context: Context) -> ReportResult:
    """Options of choice dimensions, and titles for ids of records, users and departments."""
    columns: list[Column] = []
    labels: dict[str, dict[int, str]] = {}
    for index, column in enumerate(result.columns):
        if column.role == "dim" and column.target is not None:
            ids = {row.values[index] for row in result.rows if isinstance(row.values[index], int)}
            if column.target in ("user", "department"):
                labels[column.target] = people(tx, column.target, ids)
            else:
                target = plans.forms[column.target]
                labels[column.target] = titles(tx, target, plans, ids, scope=True, context=context)
        if column.role == "dim" and column.type in ("option", "text"):
            column = replace(column, options=_options(plan, column.key))
        columns.append(column)
    return replace(result, columns=tuple(columns), labels=labels)


def _options(plan: QueryPlan, dimension: str) -> Mapping[str, Text] | None:
    """Names of a choice field's options, found at the end of the dimension's path."""
    formula = plan.dataset.dimensions[dimension].formula
    if formula.type.options is None or len(formula.keys) != 1:
        return None
    shapes, form = plan.dataset.shapes, plan.dataset.form
    head, *rest = next(iter(formula.keys)).split(".")
    fields = shapes[form].fields
    child = plan.dataset.children.get(head)
    if child is not None and rest:
        fields = (fields[head].subtable or {}) if child.subtable else shapes[child.form].fields
        head, *rest = rest
    while rest and head in fields and fields[head].target in shapes:
        fields = shapes[fields[head].target or ""].fields
        head, *rest = rest
    field = fields.get(head)
    entries: Any = getattr(field.result, "options", None) or getattr(field.result, "states", None) if field else None
    if not entries:
        return None
    return {_part(entry, "key"): _label(entry) for entry in entries}


def _part(entry: Any, name: str) -> Any:
    return entry.get(name) if isinstance(entry, Mapping) else getattr(entry, name, None)


def _label(entry: Any) -> Text:
    name = _part(entry, "name")
    return name if isinstance(name, Text) else label(name, str(_part(entry, "key")))


def _key(
    tx: Tx, plans: Any, plan: QueryPlan, scopes: Scopes, context: Context, spans: Spans, extra: Sequence[Condition]
) -> tuple[Any, ...]:
    personal = [scope for scope in scopes.values() if isinstance(scope, Formula) and scope.uses_actor]
    asks = [each.formula for each in (*plan.conditions, *extra) if each.formula.uses_actor]
    return (
        tx.tenant.key,
        str(tx.tenant.dialect),
        tx.tenant,
        tx.epoch,
        plan.dataset.key,
        tuple((axis.key, axis.grain) for axis in plan.rows),
        tuple((axis.key, axis.grain) for axis in plan.columns),
        tuple(value.key for value in plan.values),
        tuple(each.text for each in (*plan.conditions, *extra)),
        (plan.sort, plan.limit, plan.others, plan.totals, plan.gaps),
        tuple((dim.key, _moment(period)) for dim, period in spans),
        tuple(sorted((form, _text(scope)) for form, scope in scopes.items())),
        context.actor if personal or asks else None,
        str(context.tz),
        _data_epoch(tx, plan.dataset),
    )


def _moment(period: Period) -> tuple[datetime, datetime, bool, str]:
    """A span that runs until now is the same question for as long as its answer is kept."""
    return (period.start, period.full_to, period.until_now, period.step)


def _data_epoch(tx: Tx, dataset: DatasetPlan) -> tuple[Any, ...]:
    """The last change of each form that takes part."""
    change = metadata.tables.get("change")
    if change is None:
        return ()
    forms = sorted({dataset.form, *(child.form for child in dataset.children.values())})
    newest = [
        sa.select(sa.func.max(change.c.seq)).where(change.c.form == form).scalar_subquery().label(f"n{index}")
        for index, form in enumerate(forms)
    ]
    statement = _EPOCHS.setdefault(tuple(forms), Statement(sa.select(*newest)))
    return tuple(tx.all(statement)[0])


_EPOCHS: dict[tuple[str, ...], Statement] = {}


def _text(scope: Formula | bool) -> str:
    return scope.text if isinstance(scope, Formula) else str(scope)
