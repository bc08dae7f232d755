"""Decimal arithmetic of the language: one explicit context, rounding half up, no float and no exception anywhere."""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Context, Decimal

PRECISION = 50
DIVISION_SCALE = 16
MAX_DIGITS = 38
STORED_DIGITS = 15

ARITHMETIC = Context(prec=PRECISION, rounding=ROUND_HALF_UP, traps=[])
_WIDE = Context(prec=2 * PRECISION, rounding=ROUND_HALF_UP, traps=[])

ZERO = Decimal(0)
ONE = Decimal(1)
LIMIT = Decimal(10) ** MAX_DIGITS

add = ARITHMETIC.add
subtract = ARITHMETIC.subtract
multiply = ARITHMETIC.multiply
multiply_add = ARITHMETIC.fma
negate = ARITHMETIC.minus
quotient = ARITHMETIC.divide
quantize = _WIDE.quantize
rest = _WIDE.remainder

_QUANTA = {places: Decimal(1).scaleb(-places) for places in range(-60, 61)}
SIXTEEN = _QUANTA[DIVISION_SCALE]


def quantum(places: int) -> Decimal:
    """The unit of the last place: 0.01 for 2, 100 for -2."""
    return _QUANTA[max(-60, min(60, places))]


def divide(left: Decimal, right: Decimal) -> Decimal:
    """left / right at 16 places; `right` is not 0."""
    return quantize(quotient(left, right), SIXTEEN)


def _rounding(mode: str) -> Callable[[Decimal, int], Decimal]:
    context = Context(prec=2 * PRECISION, rounding=mode, traps=[])

    def rounded(value: Decimal, places: int) -> Decimal:
        if places > 60 or value.is_zero():
            return value
        result = context.quantize(value, quantum(places))
        return value if result.is_nan() else result

    return rounded


round_half_up = _rounding(ROUND_HALF_UP)
round_up = _rounding(ROUND_UP)
round_down = _rounding(ROUND_DOWN)
floor = _rounding(ROUND_FLOOR)
ceiling = _rounding(ROUND_CEILING)


def plain(value: Decimal) -> str:
    """The number without exponent and without trailing zeros: what `&` writes."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def total(values: list[Decimal | None]) -> Decimal:
    """The sum of what is not empty; 0 for nothing."""
    result = ZERO
    for value in values:
        if value is not None:
            result = add(result, value)
    return result
