"""A computed value in the form its column takes: rounded to scale, short enough, one of the options; else empty."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.number import DIGITS, Number
from tenon_engines.form.fields.select import Select
from tenon_engines.form.fields.text import Text
from tenon_engines.form.fields.textarea import Textarea

Fit = Callable[[Any], Any]


def fit(kind: FieldType) -> Fit:
    """What makes a formula's result acceptable to `kind`. Too large or not an option is empty, never an error."""
    if isinstance(kind, Number):
        return _number(kind.scale)
    if isinstance(kind, Text | Textarea):
        return _text(kind.max)
    if isinstance(kind, Select):
        keys = kind.keys
        return lambda value: value if value in keys else None
    return lambda value: value


def _number(scale: int) -> Fit:
    unit = Decimal(1).scaleb(-scale)
    limit = Decimal(10) ** (DIGITS - scale)

    def run(value: Any) -> Any:
        if value is None or not -limit < value < limit:
            return None
        return value.quantize(unit, ROUND_HALF_UP)

    return run


def _text(longest: int) -> Fit:
    def run(value: Any) -> Any:
        return value[:longest] or None if value is not None else None

    return run
