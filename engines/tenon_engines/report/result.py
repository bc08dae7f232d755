"""What a report gives: columns, rows, the condition behind each row, totals. Money is Decimal throughout."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tenon_engines.kernel.text import Text
from tenon_engines.report.grain import write
from tenon_engines.report.period import Period

OTHERS = "__others__"


@dataclass(frozen=True, slots=True)
class Column:
    """A dimension or a value. `of` is the measure that a value comes from; `cell` the column header it stands under.

    `hint` says what the measure counts.
    """

    key: str
    name: Text
    type: str
    role: str
    grain: str | None = None
    of: str | None = None
    fn: str = "value"
    better: str = "up"
    scale: int = 2
    target: str | None = None
    cell: tuple[Any, ...] = ()
    options: Mapping[str, Text] | None = None
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """`values` in the order of the columns; `drill` opens the records, None where no condition can say it."""

    values: tuple[Any, ...]
    drill: str | None
    others: bool = False


@dataclass(frozen=True, slots=True)
class ReportResult:
    columns: tuple[Column, ...]
    rows: tuple[ResultRow, ...]
    form: str
    totals: tuple[Any, ...] | None = None
    period: Period | None = None
    drill: str | None = None
    additive: bool = True
    labels: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    def dimensions(self) -> list[int]:
        """Positions of the dimension columns."""
        return [index for index, column in enumerate(self.columns) if column.role == "dim"]

    def measures(self) -> list[int]:
        """Positions of the value columns."""
        return [index for index, column in enumerate(self.columns) if column.role == "measure"]


def to_wire(value: Any, column: Column, labels: Mapping[str, Mapping[int, str]]) -> Any:
    """A cell in its JSON form: decimals as strings, buckets as ISO, references as `{"id", "title"}`."""
    if value is None:
        return None
    if value == OTHERS:
        return {"others": True}
    if column.grain is not None and isinstance(value, datetime):
        return write(value, column.grain)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if column.target is not None:
        key = "title" if column.type == "record" else "name"
        return {"id": value, key: labels.get(column.target, {}).get(value, str(value))}
    return str(value)


def plain(value: Any, column: Column, labels: Mapping[str, Mapping[int, str]], language: str) -> str:
    """A dimension's cell in words, for an axis or a legend."""
    wire = to_wire(value, column, labels)
    english = language.startswith("en")
    if wire is None:
        return "(empty)" if english else "(空)"
    if isinstance(wire, dict):
        if wire.get("others"):
            return "Others" if english else "其他"
        return str(wire.get("title") or wire.get("name") or wire["id"])
    if isinstance(wire, bool):
        return ("Yes" if wire else "No") if english else ("是" if wire else "否")
    if column.options and wire in column.options:
        return column.options[wire].pick(language)
    return str(wire)
