"""An instant, stored in UTC and shown in the tenant's zone."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import Moment
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

WRONG = Text(
    "应为带时区的时间，如 2026-11-11T00:03:00+08:00", "Must be a time with its zone such as 2026-11-11T00:03:00+08:00"
)


class Datetime(FieldType):
    """A point in time; the wire form is ISO 8601 with an offset."""

    name = "datetime"
    label = Text("日期时间", "Date and time")
    icon = "clock"
    operators: ClassVar[tuple[str, ...]] = ("<", "<=", ">", ">=", "BETWEEN", "ISEMPTY")

    def value_type(self) -> Type:
        return Type("datetime")

    def column_type(self) -> TypeEngine[Any]:
        return Moment()

    def coerce(self, value: Any) -> Any:
        if isinstance(value, str) and 16 <= len(value) <= 40:
            try:
                value = datetime.fromisoformat(value)
            except ValueError:
                raise BadValue("wrong_type", WRONG) from None
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise BadValue("wrong_type", WRONG)
        try:
            return value.astimezone(UTC)
        except OverflowError:
            raise BadValue("wrong_type", WRONG) from None

    def to_wire(self, value: Any) -> Any:
        return f"{value:%Y-%m-%dT%H:%M:%S}Z" if not value.microsecond else value.isoformat().replace("+00:00", "Z")

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date-time"}
