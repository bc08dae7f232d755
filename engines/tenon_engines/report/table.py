"""The groups of a result in order: gaps of time filled, sorted, cut to the first n."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenon_engines.report.aggregate import Group, Numbers
from tenon_engines.report.grain import MOST_BUCKETS, after, buckets
from tenon_engines.report.period import Period
from tenon_engines.report.plan import Axis, Dimension, Measure, QueryPlan


def empty(measures: Sequence[Measure]) -> Numbers:
    """The numbers of a group without rows: nothing was sold is 0, an average of nothing is unknown."""
    counted = ("sum", "count", "count_distinct")
    return {each.key: Decimal(0).scaleb(-each.scale) if each.agg in counted else None for each in measures}


def span_of(axis: Axis, spans: Sequence[tuple[Dimension, Period]]) -> Period | None:
    """The span that limits a time axis."""
    return next((period for dim, period in spans if dim.key == axis.key), None)


def in_order(
    plan: QueryPlan, groups: Mapping[Group, Numbers], spans: Sequence[tuple[Dimension, Period]]
) -> list[Group]:
    """Groups of the row axes: by the query's sort, else along time, else the largest first."""
    axes = plan.rows
    keys = list(groups)
    if plan.gaps and len(axes) == 1 and axes[0].grain is not None:
        keys = _without_gaps(axes[0], keys, span_of(axes[0], spans))
    if plan.sort:
        for by, desc in reversed(plan.sort):
            keys = _sorted(keys, plan, groups, by, desc)
        return keys
    if axes and axes[0].grain is not None:
        return sorted(keys, key=_along_time)
    if axes and plan.values:
        return _sorted(sorted(keys, key=_by_text), plan, groups, plan.values[0].measure.key, True)
    return keys


def _sorted(keys: list[Group], plan: QueryPlan, groups: Mapping[Group, Numbers], by: str, desc: bool) -> list[Group]:
    """Sorted by an axis or a measure; empty cells last in both directions."""
    position = next((index for index, axis in enumerate(plan.rows) if axis.key == by), None)
    if position is None:
        measure = next((value.measure.key for value in plan.values if value.key == by), by)

        def value(key: Group) -> Any:
            return groups.get(key, {}).get(measure)
    else:

        def value(key: Group) -> Any:
            return key[position]

    known = [key for key in keys if value(key) is not None]
    unknown = [key for key in keys if value(key) is None]
    return sorted(known, key=value, reverse=desc) + unknown


def _without_gaps(axis: Axis, keys: list[Group], period: Period | None) -> list[Group]:
    assert axis.grain is not None
    times = [key[0] for key in keys if key[0] is not None]
    rest = [key for key in keys if key[0] is None]
    if period is not None:
        every = buckets(period, axis.grain)
        return [(at,) for at in every] + [key for key in keys if key[0] is not None and key[0] not in set(every)] + rest
    if not times:
        return keys
    every = []
    at, last = min(times), max(times)
    while at <= last and len(every) < MOST_BUCKETS:
        every.append(at)
        at = after(at, axis.grain)
    return [(at,) for at in every] + rest


def _along_time(key: Group) -> tuple[Any, ...]:
    return tuple((cell is None, cell if isinstance(cell, datetime) else str(cell)) for cell in key)


def _by_text(key: Group) -> tuple[Any, ...]:
    return tuple((cell is None, str(cell)) for cell in key)
