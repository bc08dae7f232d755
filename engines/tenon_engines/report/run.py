"""Query plan → result: what comes after aggregation, as pandas frames of exact decimals, on at most some thousand groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

import pandas as pd

from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.report import derive
from tenon_engines.report.aggregate import Ask, Fetch, aggregate, is_additive
from tenon_engines.report.align import aligned
from tenon_engines.report.counted import counted
from tenon_engines.report.drill import drill_text, none_of
from tenon_engines.report.exact import EXACT
from tenon_engines.report.groups import Group, at, keys
from tenon_engines.report.order import in_order
from tenon_engines.report.period import Period, previous
from tenon_engines.report.plan import Axis, Condition, Dimension, Measure, QueryPlan, Value
from tenon_engines.report.question import World
from tenon_engines.report.result import OTHERS, Column, ReportResult, ResultRow

_OTHERS: Group = (OTHERS,)
_COMPARING = ("previous", "change", "change_pct")
_MOST_HEADS = 100
Spans = tuple[tuple[Dimension, Period], ...]
Totals = Mapping[Any, Mapping[Any, Any]]


def run_query(
    plan: QueryPlan,
    world: World,
    fetch: Fetch,
    spans: Spans = (),
    extra: Sequence[Condition] = (),
    *,
    drills: bool = True,
) -> ReportResult:
    """The result of a query within `spans` (a dashboard's period) and under `extra` conditions (its other filters).

    `drills=False` leaves out the conditions behind the rows, for results that nobody clicks on.
    """
    with localcontext(EXACT):
        return _Run(plan, world, fetch, spans, (*plan.conditions, *extra), drills).result()


@dataclass(slots=True)
class _Run:
    plan: QueryPlan
    world: World
    fetch: Fetch
    spans: Spans
    conditions: tuple[Condition, ...]
    drills: bool

    def result(self) -> ReportResult:
        plan = self.plan
        groups = in_order(plan, self._aggregate(plan.rows), self._measures, self.spans)
        rows = list(groups.index if plan.limit is None else groups.index[: plan.limit])
        if plan.others and len(plan.rows) == 1 and len(groups) > len(rows):
            rows.append(_OTHERS)
        total = self._total(groups) if self._needs_total else {}
        cells = self._with_others(self._aggregate(plan.axes) if plan.columns else groups, rows, self.spans)
        before = self._before(rows) if any(value.fn in _COMPARING for value in plan.values) else {}
        columns = [self._axis_column(axis) for axis in plan.rows]
        series: list[list[Decimal | None]] = []
        totals: list[Decimal | None] = []
        for head in self._heads(cells):
            shown = keys(row + head for row in rows)
            now = at(cells, shown, self._measures)
            then = {vs: at(earlier, shown, self._measures) for vs, earlier in before.items()}
            of_all = total.get(head, {})
            for value in plan.values:
                columns.append(self._value_column(value, head))
                series.append(_derived(value, now, then.get(value.vs), of_all))
                totals.append(of_all.get(value.measure.key) if value.fn == "value" else None)
        found = [self._row(row, values) for row, values in zip(rows, zip(*series, strict=True), strict=True)]
        wanted = (None,) * len(plan.rows) + tuple(totals) if plan.totals else None
        period = self.spans[0][1] if self.spans else None
        additive = is_additive(self._measures, plan.axes, plan.dataset)
        drill = drill_text((*self.conditions, *self._counted), self.spans, ())
        return ReportResult(tuple(columns), tuple(found), plan.dataset.form, wanted, period, drill, additive)

    @property
    def _measures(self) -> tuple[Measure, ...]:
        return tuple({value.measure.key: value.measure for value in self.plan.values}.values())

    @property
    def _counted(self) -> tuple[Condition, ...]:
        """What a record must be for any of the numbers beside it to count it."""
        return counted(self._measures, self.plan.dataset)

    @property
    def _needs_total(self) -> bool:
        return self.plan.totals or any(value.fn == "share" for value in self.plan.values)

    def _aggregate(
        self, axes: Sequence[Axis], spans: Spans | None = None, more: Sequence[Condition] = ()
    ) -> pd.DataFrame:
        spans = self.spans if spans is None else spans
        ask = Ask(self.plan.dataset, tuple(axes), self._measures, (*self.conditions, *more), spans)
        return aggregate(ask, self.world, self.fetch)

    def _with_others(self, cells: pd.DataFrame, rows: Sequence[Group], spans: Spans) -> pd.DataFrame:
        """With what is left beside the shown groups, asked again so that it is right for every kind of measure."""
        if not rows or rows[-1] != _OTHERS:
            return cells
        axis = self.plan.rows[0]
        text = none_of(axis, [row[0] for row in rows[:-1]])
        formula = compile_formula(text, self.plan.dataset.scope, expects=Type("bool"))
        rest = self._aggregate(self.plan.columns, spans, [Condition(text, formula, axis.dim.fact)])
        return pd.concat([cells, rest.set_axis(keys(_OTHERS + head for head in rest.index))])

    def _heads(self, cells: pd.DataFrame) -> list[Group]:
        """The column heads of a cross table."""
        if not self.plan.columns:
            return [()]
        heads = {group[len(self.plan.rows) :] for group in cells.index}
        return sorted(heads, key=lambda head: tuple((cell is None, str(cell)) for cell in head))[:_MOST_HEADS]

    def _total(self, groups: pd.DataFrame) -> Totals:
        """The numbers of all rows together, per column head."""
        plan = self.plan
        plain = all(measure.calc is None for measure in self._measures)
        if not plan.columns and plain and is_additive(self._measures, plan.rows, plan.dataset):
            return {(): {measure.key: Decimal(groups[measure.key].sum()) for measure in self._measures}}
        return self._aggregate(plan.columns).to_dict("index")

    def _before(self, rows: Sequence[Group]) -> dict[str, pd.DataFrame]:
        """The same question one period earlier (and one year), its buckets moved onto ours by position."""
        found: dict[str, pd.DataFrame] = {}
        wanted = {value.vs for value in self.plan.values if value.fn in _COMPARING} if self.spans else set()
        for vs in wanted:
            earlier = tuple((dim, previous(period, vs)) for dim, period in self.spans)
            then = aligned(self._aggregate(self.plan.axes, earlier), self.plan.axes, self.spans, earlier)
            found[vs] = self._with_others(then, rows, earlier)
        return found

    def _row(self, row: Group, values: Sequence[Decimal | None]) -> ResultRow:
        if row == _OTHERS or not self.drills:
            return ResultRow((*row, *values), None, others=row == _OTHERS)
        drill = drill_text((*self.conditions, *self._counted), self.spans, list(zip(self.plan.rows, row, strict=True)))
        return ResultRow((*row, *values), drill)

    def _axis_column(self, axis: Axis) -> Column:
        kind = axis.dim.formula.type
        target = kind.form if kind.name == "record" else kind.name if kind.name in ("user", "department") else None
        return Column(axis.key, axis.dim.name, kind.name, "dim", axis.grain, target=target)

    def _value_column(self, value: Value, head: Group) -> Column:
        measure = value.measure
        shown = "percent" if value.fn in ("share", "change_pct") else "number" if value.fn == "rank" else measure.format
        scale = {"share": 4, "change_pct": 4, "rank": 0}.get(value.fn, measure.scale)
        key = value.key if not head else f"{value.key}|{'|'.join(str(cell) for cell in head)}"
        return Column(
            key, measure.name, shown, "measure", None, measure.key, value.fn, measure.better, scale, cell=head,
            hint=measure.hint,
        )  # fmt: skip


def _derived(value: Value, now: pd.DataFrame, then: pd.DataFrame | None, total: Mapping[Any, Any]) -> list[Any]:
    """One column of the result: the measure itself, or what is made of it."""
    key = value.measure.key
    own = now[key]
    match value.fn:
        case "share":
            own = derive.share(own, total.get(key))
        case "running":
            own = derive.running(own)
        case "rank":
            own = derive.rank(own)
        case "previous" | "change" | "change_pct":
            if then is None:
                return [None] * len(own)
            compare = {"change": derive.change, "change_pct": derive.change_pct}.get(value.fn)
            own = then[key] if compare is None else compare(own, then[key])
    return own.tolist()
