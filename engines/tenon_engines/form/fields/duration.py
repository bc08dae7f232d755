"""How long something takes, in whole seconds."""

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import Number as NumberColumn
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.form.fields.number import Number, decimal, rounded
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

WHOLE = Number(scale=0)
WRONG = Text("应为时长，如 1:30 或 1小时30分", "Must be a duration such as 1:30 or 1h 30m")
_CLOCK = re.compile(r"(\d{1,6}):([0-5]?\d)(?::([0-5]?\d))?", re.ASCII)
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(天|日|d|小时|时|h|分钟|分|min|m|秒|s)", re.ASCII | re.IGNORECASE)
_SECONDS = {"天": 86400, "日": 86400, "d": 86400, "小时": 3600, "时": 3600, "h": 3600,
            "分钟": 60, "分": 60, "min": 60, "m": 60, "秒": 1, "s": 1}  # fmt: skip


class Duration(FieldType):
    """A number of seconds, shown as days, hours and minutes; formulas reckon with the seconds."""

    name = "duration"
    label = Text("时长", "Duration")
    icon = "timer"
    group = "time"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "<", "<=", ">", ">=", "BETWEEN", "ISEMPTY")

    max: Annotated[int, Field(ge=1, le=10**9)] | None = None

    def value_type(self) -> Type:
        return Type("number", scale=0)

    def column_type(self) -> TypeEngine[Any]:
        return NumberColumn(0)

    def coerce(self, value: Any) -> Any:
        return self._bounded(decimal(value, 0))

    def from_text(self, text: str) -> Any:
        """1:30 (hours and minutes), 1:30:15, 1小时30分, 1.5h, 2d 4h; a bare number is minutes."""
        plain = text.strip()
        clock = _CLOCK.fullmatch(plain)
        if clock is not None:
            hours, minutes, seconds = clock.groups(default="0")
            return self._bounded(Decimal(int(hours) * 3600 + int(minutes) * 60 + int(seconds)))
        if re.fullmatch(r"\d+(\.\d+)?", plain, re.ASCII):
            plain += "m"
        parts = _PART.findall(plain)
        if not parts or _PART.sub("", plain).strip():
            raise BadValue("wrong_type", WRONG)
        total = sum((Decimal(amount) * _SECONDS[unit.lower()] for amount, unit in parts), Decimal(0))
        return self._bounded(rounded(total, 0))

    def say(self, value: Any) -> Text | None:
        return shown(value)

    def to_wire(self, value: Any) -> Any:
        return format(value, "f")

    def json_schema(self) -> dict[str, Any]:
        limit = {"maximum": self.max} if self.max is not None else {}
        return {**WHOLE.json_schema(), **limit}

    def _bounded(self, seconds: Decimal) -> Decimal:
        if seconds < 0:
            raise BadValue("too_small", Text("时长不能为负", "A duration is not negative"))
        if self.max is not None and seconds > self.max:
            message = Text(f"最长 {shown(self.max).zh}", f"At most {shown(self.max).en}")
            raise BadValue("too_large", message)
        return seconds


def shown(seconds: int | Decimal) -> Text:
    """5400 is 1小时30分, 1h 30m."""
    rest, parts = int(seconds), []
    for size, zh, en in ((86400, "天", "d"), (3600, "小时", "h"), (60, "分", "m"), (1, "秒", "s")):
        count, rest = divmod(rest, size)
        if count:
            parts.append((f"{count}{zh}", f"{count}{en}"))
    return Text("".join(zh for zh, _ in parts) or "0分", " ".join(en for _, en in parts) or "0m")
