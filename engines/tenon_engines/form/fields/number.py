"""A decimal number with a fixed number of places."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import Number as NumberColumn
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

LONGEST = 40
_MARKS = str.maketrans("", "", ",，¥￥")
PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
DIGITS = 15  # as many as a spreadsheet keeps
WRONG = Text("应为数字，如 12.5", "Must be a number such as 12.5")


class Number(FieldType):
    """A number with `scale` decimal places; at most 15 significant digits."""

    name = "number"
    label = Text("数字", "Number")
    icon = "hash"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "<", "<=", ">", ">=", "BETWEEN", "ISEMPTY")

    scale: Annotated[int, Field(ge=0, le=8)] = 0
    min: Decimal | None = None
    max: Decimal | None = None
    unit: str | None = None

    def value_type(self) -> Type:
        return Type("number", scale=self.scale)

    def column_type(self) -> TypeEngine[Any]:
        return NumberColumn(self.scale)

    def coerce(self, value: Any) -> Any:
        return self.bounded(decimal(value, self.scale))

    def coercer(self) -> Callable[[Any], Any]:
        if self.min is not None or self.max is not None:
            return self.coerce
        scale, fits, unit = self.scale, _FITS[self.scale].fullmatch, _UNITS[self.scale]

        def coerce(value: Any) -> Any:
            return Decimal(value).quantize(unit) if type(value) is str and fits(value) else decimal(value, scale)

        return coerce

    def problems(self, path: str) -> list[Problem]:
        return bound_problems(self.min, self.max, path)

    def bounded(self, number: Decimal) -> Decimal:
        if self.min is None and self.max is None:
            return number
        if self.min is not None and number < self.min:
            raise BadValue("too_small", Text(f"不能小于 {self.min}", f"Must be at least {self.min}"))
        if self.max is not None and number > self.max:
            raise BadValue("too_large", Text(f"不能大于 {self.max}", f"Must be at most {self.max}"))
        return number

    def from_text(self, text: str) -> Any:
        plain = text.translate(_MARKS).strip()
        return self.bounded(rounded(_parse(plain), self.scale))

    def to_wire(self, value: Any) -> Any:
        return format(value, "f")

    def json_schema(self) -> dict[str, Any]:
        places = rf"(\.\d{{1,{self.scale}}}0*)?" if self.scale else r"(\.0+)?"
        limit = 10 ** (DIGITS - self.scale)
        return {
            "type": ["string", "number"],
            "pattern": rf"^-?0*\d{{1,{DIGITS - self.scale}}}{places}$",
            "maxLength": LONGEST,
            "exclusiveMinimum": -limit,
            "exclusiveMaximum": limit,
        }


def bound_problems(least: Any, most: Any, path: str) -> list[Problem]:
    """Bounds between which nothing lies."""
    if least is None or most is None or least <= most:
        return []
    message = Text(f"下限 {least} 大于上限 {most}", f"The minimum, {least}, is above the maximum, {most}")
    hint = Text("没有数能同时满足，请改其中一个", "no value fits between them; change one of them")
    return [Problem("bad_bounds", f"{path}/min", message, hint)]


_LIMITS = {scale: Decimal(10) ** (DIGITS - scale) for scale in range(9)}
_UNITS = {scale: Decimal(1).scaleb(-scale) for scale in range(9)}
# What needs no further look: as many digits as fit on both sides of the point.
_FITS = {
    scale: re.compile(rf"-?\d{{1,{DIGITS - scale}}}" + (rf"(?:\.\d{{1,{scale}}})?" if scale else ""), re.ASCII)
    for scale in range(9)
}


def _parse(value: Any) -> Decimal:
    kind = type(value)
    if kind is str:
        if len(value) > LONGEST or not PLAIN.fullmatch(value):
            raise BadValue("wrong_type", WRONG)
        number = Decimal(value)
    elif kind is Decimal:
        number = value
    elif kind is int:
        number = Decimal(value)
    elif kind is float:
        number = Decimal(repr(value))
    else:
        raise BadValue("wrong_type", WRONG)
    if not number.is_finite():
        raise BadValue("wrong_type", WRONG)
    return number


def decimal(value: Any, scale: int) -> Decimal:
    """`value` as a decimal of exactly `scale` places; BadValue when it has more, or too many digits."""
    number = _parse(value)
    limit = _LIMITS[scale]
    if not -limit < number < limit:
        whole = DIGITS - scale
        raise BadValue("out_of_range", Text(f"整数部分最多 {whole} 位", f"At most {whole} digits before the point"))
    exact = number.quantize(_UNITS[scale], rounding=ROUND_HALF_UP)
    if exact != number:
        message = Text(f"最多 {scale} 位小数", f"At most {scale} decimal places")
        raise BadValue("too_many_decimals", message)
    return exact


def rounded(number: Decimal, scale: int) -> Decimal:
    """`number` rounded half up to `scale` places; BadValue when it has too many digits."""
    limit = _LIMITS[scale]
    if not -limit < number < limit:
        raise BadValue("out_of_range", Text("数字太大", "The number is too large"))
    return number.quantize(_UNITS[scale], rounding=ROUND_HALF_UP)
