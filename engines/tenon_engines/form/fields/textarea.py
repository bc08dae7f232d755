"""Text of several lines."""

from typing import Annotated, Any, ClassVar

from pydantic import Field
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.text import plain_text
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text


class Textarea(FieldType):
    """Text with line breaks, for remarks and descriptions."""

    name = "textarea"
    label = Text("多行文本", "Long text")
    icon = "align-left"
    operators: ClassVar[tuple[str, ...]] = ("CONTAINS", "ISEMPTY")

    max: Annotated[int, Field(ge=1, le=100_000)] = 10_000

    def value_type(self) -> Type:
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def coerce(self, value: Any) -> Any:
        return plain_text(value.replace("\r\n", "\n") if isinstance(value, str) else value, self.max, one_line=False)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": self.max}
