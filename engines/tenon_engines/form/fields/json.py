"""Data of any shape, for what other systems send."""

from decimal import Decimal
from typing import Any, ClassVar

import orjson
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import Json as JsonColumn
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

LONGEST = 65_536
DEEPEST = 20
WRONG = Text("不是正确的 JSON", "This is not JSON")


class Json(FieldType):
    """An object, a list or a plain value; formulas only ask whether it is empty. Numbers are those of JSON: doubles."""

    name = "json"
    label = Text("JSON", "JSON")
    icon = "braces"
    operators: ClassVar[tuple[str, ...]] = ("ISEMPTY",)
    filterable: ClassVar[bool] = False

    def value_type(self) -> Type:
        return Type("row", columns={})

    def column_type(self) -> TypeEngine[Any]:
        return JsonColumn()

    def coerce(self, value: Any) -> Any:
        plain = _plain(value, 0)
        try:
            size = len(orjson.dumps(plain))
        except (TypeError, orjson.JSONEncodeError):
            raise BadValue("bad_json", WRONG) from None
        if size > LONGEST:
            message = Text(f"最多 {LONGEST // 1024} KB", f"At most {LONGEST // 1024} KB")
            raise BadValue("too_long", message)
        return plain

    def from_text(self, text: str) -> Any:
        try:
            return self.coerce(orjson.loads(text))
        except orjson.JSONDecodeError:
            raise BadValue("bad_json", WRONG) from None

    def say(self, value: Any) -> Text | None:
        text = orjson.dumps(value).decode()
        return Text(text, text)


def _plain(value: Any, depth: int) -> Any:
    """JSON as other programs know it: the platform's exact numbers become those of JSON."""
    if depth > DEEPEST:
        raise BadValue("too_deep", Text(f"最多嵌套 {DEEPEST} 层", f"At most {DEEPEST} levels"))
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < 2**53 else float(value)
    if isinstance(value, dict):
        return {str(key): _plain(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one, depth + 1) for one in value]
    return value
