"""Runs the SELECTs of a query and merges them by group: one exact number per measure and group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from tenon_engines.formula.context import Context as FormulaContext
from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.grain import decode
from tenon_engines.report.period import Period
from tenon_engines.report.plan import ROOT, Axis, Condition, DatasetPlan, Dimension, Measure
from tenon_engines.report.planner import MOST_GROUPS, Part, World, components

Fetch = Callable[[Part, int], Sequence[tuple[Any, ...]]]
Group = tuple[Any, ...]
Numbers = dict[str, Decimal | None]

EXACT = Context(prec=50, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Ask:
    """One set of numbers: measures by axes, under conditions, within spans of time."""

    dataset: DatasetPlan
    axes: tuple[Axis, ...]
    measures: tuple[Measure, ...]
    conditions: tuple[Condition, ...]
    spans: tuple[tuple[Dimension, Period], ...]


def aggregate(ask: Ask, world: World, fetch: Fetch) -> dict[Group, Numbers]:
    """Numbers by group. Without axes there is one group, `()`, even when there are no rows at all."""
    base = _base(ask)
    found: dict[Group, dict[str, Any]] = {}
    for fact in dict.fromkeys(measure.fact for measure in base):
        own = [measure for measure in base if measure.fact == fact]
        part = Part(ask.dataset, fact, ask.axes, own, ask.conditions, ask.spans)
        rows = fetch(part, MOST_GROUPS + 1)
        if len(rows) > MOST_GROUPS:
            raise ValidationError([_too_many()])
        names = [f"{measure.key}:{piece}" for measure in own for piece in components(measure)]
        width = len(ask.axes)
        for row in rows:
            group = tuple(_cell(raw, axis) for raw, axis in zip(row, ask.axes, strict=False))
            found.setdefault(group, {}).update(zip(names, row[width:], strict=True))
    if not ask.axes:
        found.setdefault((), {})
    return {group: _finish(pieces, base, ask.measures, world.context) for group, pieces in found.items()}


def is_additive(measures: Sequence[Measure], axes: Sequence[Axis], dataset: DatasetPlan) -> bool:
    """Whether the numbers of groups add up to the number of all: each fact row falls into exactly one group."""
    facts = {axis.dim.fact for axis in axes} - {ROOT}
    base = _with_inputs(measures, dataset)
    return all(measure.agg in ("sum", "count") and not facts - {measure.fact} for measure in base)


def calculate(measure: Measure, numbers: Mapping[str, Decimal | None], context: FormulaContext) -> Decimal | None:
    """A calculated measure from the others of its group; dividing by nothing gives nothing."""
    assert measure.calc is not None
    value = measure.calc.run(dict(numbers), context)
    return None if value is None else _round(value, measure.scale)


def _finish(
    pieces: Mapping[str, Any], base: Sequence[Measure], wanted: Sequence[Measure], context: FormulaContext
) -> Numbers:
    numbers: Numbers = {}
    for measure in base:
        if measure.agg == "avg":
            count = _decimal(pieces.get(f"{measure.key}:count"))
            total = _decimal(pieces.get(f"{measure.key}:sum"))
            ready = bool(count) and total is not None
            numbers[measure.key] = _round(EXACT.divide(total, count), measure.scale) if ready else None
            continue
        value = pieces.get(f"{measure.key}:{measure.agg}")
        empty = Decimal(0) if measure.agg in ("sum", "count", "count_distinct") else None
        exact = empty if value is None else _decimal(value)
        numbers[measure.key] = _round(exact, measure.scale) if isinstance(exact, Decimal) else exact
    for measure in wanted:
        if measure.calc is not None:
            numbers[measure.key] = calculate(measure, numbers, context)
    return numbers


def _base(ask: Ask) -> list[Measure]:
    return _with_inputs(ask.measures, ask.dataset)


def _with_inputs(measures: Sequence[Measure], dataset: DatasetPlan) -> list[Measure]:
    found: dict[str, Measure] = {}
    for measure in measures:
        if measure.calc is None:
            found[measure.key] = measure
        else:
            found.update({key: dataset.measures[key] for key in sorted(measure.calc.keys)})
    return list(found.values())


def _cell(raw: Any, axis: Axis) -> Any:
    if axis.grain is not None:
        return decode(raw, axis.grain)
    if axis.dim.formula.type.name == "bool" and isinstance(raw, int):
        return bool(raw)
    return raw


def _decimal(value: Any) -> Any:
    if value is None or isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else value


def _round(value: Decimal, scale: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-scale), context=EXACT)


def _too_many() -> Problem:
    message = Text(
        f"分组超过 {MOST_GROUPS:,} 个,请加筛选或换更粗的维度",
        f"More than {MOST_GROUPS:,} groups; filter, or group more coarsely",
    )
    return Problem("too_many_groups", "/rows", message)
