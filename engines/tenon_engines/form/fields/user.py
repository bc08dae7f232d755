"""A user of the tenant."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger
from sqlalchemy.types import TypeEngine

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.reference import id_of, id_schema
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text


class User(FieldType):
    """A person, for owners and salespeople."""

    name = "user"
    label = Text("人员", "User")
    icon = "user"
    group = "people"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "IN", "ISEMPTY")

    def value_type(self) -> Type:
        return Type("user")

    def column_type(self) -> TypeEngine[Any]:
        return BigInteger()

    def coerce(self, value: Any) -> Any:
        return id_of(value, Text("应为人员的编号", "Must be the id of a user"))

    def json_schema(self) -> dict[str, Any]:
        return id_schema(**{"x-people": "user"})
