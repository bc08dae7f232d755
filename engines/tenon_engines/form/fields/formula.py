"""A computed field."""

from typing import Any, ClassVar

from pydantic import Field

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.kernel.text import Text


class Formula(FieldType):
    """The value of a formula: `stored` at every save, or live (computed when read, may use TODAY and references)."""

    name = "formula"
    label = Text("公式", "Formula")
    icon = "sigma"
    group = "computed"
    computed: ClassVar[bool] = True

    expr: str
    stored_: bool = Field(default=True, alias="stored")
    result: dict[str, Any] = Field(default_factory=lambda: {"type": "number", "scale": 2})
