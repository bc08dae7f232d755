"""Exact arithmetic of reports: one decimal context, rounding half up, ratios of four places."""

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=50, rounding=ROUND_HALF_UP)
_SHARE = Decimal("0.0001")


def rounded(value: Decimal, scale: int) -> Decimal:
    """Half a unit goes up, as in accounts."""
    return value.quantize(Decimal(1).scaleb(-scale), context=EXACT)


def ratio(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """0.2837 for 28.37 %; unknown without a whole."""
    if part is None or not whole:
        return None
    return EXACT.divide(part, whole).quantize(_SHARE, context=EXACT)


def change(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """The difference; unknown when either side is."""
    return None if now is None or before is None else EXACT.subtract(now, before)


def change_pct(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """The difference as a part of the value before, 0.1860 for 18.6 %; unknown when there was nothing before."""
    return None if before is None else ratio(change(now, before), abs(before))
