"""A time of the day, without a day and without a zone."""

import re
from typing import Any, ClassVar

from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

FORM = r"([01]\d|2[0-3]):[0-5]\d"
WRONG = Text("应为时间，如 09:30", "Must be a time such as 09:30")
_FORM = re.compile(FORM, re.ASCII)
_LOOSE = re.compile(
    r"(?P<half>上午|下午|中午|晚上|am|pm)?\s*(?P<hour>\d{1,2})\s*[:：点时.]\s*(?P<minute>\d{1,2}|半)?\s*分?"
    r"(:\d\d(\.\d+)?)?\s*(?P<after>am|pm)?",
    re.ASCII | re.IGNORECASE,
)
_LATE = ("下午", "晚上", "pm")


class Time(FieldType):
    """Hours and minutes. A time is kept and compared as its text `09:30`, which sorts as the clock runs."""

    name = "time"
    label = Text("时间", "Time")
    icon = "clock"
    group = "time"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "<", "<=", ">", ">=", "BETWEEN", "ISEMPTY")

    def value_type(self) -> Type:
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def coerce(self, value: Any) -> Any:
        if not isinstance(value, str) or not _FORM.fullmatch(value):
            raise BadValue("wrong_type", WRONG)
        return value

    def from_text(self, text: str) -> Any:
        """9:30, 9点半, 下午3点05分 and 3:05 PM."""
        found = _LOOSE.fullmatch(text.strip())
        if found is None:
            raise BadValue("wrong_type", WRONG)
        hour, minute = int(found["hour"]), found["minute"] or "0"
        half = (found["half"] or found["after"] or "").lower()
        if half in _LATE and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        return self.coerce(f"{hour:02}:{30 if minute == '半' else int(minute):02}")

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{FORM}$"}
