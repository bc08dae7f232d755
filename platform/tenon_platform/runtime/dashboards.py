"""The data of a dashboard's tiles. A tile that cannot be answered says why; the others stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text
from tenon_engines.report.charts import charts
from tenon_engines.report.charts.chart import Chart, Look
from tenon_engines.report.charts.kpi import Kpi
from tenon_engines.report.charts.line import Line
from tenon_engines.report.counted import counted
from tenon_engines.report.dashboard import fit_grain, tile_limits
from tenon_engines.report.drill import drill_text
from tenon_engines.report.period import Period
from tenon_engines.report.plan import Axis, Condition, DatasetPlan, Dimension, QueryPlan, Value
from tenon_engines.report.query import compile_query
from tenon_engines.report.result import ReportResult
from tenon_engines.report.tile import kpi_json, tile_json
from tenon_platform.runtime.report_rights import RightsLike
from tenon_platform.runtime.reports import dataset_of, run_compiled
from tenon_platform.storage.transaction import Tx

Spans = tuple[tuple[Dimension, Period], ...]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, when, and how figures are drawn for them."""

    rights: RightsLike
    context: Context
    look: Look


@dataclass(frozen=True, slots=True)
class _Asked:
    """A tile ready to run: its query under the dashboard's filters."""

    tile: Mapping[str, Any]
    chart: Chart
    query: QueryPlan
    spans: Spans
    extra: tuple[Condition, ...]

    @property
    def time(self) -> Text | None:
        """What the period is about: the time of ordering, of paying."""
        return self.spans[0][0].name if self.spans else None

    def group(self) -> tuple[Any, ...]:
        """Number tiles of one group are answered by one set of SELECTs."""
        conditions = tuple(each.text for each in (*self.query.conditions, *self.extra))
        spans = tuple((dim.key, period.start, period.end) for dim, period in self.spans)
        return (self.query.dataset.key, conditions, spans)


def dashboard_data(
    tx: Tx,
    plans: Any,
    document: Mapping[str, Any],
    viewer: Viewer,
    filters: Mapping[str, Any],
    only: Sequence[str] | None = None,
) -> dict[str, Any]:
    """`{tile id: tile}` for all tiles, or for those named in `only`."""
    answers: dict[str, Any] = {}
    asked: list[_Asked] = []
    for tile in document["tiles"]:
        if only is not None and tile["id"] not in only:
            continue
        try:
            asked.append(_ask(plans, document, tile, viewer.context, filters))
        except TenonError as error:
            answers[tile["id"]] = failed(error, viewer.look)
    together = _number_groups(asked)
    for each in asked:
        try:
            answers[each.tile["id"]] = _answer(tx, plans, each, viewer, together)
        except TenonError as error:
            answers[each.tile["id"]] = failed(error, viewer.look)
    return answers


def tile_data(
    tx: Tx, plans: Any, query: Mapping[str, Any], view: Mapping[str, Any], viewer: Viewer, spans: Spans = ()
) -> dict[str, Any]:
    """One tile outside a dashboard: what the designer shows while it is being made."""
    dataset = dataset_of(plans, query.get("dataset"))
    chart = charts.parse(view, "/view")
    asked = _Asked({"id": "preview"}, chart, _plan(query, dataset, chart, spans), spans, ())
    return _answer(tx, plans, asked, viewer, {})


def failed(error: TenonError, look: Look) -> dict[str, Any]:
    """The tile of a question that has no answer."""
    empty: dict[str, Any] = {"columns": [], "rows": [], "totals": None, "kpi": None, "figure": None, "form": None}
    return {
        **empty,
        "drill": None,
        "time": None,
        "error": {"code": error.code, "message": error.message.pick(look.language)},
    }


def _ask(
    plans: Any, document: Mapping[str, Any], tile: Mapping[str, Any], context: Context, filters: Mapping[str, Any]
) -> _Asked:
    dataset = dataset_of(plans, tile["query"]["dataset"])
    spans, extra = tile_limits(document, tile, dataset, filters, context.now, context.tz)
    chart = charts.parse(tile["view"], "/view")
    return _Asked(tile, chart, _plan(tile["query"], dataset, chart, spans), spans, extra)


def _plan(query: Mapping[str, Any], dataset: DatasetPlan, chart: Chart, spans: Spans) -> QueryPlan:
    plan = fit_grain(compile_query(query, dataset), spans)
    if isinstance(chart, Line) and spans and plan.rows and (chart.compare or spans[0][1].step == "day"):
        plan = _with_previous(plan)
    return plan


def _with_previous(plan: QueryPlan) -> QueryPlan:
    """The same course one period earlier, for a single line over time."""
    if len(plan.values) != 1 or plan.columns or plan.rows[0].grain is None or plan.values[0].fn != "value":
        return plan
    return replace(plan, values=(*plan.values, Value(plan.values[0].measure, "previous")))


def _number_groups(asked: Sequence[_Asked]) -> dict[tuple[Any, ...], tuple[Value, ...]]:
    """All measures that the number tiles of a group want."""
    found: dict[tuple[Any, ...], dict[str, Value]] = {}
    for each in asked:
        if isinstance(each.chart, Kpi):
            wanted = found.setdefault(each.group(), {})
            wanted.update({value.key: value for value in each.query.values[:1]})
    return {group: tuple(values.values()) for group, values in found.items()}


def _answer(
    tx: Tx, plans: Any, asked: _Asked, viewer: Viewer, together: Mapping[tuple[Any, ...], tuple[Value, ...]]
) -> dict[str, Any]:
    dataset = {"dataset": asked.query.dataset.key}
    if isinstance(asked.chart, Kpi):
        values = together.get(asked.group(), asked.query.values[:1])
        return dataset | _number(tx, plans, asked, asked.chart, viewer, values)
    result = _run(tx, plans, asked, asked.query, viewer)
    return dataset | tile_json(result, asked.chart, viewer.look, asked.time)


def _number(tx: Tx, plans: Any, asked: _Asked, chart: Kpi, viewer: Viewer, values: tuple[Value, ...]) -> dict[str, Any]:
    """A number tile: the value, the period before, and both courses; asked together with its neighbours."""
    compare = chart.compare and bool(asked.spans)
    both = tuple(value for own in values for value in _compared(own, compare))
    query = replace(asked.query, rows=(), columns=(), values=both, sort=(), limit=None)
    try:
        numbers = _run(tx, plans, asked, query, viewer)
    except TenonError:
        if len(values) == 1:
            raise
        return _number(tx, plans, asked, chart, viewer, asked.query.values[:1])
    own = asked.query.values[0].measure.key
    course: ReportResult | None = None
    if chart.spark and asked.spans:
        dim, period = asked.spans[0]
        grain = period.grain if period.grain in dim.grains else "day"
        course = _run(tx, plans, asked, replace(query, rows=(Axis(dim, grain),)), viewer, drills=False)
    kept = [index for index, column in enumerate(numbers.columns) if column.of == own]
    columns = tuple(numbers.columns[index] for index in kept)
    rows = tuple(replace(row, values=tuple(row.values[index] for index in kept)) for row in numbers.rows)
    conditions = (*query.conditions, *asked.extra, *counted([asked.query.values[0].measure], query.dataset))
    drill = drill_text(conditions, asked.spans, ())
    tile = tile_json(replace(numbers, columns=columns, rows=rows, drill=drill), chart, viewer.look, asked.time)
    return {**tile, "kpi": kpi_json(own, numbers, course)}


def _compared(value: Value, compare: bool) -> tuple[Value, ...]:
    plain = Value(value.measure)
    return (plain, Value(value.measure, "previous")) if compare else (plain,)


def _run(tx: Tx, plans: Any, asked: _Asked, query: QueryPlan, viewer: Viewer, *, drills: bool = True) -> ReportResult:
    spans, extra = asked.spans, asked.extra
    return run_compiled(tx, plans, query, viewer.rights, viewer.context, spans=spans, extra=extra, drills=drills)
