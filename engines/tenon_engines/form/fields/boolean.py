"""Yes or no."""

from typing import Any, ClassVar

from sqlalchemy import Boolean as BooleanColumn
from sqlalchemy.types import TypeEngine

from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

WORDS = {
    **dict.fromkeys(("true", "yes", "y", "1", "是", "√", "✓", "有", "对"), True),
    **dict.fromkeys(("false", "no", "n", "0", "否", "×", "无", "错"), False),
}


class Boolean(FieldType):
    """A check mark; empty until somebody says yes or no, unless a default says otherwise."""

    name = "boolean"
    label = Text("是/否", "Yes / no")
    icon = "toggle-right"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "ISEMPTY")

    def value_type(self) -> Type:
        return Type("bool")

    def column_type(self) -> TypeEngine[Any]:
        return BooleanColumn()

    def coerce(self, value: Any) -> Any:
        if value is True or value is False:
            return value
        raise BadValue("wrong_type", Text("应为 是 或 否", "Must be true or false"))

    def from_text(self, text: str) -> Any:
        word = WORDS.get(text.strip().lower())
        if word is None:
            raise BadValue("wrong_type", Text("应为 是 或 否", "Must be yes or no"))
        return word

    def json_schema(self) -> dict[str, Any]:
        return {"type": "boolean"}
