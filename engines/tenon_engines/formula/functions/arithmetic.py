"""Operators on numbers and dates. `+` and `-` count empty as 0; the others are empty with empty."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tenon_engines.formula.decimals import (
    ARITHMETIC,
    DIVISION_SCALE,
    LIMIT,
    ONE,
    SIXTEEN,
    ZERO,
    add,
    multiply,
    negate,
    quantize,
    quantum,
    quotient,
    rest,
    subtract,
)
from tenon_engines.formula.function import BAD_VALUE, DIV0, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Call, Literal, Node
from tenon_engines.formula.types import LABELS, Type, unify
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.python_code import Emitter

_NOUGHT = Literal(ZERO, Type("number", nullable=False, scale=0))
_DAY = Literal("D", Type("text", nullable=False))


def _or_zero(node: Node) -> Node:
    """Empty counts as 0, written out in the tree so that every target sees it."""
    if isinstance(node, Literal) and node.value is None:
        return _NOUGHT
    if not node.type.nullable and isinstance(node, Literal | Call):
        return node
    return Call("COALESCE", (node, _NOUGHT), replace(node.type, name="number", nullable=False))


def merged_scale(left: Node, right: Node) -> int | None:
    """The scale of a sum, from its terms."""
    if left.type.scale is None or right.type.scale is None:
        return None
    return max(left.type.scale, right.type.scale)


def _type_sum(site: Site) -> Call | None:
    if not site.count(2, 2):
        return None
    left, right = site.args
    if matches("number", left.type) and matches("number", right.type):
        args = [_or_zero(left), _or_zero(right)]
        return site.call(site.function.name, args, Type("number", nullable=False, scale=merged_scale(*args)))
    if left.type.name in ("date", "datetime") and matches("number", right.type):
        return _shifted(site, left, right)
    if site.function.name == "+" and right.type.name in ("date", "datetime") and matches("number", left.type):
        return _shifted(site, right, left)
    if site.function.name == "-" and left.type.name in ("date", "datetime") and right.type.name in ("date", "datetime"):
        return _days_between(site)
    wrong = 0 if not matches("number", left.type) and left.type.name not in ("date", "datetime") else 1
    hint = site.remedy("number", site.args[wrong].type)
    site.mismatch(wrong, LABELS["number"], hint)
    return None


def _shifted(site: Site, day: Node, count: Node) -> Call:
    by = _or_zero(count)
    if site.function.name == "-":
        by = Call("NEG", (by,), by.type)
    return site.call("DATEADD", (day, by, _DAY), day.type.optional())


def _days_between(site: Site) -> Call | None:
    merged = unify(site.args[0].type, site.args[1].type)
    if site.common((0, 1)) is None or merged is None:
        return None
    scale = 0 if merged.name == "date" else DIVISION_SCALE
    return site.call("DAYSPAN", site.args, Type("number", nullable=merged.nullable, scale=scale))


def _type_product(site: Site) -> Call | None:
    if not site.count(2, 2):
        return None
    for at, arg in enumerate(site.args):
        if not matches("number", arg.type):
            site.mismatch(at, LABELS["number"], site.remedy("number", arg.type))
            return None
    left, right = site.args
    name = site.function.name
    scale: int | None = DIVISION_SCALE
    if name == "*":
        known = left.type.scale is not None and right.type.scale is not None
        scale = (left.type.scale or 0) + (right.type.scale or 0) if known else None
    elif name in ("%", "MOD"):
        scale = merged_scale(left, right)
    maybe = name != "*" or left.type.nullable or right.type.nullable
    return site.call(name, site.args, Type("number", nullable=maybe, scale=scale))


def _type_sign(site: Site) -> Node | None:
    if not site.count(1, 1):
        return None
    (operand,) = site.args
    if not matches("number", operand.type):
        site.mismatch(0, LABELS["number"], site.remedy("number", operand.type))
        return None
    if isinstance(operand, Literal) and isinstance(operand.value, Decimal) and site.function.name == "NEG":
        # A signed literal stays a literal.
        return Literal(negate(operand.value), operand.type)
    return site.call(site.function.name, site.args, replace(operand.type, name="number"))


def _emit_sum(emitter: "Emitter", node: Call) -> str:
    parts = []
    for arg in node.args:
        if isinstance(arg, Call) and arg.name == "COALESCE" and arg.args[1] == _NOUGHT:
            parts.append(f"{emitter.emit(arg.args[0])} or {emitter.constant(ZERO)}")
        else:
            parts.append(emitter.emit(arg))
    return f"{emitter.constant(add if node.name == '+' else subtract)}({', '.join(parts)})"


def _emit_product(emitter: "Emitter", node: Call) -> str:
    values = [emitter.value(arg) for arg in node.args]
    return emitter.guarded(values, f"{emitter.constant(multiply)}({values[0][0]}, {values[1][0]})")


def _emit_division(emitter: "Emitter", node: Call) -> str:
    (left, left_maybe), (right, right_maybe) = [emitter.value(arg) for arg in node.args]
    result = emitter.fresh()
    emitter.write(f"{result} = None")
    with emitter.block(f"if {right}:"):
        value = emitter.guarded(
            [(left, left_maybe)],
            f"{emitter.constant(quantize)}({emitter.constant(quotient)}({left}, {right}), {emitter.constant(SIXTEEN)})",
        )
        emitter.write(f"{result} = {value}")
    tests = [f"{name} is not None" for name, maybe in ((left, left_maybe), (right, right_maybe)) if maybe]
    with emitter.block(f"elif {' and '.join(tests) or 'True'}:"):
        emitter.write("ctx.fail('DIV0')")
    return result


def remainder(left: Decimal, right: Decimal) -> Decimal | Fault:
    """The dividend's sign."""
    return rest(left, right) if right else DIV0


def power(base: Decimal, exponent: Decimal) -> Decimal | Fault:
    """Rounded to 16 places; a whole exponent is computed exactly first."""
    if not base:
        return ONE if not exponent else ZERO if exponent > 0 else DIV0
    if base < 0 and exponent != exponent.to_integral_value():
        return BAD_VALUE
    result = ARITHMETIC.power(base, exponent)
    if not result.is_finite() or abs(result) >= LIMIT:
        return OUT_OF_RANGE
    return quantize(result, quantum(DIVISION_SCALE))


def _operator(name: str, zh: str, en: str, **more: object) -> Function:
    text = Text(f"a {name} b", f"a {name} b")
    return Function(name=name, group="operator", signature=text, doc=Text(zh, en), example=text.en, **more)  # type: ignore[arg-type]


ARITHMETIC_OPERATORS = (
    _operator(
        "+",
        "相加；空算 0；日期加天数。",
        "Sum; empty counts as 0; a date plus days.",
        typing=_type_sum,
        emit=_emit_sum,
        strict=False,
    ),
    _operator(
        "-",
        "相减；空算 0；日期相减得天数。",
        "Difference; empty counts as 0; dates give days.",
        typing=_type_sum,
        emit=_emit_sum,
        strict=False,
    ),
    _operator("*", "相乘；有空则为空。", "Product; empty with empty.", typing=_type_product, emit=_emit_product),
    _operator(
        "/",
        "相除，保留 16 位小数；除以 0 为空（DIV0）。",
        "Quotient at 16 places; by 0: empty (DIV0).",
        typing=_type_product,
        emit=_emit_division,
        fails=True,
    ),
    _operator(
        "%",
        "余数，符号同被除数。",
        "Remainder with the dividend's sign.",
        typing=_type_product,
        python=remainder,
        fails=True,
    ),
    _operator(
        "^",
        "乘方，从左到右，保留 16 位小数。",
        "Power, grouping to the left, at 16 places.",
        typing=_type_product,
        python=power,
        fails=True,
    ),
    Function(
        name="NEG",
        group="operator",
        typing=_type_sign,
        python=negate,
        signature=Text("-a", "-a"),
        doc=Text("取负。", "The negative."),
        example="-a",
    ),
    Function(
        name="POS",
        group="operator",
        typing=_type_sign,
        python=lambda value: value,
        signature=Text("+a", "+a"),
        doc=Text("原值。", "The value itself."),
        example="+a",
    ),
)
