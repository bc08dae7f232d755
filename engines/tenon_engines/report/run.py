"""Query plan → result: what comes after aggregation, in exact decimals, on at most some thousand groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.report import derive
from tenon_engines.report.aggregate import Ask, Fetch, Group, Numbers, aggregate, is_additive
from tenon_engines.report.drill import drill_text, none_of
from tenon_engines.report.grain import buckets
from tenon_engines.report.period import Period, previous
from tenon_engines.report.plan import Axis, Condition, Dimension, Measure, QueryPlan, Value
from tenon_engines.report.planner import World
from tenon_engines.report.result import OTHERS, Column, ReportResult, ResultRow
from tenon_engines.report.table import empty, in_order, span_of

_OTHERS: Group = (OTHERS,)
_COMPARING = ("previous", "change", "change_pct")
Spans = tuple[tuple[Dimension, Period], ...]


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
        by_row = self._aggregate(plan.rows)
        order = in_order(plan, by_row, self.spans)
        kept = order if plan.limit is None else order[: plan.limit]
        if plan.others and len(plan.rows) == 1 and len(order) > len(kept):
            by_row[_OTHERS] = self._others(plan.rows, kept).get((), empty(self._measures))
            kept = [*kept, _OTHERS]
        cells = self._cells(kept, by_row)
        heads = self._heads(cells)
        columns = [self._axis_column(axis) for axis in plan.rows]
        series: list[list[Decimal | None]] = []
        totals: list[Decimal | None] = []
        total = self._total(by_row) if self._needs_total else {}
        before = self._before() if any(value.fn in _COMPARING for value in plan.values) else {}
        for head in heads:
            for value in plan.values:
                columns.append(self._value_column(value, head))
                series.append(self._series(value, [(key, head) for key in kept], cells, total.get(head, {}), before))
                totals.append(total.get(head, {}).get(value.measure.key) if value.fn == "value" else None)
        rows = [self._row(key, position, series) for position, key in enumerate(kept)]
        wanted = (None,) * len(plan.rows) + tuple(totals) if plan.totals else None
        period = self.spans[0][1] if self.spans else None
        additive = is_additive(self._measures, plan.axes, plan.dataset)
        drill = drill_text(self.conditions, self.spans, ())
        return ReportResult(tuple(columns), tuple(rows), plan.dataset.form, wanted, period, drill, additive)

    @property
    def _measures(self) -> tuple[Measure, ...]:
        return tuple({value.measure.key: value.measure for value in self.plan.values}.values())

    @property
    def _needs_total(self) -> bool:
        return self.plan.totals or any(value.fn == "share" for value in self.plan.values)

    def _aggregate(
        self, axes: Sequence[Axis], spans: Spans | None = None, more: Sequence[Condition] = ()
    ) -> dict[Group, Numbers]:
        spans = self.spans if spans is None else spans
        ask = Ask(self.plan.dataset, tuple(axes), self._measures, (*self.conditions, *more), spans)
        return aggregate(ask, self.world, self.fetch)

    def _others(self, axes: Sequence[Axis], kept: Sequence[Group]) -> dict[Group, Numbers]:
        """What is left beside the shown groups, asked again so that it is right for every kind of measure."""
        axis = axes[0]
        text = none_of(axis, [key[0] for key in kept])
        formula = compile_formula(text, self.plan.dataset.scope, expects=Type("bool"))
        return self._aggregate(self.plan.columns, more=[Condition(text, formula, axis.dim.fact)])

    def _cells(self, kept: Sequence[Group], by_row: dict[Group, Numbers]) -> dict[tuple[Group, Group], Numbers]:
        if not self.plan.columns:
            return {(key, ()): by_row[key] for key in kept if key in by_row}
        width = len(self.plan.rows)
        found = {(key[:width], key[width:]): numbers for key, numbers in self._aggregate(self.plan.axes).items()}
        if kept and kept[-1] == _OTHERS:
            rest = self._others(self.plan.rows, kept[:-1])
            found.update({(_OTHERS, head): numbers for head, numbers in rest.items()})
        return found

    def _heads(self, cells: Mapping[tuple[Group, Group], Numbers]) -> list[Group]:
        if not self.plan.columns:
            return [()]
        heads = {head for _, head in cells}
        return sorted(heads, key=lambda head: tuple((cell is None, str(cell)) for cell in head))[:100]

    def _total(self, by_row: Mapping[Group, Numbers]) -> dict[Group, Numbers]:
        """The numbers of all rows together, per column head."""
        plan = self.plan
        plain = all(measure.calc is None for measure in self._measures)
        if not plan.columns and plain and is_additive(self._measures, plan.rows, plan.dataset):
            every = [numbers for key, numbers in by_row.items() if key != _OTHERS]
            sums: Numbers = {}
            for measure in self._measures:
                sums[measure.key] = sum((numbers.get(measure.key) or Decimal(0) for numbers in every), Decimal(0))
            return {(): sums}
        return self._aggregate(plan.columns)

    def _before(self) -> dict[str, dict[Group, Numbers]]:
        """The same question one period earlier (and one year), its buckets moved onto ours by position."""
        found: dict[str, dict[Group, Numbers]] = {}
        if not self.spans:
            return found
        for vs in {value.vs for value in self.plan.values if value.fn in _COMPARING}:
            earlier = tuple((dim, previous(period, vs)) for dim, period in self.spans)
            groups = self._aggregate(self.plan.rows, earlier)
            moved: dict[Group, Numbers] = {}
            for key, numbers in groups.items():
                target = self._moved(key, earlier)
                if target is not None:
                    moved[target] = numbers
            found[vs] = moved
        return found

    def _moved(self, key: Group, earlier: Spans) -> Group | None:
        cells: list[Any] = []
        for axis, cell in zip(self.plan.rows, key, strict=True):
            ours, theirs = span_of(axis, self.spans), span_of(axis, earlier)
            if axis.grain is None or ours is None or theirs is None:
                cells.append(cell)
                continue
            there = buckets(theirs, axis.grain, full=True)
            here = buckets(ours, axis.grain, full=True)
            if cell not in there or there.index(cell) >= len(here):
                return None
            cells.append(here[there.index(cell)])
        return tuple(cells)

    def _series(
        self,
        value: Value,
        keys: Sequence[tuple[Group, Group]],
        cells: Mapping[tuple[Group, Group], Numbers],
        total: Numbers,
        before: Mapping[str, Mapping[Group, Numbers]],
    ) -> list[Decimal | None]:
        nothing = empty(self._measures)
        measure = value.measure.key
        values = [cells.get(key, nothing).get(measure) for key in keys]
        if value.fn == "share":
            return derive.share(values, total.get(measure))
        if value.fn == "running":
            return derive.running(values)
        if value.fn == "rank":
            return derive.rank(values)
        if value.fn in _COMPARING:
            earlier = before.get(value.vs)
            old = [None if earlier is None else earlier.get(row, nothing).get(measure) for row, _ in keys]
            if value.fn == "previous":
                return old
            compare = derive.change if value.fn == "change" else derive.change_pct
            return [compare(now, then) for now, then in zip(values, old, strict=True)]
        return values

    def _row(self, key: Group, position: int, series: Sequence[Sequence[Decimal | None]]) -> ResultRow:
        values = (*key, *(one[position] for one in series))
        if key == _OTHERS or not self.drills:
            return ResultRow(values, None, others=key == _OTHERS)
        drill = drill_text(self.conditions, self.spans, list(zip(self.plan.rows, key, strict=True)))
        return ResultRow(values, drill)

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
            key, measure.name, shown, "measure", None, measure.key, value.fn, measure.better, scale, cell=head
        )
