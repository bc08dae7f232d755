"""Named constants of a document: the thresholds that the parameters page lists and changes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tenon_engines.formula.scope import Constant
from tenon_engines.formula.types import Type
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label

_TYPES = {
    "number": Type("number", nullable=False),
    "money": Type("number", nullable=False, scale=2),
    "percent": Type("number", nullable=False, scale=4),
    "text": Type("text", nullable=False),
    "boolean": Type("bool", nullable=False),
    "date": Type("date", nullable=False),
}

_NUMBERS = ("number", "money", "percent")
_LARGEST = Decimal(10) ** 13  # what an amount may be
_NUMBER = Text("应为数字，如 5000，小数点前最多 13 位", "a number such as 5000, at most 13 digits before the point")
_RIGHT = {
    "number": _NUMBER,
    "money": _NUMBER,
    "percent": Text("应为比例，如 0.05 表示 5%", "a share: 0.05 is 5 %"),
    "text": Text("应为文字", "a text"),
    "boolean": Text("应为是或否", "yes or no"),
    "date": Text("应为日期，如 2026-11-11", "a date such as 2026-11-11"),
}


def read_constants(document: Mapping[str, Any], problems: list[Problem]) -> dict[str, Constant]:
    """The `constants` of a document by their bare key; each problem points at the value."""
    found: dict[str, Constant] = {}
    for key, entry in (document.get("constants") or {}).items():
        path = f"/constants/{key}"
        kind = _TYPES.get(entry.get("type", ""))
        if kind is None:
            known = ", ".join(_TYPES)
            message = Text(f"常量“{key}”的类型不正确", f"Constant {key!r} has an unknown type")
            problems.append(
                Problem("unknown_type", f"{path}/type", message, Text(f"可用：{known}", f"one of: {known}"))
            )
            continue
        try:
            value = _value(entry.get("type"), entry.get("value"))
        except (InvalidOperation, ValueError, TypeError):
            name = label(entry.get("name"), key)
            message = Text(f"“{name.zh}”的值不正确", f"The value of “{name.en}” is not right")
            problems.append(Problem("bad_value", f"{path}/value", message, _RIGHT[entry["type"]]))
            continue
        wrong = _out_of_bounds(entry, value)
        if wrong is not None:
            where, hint = wrong
            name = label(entry.get("name"), key)
            message = Text(f"“{name.zh}”的值超出范围", f"The value of “{name.en}” is out of its bounds")
            problems.append(Problem("bad_value", f"{path}/{where}", message, hint))
        found[key] = Constant(("param", key), value, kind)
    return found


def _out_of_bounds(entry: Mapping[str, Any], value: Any) -> tuple[str, Text] | None:
    """What is wrong, and what would be right: `min` and `max` of a constant belong to its range."""
    bounds: list[Decimal | None] = []
    for bound in ("min", "max"):
        try:
            bounds.append(_value(entry["type"], entry[bound]) if bound in entry else None)
        except (InvalidOperation, ValueError, TypeError):
            return bound, _RIGHT[entry["type"]]
        if bound in entry and entry["type"] not in _NUMBERS:
            return bound, Text("只有数字、金额和比例有范围", "only numbers, amounts and shares have bounds")
    low, high = bounds
    if low is not None and high is not None and low > high:
        return "max", Text(f"应不小于下限 {low:,}", f"at least the lower bound {low:,}")
    if (low is None or value >= low) and (high is None or value <= high):
        return None
    if low is None or high is None:
        least = Text(f"应不小于 {low:,}", f"at least {low:,}") if low is not None else None
        return "value", least or Text(f"应不大于 {high:,}", f"at most {high:,}")
    return "value", Text(f"应在 {low:,} 到 {high:,} 之间", f"from {low:,} to {high:,}")


def _value(kind: Any, raw: Any) -> Any:
    if kind in _NUMBERS:
        number = Decimal(str(raw))
        if isinstance(raw, bool) or not number.is_finite() or abs(number) >= _LARGEST:
            raise ValueError(raw)
        return number
    if kind == "boolean":
        if not isinstance(raw, bool):
            raise ValueError(raw)
        return raw
    if kind == "date":
        return date.fromisoformat(raw)
    if not isinstance(raw, str):
        raise ValueError(raw)
    return raw
