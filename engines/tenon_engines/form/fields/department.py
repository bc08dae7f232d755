"""A department of the tenant."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger
from sqlalchemy.types import TypeEngine

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.reference import id_of, id_schema
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text


class Department(FieldType):
    """A department, for record scopes and approvals by its leader."""

    name = "department"
    label = Text("部门", "Department")
    icon = "users"
    group = "people"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "IN", "ISEMPTY")

    def value_type(self) -> Type:
        return Type("department")

    def column_type(self) -> TypeEngine[Any]:
        return BigInteger()

    def coerce(self, value: Any) -> Any:
        return id_of(value, Text("应为部门的编号", "Must be the id of a department"))

    def json_schema(self) -> dict[str, Any]:
        return id_schema(**{"x-people": "department"})
