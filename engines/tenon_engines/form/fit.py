"""A computed value in the form its column takes: short enough, one of the options; else empty. The compiler of formulas
has rounded numbers to their scale already."""

from collections.abc import Callable
from typing import Any

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.select import Select
from tenon_engines.form.fields.text import Text
from tenon_engines.form.fields.textarea import Textarea

Fit = Callable[[Any], Any]


def fit(kind: FieldType) -> Fit | None:
    """What makes a formula's result acceptable to `kind`, None where nothing is left to do. What cannot be is empty,
    never an error."""
    if isinstance(kind, Text | Textarea):
        return _text(kind.max)
    if isinstance(kind, Select):
        keys = kind.keys
        return lambda value: value if value in keys else None
    return None


def _text(longest: int) -> Fit:
    def run(value: Any) -> Any:
        return value[:longest] or None if value is not None else None

    return run
