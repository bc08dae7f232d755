"""An earlier period laid onto ours: the first day onto the first day, the tenth hour onto the tenth."""

from collections.abc import Sequence

import pandas as pd

from tenon_engines.report.grain import buckets
from tenon_engines.report.groups import keys
from tenon_engines.report.order import Spans, span_of
from tenon_engines.report.plan import Axis


def aligned(earlier: pd.DataFrame, axes: Sequence[Axis], ours: Spans, theirs: Spans) -> pd.DataFrame:
    """The groups of the earlier spans under the times of ours; times without a counterpart fall away."""
    onto = [_counterparts(axis, ours, theirs) for axis in axes]
    moved = [
        tuple(cell if times is None else times.get(cell) for cell, times in zip(group, onto, strict=True))
        for group in earlier.index
    ]
    lost = [any(times is not None and cell is None for cell, times in zip(group, onto, strict=True)) for group in moved]
    kept = ~pd.Series(lost, dtype=bool).to_numpy()
    return earlier.set_axis(keys(moved))[kept]


def _counterparts(axis: Axis, ours: Spans, theirs: Spans) -> dict[object, object] | None:
    here, there = span_of(axis, ours), span_of(axis, theirs)
    if axis.grain is None or here is None or there is None:
        return None
    return dict(zip(buckets(there, axis.grain, full=True), buckets(here, axis.grain, full=True), strict=False))
