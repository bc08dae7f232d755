"""A calendar day without a time zone."""

import re
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Date as DateColumn
from sqlalchemy.types import TypeEngine

from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

WRONG = Text("应为日期，如 2026-11-11", "Must be a date such as 2026-11-11")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


class Date(FieldType):
    """A day such as 2026-11-11."""

    name = "date"
    label = Text("日期", "Date")
    icon = "calendar"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "<", "<=", ">", ">=", "BETWEEN", "ISEMPTY")

    def value_type(self) -> Type:
        return Type("date")

    def column_type(self) -> TypeEngine[Any]:
        return DateColumn()

    def coerce(self, value: Any) -> Any:
        if type(value) is date:
            return value
        if not isinstance(value, str) or not _ISO.fullmatch(value):
            raise BadValue("wrong_type", WRONG)
        return _day(value)

    def from_text(self, text: str) -> Any:
        found = _LOOSE.match(text.strip())
        if found is None:
            raise BadValue("wrong_type", WRONG)
        year, month, day = found.groups()
        return _day(f"{year}-{month:0>2}-{day:0>2}")

    def to_wire(self, value: Any) -> Any:
        return value.isoformat()

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = Text(f"没有“{text}”这一天", f"There is no day {text}")
        raise BadValue("no_such_day", message) from None
