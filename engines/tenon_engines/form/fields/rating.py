"""Stars."""

from typing import Annotated, Any, ClassVar

from pydantic import Field
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import Number as NumberColumn
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.form.fields.number import decimal
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text


class Rating(FieldType):
    """A whole number of stars from 1 to `max`; formulas and dashboards reckon with it."""

    name = "rating"
    label = Text("评分", "Rating")
    icon = "star"
    group = "choice"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "<", "<=", ">", ">=", "BETWEEN", "ISEMPTY")

    max: Annotated[int, Field(ge=2, le=10)] = 5

    def value_type(self) -> Type:
        return Type("number", scale=0)

    def column_type(self) -> TypeEngine[Any]:
        return NumberColumn(0)

    def coerce(self, value: Any) -> Any:
        stars = decimal(value, 0)
        if not 1 <= stars <= self.max:
            raise BadValue("out_of_range", Text(f"应为 1 到 {self.max} 星", f"Must be 1 to {self.max} stars"))
        return stars

    def from_text(self, text: str) -> Any:
        """4, 4星, ★★★★."""
        plain = text.strip()
        stars = plain.rstrip("☆")
        return self.coerce(str(len(stars)) if stars and not stars.strip("★⭐") else plain.removesuffix("星").strip())

    def to_wire(self, value: Any) -> Any:
        return format(value, "f")

    def json_schema(self) -> dict[str, Any]:
        stars = "|".join(map(str, range(1, self.max + 1)))
        return {
            "type": ["string", "number"],
            "pattern": rf"^0*({stars})(\.0+)?$",
            "maxLength": 40,
            "multipleOf": 1,
            "minimum": 1,
            "maximum": self.max,
        }
