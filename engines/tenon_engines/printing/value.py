"""A value on paper: how it reads, what one may reckon with, and what stands behind it. A template sees nothing else."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tenon_engines.form.shape import FieldShape
from tenon_engines.kernel.text import Text
from tenon_engines.rule.labels import show


class Value:
    """Prints as `text`, compares by `raw`. A masked value has a text and no raw: nothing can be worked out from it."""

    __slots__ = ("parts", "raw", "text")

    def __init__(self, raw: Any, text: str, parts: Mapping[str, Any] | None = None) -> None:
        self.raw = raw
        self.text = text
        self.parts: Mapping[str, Any] = parts or {}

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text) if self.raw is None else bool(self.raw)

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        """An option is equal to its key and to its label."""
        raw = other.raw if isinstance(other, Value) else other
        if isinstance(raw, str) and raw == self.text:
            return True
        return raw is not None and self.raw is not None and bool(_comparable(self.raw) == _comparable(raw))

    def __lt__(self, other: object) -> bool:
        return _below(self, other)

    def __gt__(self, other: object) -> bool:
        return _below(other, self)

    def __le__(self, other: object) -> bool:
        return self == other or _below(self, other)

    def __ge__(self, other: object) -> bool:
        return self == other or _below(other, self)


def raw_of(value: Any) -> Any:
    return value.raw if isinstance(value, Value) else value


def shown(raw: Any, field: FieldShape | None, zone: ZoneInfo) -> Text:
    """A value as its field would show it."""
    if isinstance(raw, Decimal) and field is None:
        return Text(f"{raw:,f}", f"{raw:,f}")
    return show(raw, field, zone)


def _below(left: object, right: object) -> bool:
    """False where the two do not compare: an empty quantity is neither more nor less."""
    one, two = _comparable(raw_of(left)), _comparable(raw_of(right))
    numbers = isinstance(one, Decimal) and isinstance(two, Decimal)
    if numbers or (type(one) is type(two) and isinstance(one, date | datetime | str)):
        return bool(one < two)
    return False


def _comparable(raw: Any) -> Any:
    return Decimal(str(raw)) if isinstance(raw, int | float) and not isinstance(raw, bool) else raw
