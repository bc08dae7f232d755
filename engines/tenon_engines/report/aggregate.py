"""Runs the SELECTs of a query and joins them by group: one exact number per measure and group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from tenon_engines.formula.context import Context as FormulaContext
from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.counted import with_inputs
from tenon_engines.report.exact import rounded
from tenon_engines.report.grain import decode
from tenon_engines.report.groups import frame, is_counted, keys
from tenon_engines.report.period import Period
from tenon_engines.report.plan import ROOT, Axis, Condition, DatasetPlan, Dimension, Measure
from tenon_engines.report.question import Part, World, components

Fetch = Callable[[Part, int], Sequence[tuple[Any, ...]]]

MOST_GROUPS = 10_000


@dataclass(frozen=True, slots=True)
class Ask:
    """One set of numbers: measures by axes, under conditions, within spans of time."""

    dataset: DatasetPlan
    axes: tuple[Axis, ...]
    measures: tuple[Measure, ...]
    conditions: tuple[Condition, ...]
    spans: tuple[tuple[Dimension, Period], ...]


def aggregate(ask: Ask, world: World, fetch: Fetch) -> pd.DataFrame:
    """Measures by group. Without axes there is one group, `()`, even when there are no rows at all."""
    base = with_inputs(ask.measures, ask.dataset)
    facts = [_fact(ask, fact, base, fetch) for fact in dict.fromkeys(measure.fact for measure in base)]
    pieces = facts[0] if len(facts) == 1 else pd.concat([frame([], [], []), *facts], axis=1)
    if not ask.axes:
        pieces = pieces.reindex(keys([()]))
    return _finish(pieces, base, ask.measures, world.context)


def is_additive(measures: Sequence[Measure], axes: Sequence[Axis], dataset: DatasetPlan) -> bool:
    """Whether the numbers of groups add up to the number of all: each fact row falls into exactly one group."""
    facts = {axis.dim.fact for axis in axes} - {ROOT}
    base = with_inputs(measures, dataset)
    return all(measure.agg in ("sum", "count") and not facts - {measure.fact} for measure in base)


def _fact(ask: Ask, fact: str, base: Sequence[Measure], fetch: Fetch) -> pd.DataFrame:
    """The components of one fact's measures, by group."""
    own = [measure for measure in base if measure.fact == fact]
    rows = fetch(Part(ask.dataset, fact, ask.axes, own, ask.conditions, ask.spans), MOST_GROUPS + 1)
    if len(rows) > MOST_GROUPS:
        raise ValidationError([_too_many()])
    width = len(ask.axes)
    groups = (tuple(_cell(raw, axis) for raw, axis in zip(row, ask.axes, strict=False)) for row in rows)
    names = [f"{measure.key}:{piece}" for measure in own for piece in components(measure)]
    return frame([row[width:] for row in rows], groups, names)


def _finish(
    pieces: pd.DataFrame, base: Sequence[Measure], wanted: Sequence[Measure], context: FormulaContext
) -> pd.DataFrame:
    """Averages from sums and counts, everything rounded to its scale, then what is calculated from it."""
    columns = {measure.key: _column(pieces, measure).to_numpy() for measure in base}
    numbers = pd.DataFrame(columns, index=pieces.index, dtype=object)
    calculated = [measure for measure in wanted if measure.calc is not None]
    if calculated:
        rows = numbers.to_dict("records")
        for measure in calculated:
            numbers[measure.key] = pd.Series(
                [_calculate(measure, row, context) for row in rows], index=numbers.index, dtype=object
            )
    return numbers


def _column(pieces: pd.DataFrame, measure: Measure) -> pd.Series:
    empty = Decimal(0) if is_counted(measure) else None

    def exactly(value: Any) -> Any:
        value = empty if value is None or value != value else value  # a group that another fact brought has no number
        return rounded(Decimal(value), measure.scale) if isinstance(value, int | Decimal) else value

    if measure.agg == "avg":
        total, count = pieces[f"{measure.key}:sum"], pieces[f"{measure.key}:count"]
        return total.combine(count, lambda sum_, n: exactly(sum_ / n) if sum_ is not None and n and n == n else None)
    return pieces[f"{measure.key}:{measure.agg}"].map(exactly)


def _calculate(measure: Measure, numbers: Mapping[Any, Any], context: FormulaContext) -> Decimal | None:
    """A calculated measure from the others of its group; dividing by nothing gives nothing."""
    assert measure.calc is not None
    value = measure.calc.run(dict(numbers), context)
    return None if value is None else rounded(value, measure.scale)


def _cell(raw: Any, axis: Axis) -> Any:
    if axis.grain is not None:
        return decode(raw, axis.grain)
    if axis.dim.formula.type.name == "bool" and isinstance(raw, int):
        return bool(raw)
    return raw


def _too_many() -> Problem:
    message = Text(
        f"分组超过 {MOST_GROUPS:,} 个，请加筛选或换更粗的维度",
        f"More than {MOST_GROUPS:,} groups; filter, or group more coarsely",
    )
    return Problem("too_many_groups", "/rows", message)
