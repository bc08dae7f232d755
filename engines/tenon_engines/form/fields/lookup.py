"""A value of a referenced record: copied when the reference is set (snapshot), or read now (live)."""

from typing import ClassVar, Literal

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.kernel.text import Text


class Lookup(FieldType):
    """Shows `customer.level` as a field of this form. It takes the kind of the field at the end of its path."""

    name = "lookup"
    label = Text("引用字段", "Lookup")
    icon = "corner-down-right"
    group = "relation"
    computed: ClassVar[bool] = True

    path: str
    mode: Literal["live", "snapshot"] = "snapshot"

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(self.path.split("."))
