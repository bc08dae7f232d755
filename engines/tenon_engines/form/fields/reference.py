"""A link to a record of another form (many to one)."""

from typing import Any, ClassVar, Literal

from sqlalchemy import BigInteger
from sqlalchemy.types import TypeEngine

from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

WRONG = Text("应为记录的编号", "Must be the id of a record")


class Reference(FieldType):
    """Points at one record of `to`; `filter` (a formula over the target) says which may be chosen.

    `lock_first`: where others lock the target and then records that refer to it, the target is locked before the record
    here too, so that the two do not wait for each other."""

    name = "reference"
    label = Text("关联记录", "Reference")
    icon = "link"
    group = "relation"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "IN", "ISEMPTY")

    to: str
    filter: str | None = None
    on_delete: Literal["refuse", "set_empty"] = "refuse"
    show: tuple[str, ...] = ()
    lock_first: bool = False

    def value_type(self) -> Type:
        return Type("record", form=self.to)

    def column_type(self) -> TypeEngine[Any]:
        return BigInteger()

    def coerce(self, value: Any) -> Any:
        return id_of(value, WRONG)

    def json_schema(self) -> dict[str, Any]:
        return id_schema(**{"x-form": self.to})


def id_schema(**more: Any) -> dict[str, Any]:
    """An id, alone or in an object."""
    own = {"type": "integer", "minimum": 1}
    return {"anyOf": [own, {"type": "object", "properties": {"id": own}, "required": ["id"]}], **more}


def id_of(value: Any, wrong: Text) -> int:
    """An id, alone or as `{"id": 7}`; ids are positive and fit 63 bits."""
    if isinstance(value, dict):
        value = value.get("id")
    if type(value) is not int or not 0 < value < 2**63:
        raise BadValue("wrong_type", wrong)
    return value
