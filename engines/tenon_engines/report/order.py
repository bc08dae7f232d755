"""The groups of a result in order: gaps of time filled, sorted by the query, along time, or the largest first."""

from collections.abc import Sequence

import pandas as pd

from tenon_engines.report.grain import MOST_BUCKETS, after, buckets
from tenon_engines.report.groups import at, keys
from tenon_engines.report.period import Period
from tenon_engines.report.plan import Axis, Dimension, Measure, QueryPlan

Spans = Sequence[tuple[Dimension, Period]]


def span_of(axis: Axis, spans: Spans) -> Period | None:
    """The span that limits a time axis."""
    return next((period for dim, period in spans if dim.key == axis.key), None)


def in_order(plan: QueryPlan, groups: pd.DataFrame, measures: Sequence[Measure], spans: Spans) -> pd.DataFrame:
    """Groups of the row axes: by the query's sort, else along time, else the largest first."""
    axes = plan.rows
    if plan.gaps and len(axes) == 1 and axes[0].grain is not None:
        groups = at(groups, _without_gaps(axes[0], groups.index, span_of(axes[0], spans)), measures)
    for by, desc in reversed(plan.sort):
        groups = _sorted(plan, groups, by, desc)
    if plan.sort or not axes:
        return groups
    for place in reversed(range(len(axes))):
        groups = _by(groups, _cells(groups, place).map(str, na_action="ignore"))
    return groups if axes[0].grain is not None else _sorted(plan, groups, plan.values[0].measure.key, True)


def _sorted(plan: QueryPlan, groups: pd.DataFrame, by: str, desc: bool) -> pd.DataFrame:
    """Sorted by an axis or a measure; equal ones stay in place, empty cells come last in both directions."""
    place = next((index for index, axis in enumerate(plan.rows) if axis.key == by), None)
    if place is None:
        measure = next((value.measure.key for value in plan.values if value.key == by), by)
        return groups.sort_values(measure, ascending=not desc, kind="stable")
    return _by(groups, _cells(groups, place), desc)


def _cells(groups: pd.DataFrame, place: int) -> pd.Series:
    return pd.Series([group[place] for group in groups.index], dtype=object)


def _by(groups: pd.DataFrame, cells: pd.Series, desc: bool = False) -> pd.DataFrame:
    return groups.take(cells.sort_values(ascending=not desc, kind="stable").index.to_numpy())


def _without_gaps(axis: Axis, found: pd.Index, period: Period | None) -> pd.Index:
    """Every bucket of the span (or between the first and the last), then what lies outside of it."""
    assert axis.grain is not None
    times = [group[0] for group in found if group[0] is not None]
    if period is not None:
        every = buckets(period, axis.grain)
    elif times:
        every = [min(times)]
        while every[-1] < max(times) and len(every) < MOST_BUCKETS:
            every.append(after(every[-1], axis.grain))
    else:
        return found
    wanted = keys((moment,) for moment in every)
    return wanted.append(found[~found.isin(wanted)])
