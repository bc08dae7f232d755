"""Numbers: rounding, remainders, signs. Rounding is half up, away from zero."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tenon_engines.formula import decimals
from tenon_engines.formula.decimals import STORED_DIGITS, quantize, quantum
from tenon_engines.formula.function import BAD_VALUE, DIV0, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions.arithmetic import power, remainder
from tenon_engines.formula.tree import Call, Literal, Node
from tenon_engines.formula.types import NUMBER, Type, whole
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.python_code import Emitter

_MOST_PLACES = 30


def places_of(args: Sequence[Node]) -> int | None:
    """The number of places a rounding function is told, where that is a constant."""
    if len(args) < 2:
        return 0
    told = args[1]
    return int(told.value) if isinstance(told, Literal) and told.value is not None else None


def _rounded_type(args: Sequence[Node]) -> Type:
    places = places_of(args)
    return Type("number", scale=None if places is None else max(places, 0))


def _same_scale(args: Sequence[Node]) -> Type:
    return replace(args[0].type, name="number")


def _emit_round(emitter: "Emitter", node: Call) -> str:
    """Constant places (nearly always): one quantize with the unit prepared."""
    value = emitter.value(node.args[0])
    places = places_of(node.args)
    if places is not None and abs(places) <= _MOST_PLACES:
        call = f"{emitter.constant(quantize)}({value[0]}, {emitter.constant(quantum(places))})"
        return emitter.guarded([value], call)
    told = emitter.value(node.args[1])
    return emitter.guarded([value, told], f"{emitter.constant(_round)}({value[0]}, {told[0]})")


def _round(value: Decimal, places: Decimal = decimals.ZERO) -> Decimal:
    return decimals.round_half_up(value, int(places))


def _round_up(value: Decimal, places: Decimal = decimals.ZERO) -> Decimal:
    return decimals.round_up(value, int(places))


def _round_down(value: Decimal, places: Decimal = decimals.ZERO) -> Decimal:
    return decimals.round_down(value, int(places))


def _floor(value: Decimal) -> Decimal:
    return decimals.floor(value, 0)


def _mod(left: Decimal, right: Decimal) -> Decimal | Fault:
    """The divisor's sign, as Excel."""
    rest = remainder(left, right)
    if isinstance(rest, Fault) or not rest or (rest < 0) == (right < 0):
        return rest
    return decimals.add(rest, right)


def _multiple(value: Decimal, step: Decimal, up: bool) -> Decimal | Fault:
    if not step:
        return decimals.ZERO if up else DIV0
    ratio = decimals.ARITHMETIC.divide(value, step)
    return decimals.multiply(decimals.ceiling(ratio, 0) if up else decimals.floor(ratio, 0), step)


def _sqrt(value: Decimal) -> Decimal | Fault:
    if value < 0:
        return BAD_VALUE
    return quantize(decimals.ARITHMETIC.sqrt(value), quantum(decimals.DIVISION_SCALE))


def _fit(value: Decimal, scale: Decimal) -> Decimal | Fault:
    """Rounded for storage; more than 15 significant digits do not fit."""
    result = quantize(value, quantum(int(scale)))
    if result.is_nan() or abs(result) >= quantum(int(scale) - STORED_DIGITS):
        return OUT_OF_RANGE
    return result


_SIXTEEN = Type("number", scale=decimals.DIVISION_SCALE)


def _function(name: str, takes: str, signature: Text, doc: Text, example: str, **more: object) -> Function:
    return Function(name=name, group="number", takes=takes, signature=signature, doc=doc, example=example, **more)  # type: ignore[arg-type]


NUMBERS = (
    _function(
        "ROUND",
        "number number?",
        Text("ROUND(数字，[位数])", "ROUND(number, [places])"),
        Text(
            "四舍五入到指定小数位，默认 0；负数位数按十、百取整。",
            "Rounded half up to the places given (0); negative: tens, hundreds.",
        ),
        "ROUND(2.345, 2)",
        gives=_rounded_type,
        python=_round,
        emit=_emit_round,
    ),
    _function(
        "ROUNDUP",
        "number number?",
        Text("ROUNDUP(数字，[位数])", "ROUNDUP(number, [places])"),
        Text("向远离 0 的方向舍入。", "Rounded away from zero."),
        "ROUNDUP(2.341, 2)",
        gives=_rounded_type,
        python=_round_up,
    ),
    _function(
        "ROUNDDOWN",
        "number number?",
        Text("ROUNDDOWN(数字，[位数])", "ROUNDDOWN(number, [places])"),
        Text("向 0 的方向舍去。", "Rounded towards zero."),
        "ROUNDDOWN(2.349, 2)",
        gives=_rounded_type,
        python=_round_down,
    ),
    _function(
        "TRUNC",
        "number number?",
        Text("TRUNC(数字，[位数])", "TRUNC(number, [places])"),
        Text("截去多余的小数位。", "Cut off after the places given."),
        "TRUNC(8.9)",
        gives=_rounded_type,
        python=_round_down,
    ),
    _function(
        "INT",
        "number",
        Text("INT(数字)", "INT(number)"),
        Text("向下取整。", "The next whole number below."),
        "INT(-1.5)",
        gives=whole(),
        python=_floor,
    ),
    _function(
        "MOD",
        "number number",
        Text("MOD(被除数，除数)", "MOD(dividend, divisor)"),
        Text("余数，符号同除数（与 Excel 相同）。", "Remainder with the divisor's sign, as in Excel."),
        "MOD(10, 3)",
        gives=NUMBER,
        python=_mod,
        fails=True,
    ),
    _function(
        "ABS",
        "number",
        Text("ABS(数字)", "ABS(number)"),
        Text("绝对值。", "Absolute value."),
        "ABS(-3)",
        gives=_same_scale,
        python=Decimal.copy_abs,
    ),
    _function(
        "SIGN",
        "number",
        Text("SIGN(数字)", "SIGN(number)"),
        Text("正 1、零 0、负 -1。", "1, 0 or -1."),
        "SIGN(-3)",
        gives=whole(),
        python=lambda value: decimals.ONE if value > 0 else decimals.ZERO if not value else -decimals.ONE,
    ),
    _function(
        "CEILING",
        "number number?",
        Text("CEILING(数字，[倍数])", "CEILING(number, [step])"),
        Text("向上舍入到倍数，默认 1。", "Up to the next multiple of the step (1)."),
        "CEILING(7.2, 5)",
        gives=NUMBER,
        python=lambda value, step=decimals.ONE: _multiple(value, step, True),
    ),
    _function(
        "FLOOR",
        "number number?",
        Text("FLOOR(数字，[倍数])", "FLOOR(number, [step])"),
        Text("向下舍入到倍数，默认 1。", "Down to the next multiple of the step (1)."),
        "FLOOR(7.2, 5)",
        gives=NUMBER,
        python=lambda value, step=decimals.ONE: _multiple(value, step, False),
        fails=True,
    ),
    _function(
        "POWER",
        "number number",
        Text("POWER(底数，指数)", "POWER(base, exponent)"),
        Text("乘方，同 ^。", "Power, the same as ^."),
        "POWER(2, 10)",
        gives=_SIXTEEN,
        python=power,
        fails=True,
    ),
    _function(
        "SQRT",
        "number",
        Text("SQRT(数字)", "SQRT(number)"),
        Text("平方根。", "Square root."),
        "SQRT(9)",
        gives=_SIXTEEN,
        python=_sqrt,
        fails=True,
    ),
    _function(
        "FIT",
        "number number",
        Text("", ""),
        Text("", ""),
        "",
        gives=_rounded_type,
        python=_fit,
        fails=True,
        hidden=True,
    ),
)
