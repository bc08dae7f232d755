"""The condition that opens exactly the records behind a number, in the words of the form."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tenon_engines.report.grain import after
from tenon_engines.report.macro import conjunction
from tenon_engines.report.period import Period
from tenon_engines.report.plan import ROOT, Axis, Condition, Dimension

_BY_ID = ("record", "user", "department")
_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")


def drill_text(
    conditions: Sequence[Condition], spans: Sequence[tuple[Dimension, Period]], cells: Sequence[tuple[Axis, Any]]
) -> str:
    """All conditions as one formula over the root form; those about lines hold for one and the same line."""
    by_fact: dict[str, list[str]] = {}
    for condition in conditions:
        by_fact.setdefault(condition.fact, []).append(condition.text)
    limits = {dim.key: (period.start, period.end) for dim, period in spans}
    for axis, value in cells:
        if axis.grain is not None and value is not None and axis.key in limits:
            start, end = limits.pop(axis.key)
            first, last = max(start, value), min(end, after(value, axis.grain))
            by_fact.setdefault(axis.dim.fact, []).append(between(axis.dim, first, last))
        else:
            by_fact.setdefault(axis.dim.fact, []).append(equals(axis, value))
    for dim, _ in spans:
        if dim.key in limits:
            by_fact.setdefault(dim.fact, []).append(between(dim, *limits[dim.key]))
    parts = by_fact.pop(ROOT, [])
    parts += [f"SUM(IF({conjunction(texts)}, 1, 0)) > 0" for texts in by_fact.values()]
    return conjunction(list(dict.fromkeys(parts))) or "TRUE"


def equals(axis: Axis, value: Any) -> str:
    """`shop.name = "x"`, a half-open span for a bucket of time, ISEMPTY for nothing."""
    dim = axis.dim
    if value is None:
        return f"ISEMPTY({dim.text})"
    if axis.grain is not None:
        return between(dim, value, after(value, axis.grain))
    return f"{_side(dim)} = {literal(value)}"


def among(dim: Dimension, values: Sequence[Any]) -> str:
    """The dimension is one of `values`; a reference is given by ids."""
    if dim.formula.type.name in _BY_ID:
        values = [int(value) for value in values]
    return f"{_side(dim)} IN [{', '.join(literal(value) for value in values)}]"


def none_of(axis: Axis, values: Sequence[Any]) -> str:
    """Rows outside the given cells of an axis; empty cells count as a value of their own."""
    given = [value for value in values if value is not None]
    parts = [f"NOT {among(axis.dim, given)}"] if given else []
    if None in values:
        parts.append(f"NOT ISEMPTY({axis.dim.text})")
    elif given:
        return f"({parts[0]} OR ISEMPTY({axis.dim.text}))"
    return " AND ".join(parts) or "TRUE"


def between(dim: Dimension, start: datetime, end: datetime) -> str:
    """A half-open span of local time over a date or datetime."""
    if dim.formula.type.name == "date":
        last = end if end == _midnight(end) else _midnight(end) + timedelta(days=1)
        start, end = _midnight(start), last
    return f"{_side(dim)} >= {moment(start)} AND {_side(dim)} < {moment(end)}"


def _side(dim: Dimension) -> str:
    """The dimension as one side of a comparison: in brackets unless it is a name; things are compared by id."""
    bare = _NAME.fullmatch(dim.text.strip())
    text = dim.text if bare else f"({dim.text})"
    return f"{text}.id" if dim.formula.type.name in _BY_ID else text


def moment(local: datetime) -> str:
    """A local time as a formula: whole days by DATE, the rest by seconds added to it."""
    day = f"DATE({local.year}, {local.month}, {local.day})"
    midnight = _midnight(local)
    if local == midnight:
        return day
    seconds = int((local - midnight).total_seconds()) + (1 if local.microsecond else 0)
    return f'DATEADD({day}, {seconds}, "S")'


def literal(value: Any) -> str:
    """A constant as the formula language writes it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    return '"' + str(value).replace('"', '""') + '"'


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
