"""Numbers made of a result's own numbers: share, running total, rank, the period before and the change against it."""

from collections.abc import Sequence
from decimal import Decimal

from tenon_engines.report.aggregate import EXACT

Series = Sequence[Decimal | None]

_SHARE = Decimal("0.0001")


def share(values: Series, total: Decimal | None) -> list[Decimal | None]:
    """Each value as a part of the total, 0.2837 for 28.37 %."""
    return [None if value is None or not total else ratio(value, total) for value in values]


def running(values: Series) -> list[Decimal | None]:
    """Totals so far; nothing counts as 0."""
    total = Decimal(0)
    found: list[Decimal | None] = []
    for value in values:
        total = EXACT.add(total, value or Decimal(0))
        found.append(total)
    return found


def rank(values: Series) -> list[Decimal | None]:
    """1 for the largest; equal values share a rank."""
    order = sorted((value for value in values if value is not None), reverse=True)
    first = {value: index + 1 for index, value in reversed(list(enumerate(order)))}
    return [None if value is None else Decimal(first[value]) for value in values]


def change(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """The difference; unknown when either side is."""
    return None if now is None or before is None else EXACT.subtract(now, before)


def change_pct(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """The difference as a part of the value before, 0.1860 for 18.6 %; unknown when there was nothing before."""
    if now is None or not before:
        return None
    return ratio(EXACT.subtract(now, before), abs(before))


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """A quotient of four decimal places."""
    return EXACT.divide(part, whole).quantize(_SHARE, context=EXACT)
