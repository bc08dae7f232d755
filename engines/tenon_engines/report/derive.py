"""Series made of a result's own series: share, running total, rank, the change against the period before."""

from decimal import Decimal

import pandas as pd

from tenon_engines.report import exact
from tenon_engines.report.groups import or_zero

Series = pd.Series


def share(values: Series, total: Decimal | None) -> Series:
    """Each value as a part of the total."""
    return values.map(lambda value: exact.ratio(value, total), na_action="ignore")


def running(values: Series) -> Series:
    """Totals so far; nothing counts as 0."""
    return or_zero(values).cumsum()


def rank(values: Series) -> Series:
    """1 for the largest; equal values share a rank."""
    places = values.rank(method="min", ascending=False).astype(object)
    return places.map(lambda place: Decimal(int(place)) if place == place else None)


def change(now: Series, before: Series) -> Series:
    """The difference to the value before, row by row."""
    return now.combine(before, exact.change)


def change_pct(now: Series, before: Series) -> Series:
    """The difference as a part of the value before, row by row."""
    return now.combine(before, exact.change_pct)
