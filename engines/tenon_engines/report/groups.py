"""Groups as pandas frames: the index holds the group (a tuple with one cell per axis), each column is a measure.

Every column has dtype object: a Decimal stays the Decimal that the database gave and nothing becomes a float on the way.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from tenon_engines.report.plan import Measure

Group = tuple[Any, ...]
_COUNTED = ("sum", "count", "count_distinct")


def keys(groups: Iterable[Group]) -> pd.Index:
    """Groups as an index; they stay tuples."""
    return pd.Index(list(groups), dtype=object, tupleize_cols=False)


def frame(rows: Sequence[Sequence[Any]], groups: Iterable[Group], names: Sequence[str]) -> pd.DataFrame:
    """One row per group, as the database gave it."""
    return pd.DataFrame(rows, index=keys(groups), columns=list(names), dtype=object)


def settled(groups: pd.DataFrame) -> pd.DataFrame:
    """What is not there is None, never a float that is not a number."""
    return groups.where(groups.notna(), None) if groups.isna().to_numpy().any() else groups


def at(groups: pd.DataFrame, wanted: pd.Index, measures: Iterable[Measure]) -> pd.DataFrame:
    """The numbers of the wanted groups; where there were no rows, nothing was sold (0) and an average is unknown."""
    if groups.index.equals(wanted):
        return groups
    found = groups.reindex(wanted)
    for measure in measures:
        if is_counted(measure):
            found[measure.key] = or_zero(found[measure.key], measure.scale)
    return settled(found)


def or_zero(values: pd.Series, scale: int = 0) -> pd.Series:
    """Where there were no rows, 0 in the scale of the measure."""
    return values.where(values.notna(), Decimal(0).scaleb(-scale))


def is_counted(measure: Measure) -> bool:
    """Whether a group without rows has the number 0."""
    return measure.agg in _COUNTED
