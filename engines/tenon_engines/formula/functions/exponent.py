"""EXP, LN and LOG: computed with 50 digits, rounded to 16 places; never a float."""

from decimal import Decimal

from tenon_engines.formula.decimals import ARITHMETIC, DIVISION_SCALE, LIMIT, ONE, ZERO, divide, quantize, quantum
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

_SIXTEEN = Type("number", scale=DIVISION_SCALE)
_TEN = Decimal(10)
_LARGEST = Decimal(88)  # e^88 has 39 digits
_SMALLEST = Decimal(-60)  # e^-60 is 0 at 16 places


def _exp(value: Decimal) -> Decimal | Fault:
    if value < _SMALLEST:
        return ZERO
    result = LIMIT if value > _LARGEST else ARITHMETIC.exp(value)
    return OUT_OF_RANGE if result >= LIMIT else quantize(result, quantum(DIVISION_SCALE))


def _ln(value: Decimal) -> Decimal | Fault:
    return quantize(ARITHMETIC.ln(value), quantum(DIVISION_SCALE)) if value > 0 else BAD_VALUE


def _log(value: Decimal, base: Decimal = _TEN) -> Decimal | Fault:
    if value <= 0 or base <= 0 or base == ONE:
        return BAD_VALUE
    return divide(ARITHMETIC.ln(value), ARITHMETIC.ln(base))


EXPONENTS = (
    Function(
        name="EXP",
        group="number",
        takes="number",
        gives=_SIXTEEN,
        python=_exp,
        fails=True,
        signature=Text("EXP(数字)", "EXP(number)"),
        doc=Text("e 的几次方，保留 16 位小数。", "e to the power, at 16 places."),
        example="EXP(1)",
    ),
    Function(
        name="LN",
        group="number",
        takes="number",
        gives=_SIXTEEN,
        python=_ln,
        fails=True,
        signature=Text("LN(数字)", "LN(number)"),
        doc=Text("自然对数，保留 16 位小数；数字须大于 0。", "Natural logarithm of a positive number, at 16 places."),
        example="LN(amount)",
    ),
    Function(
        name="LOG",
        group="number",
        takes="number number?",
        gives=_SIXTEEN,
        python=_log,
        fails=True,
        signature=Text("LOG(数字，[底])", "LOG(number, [base])"),
        doc=Text("对数，底默认 10，保留 16 位小数。", "Logarithm to the base (10), at 16 places."),
        example="LOG(1000)",
    ),
)
