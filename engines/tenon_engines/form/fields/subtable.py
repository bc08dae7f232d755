"""Rows that belong to one record: order lines, contact people."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.number import bound_problems
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text


class Subtable(FieldType):
    """A table inside the record, `min` to `max` rows, stored in a child table of its own.

    `fixed`: rules and flows make its rows; people fill in what they leave open, and neither add nor remove any.
    """

    name = "subtable"
    label = Text("子表", "Subtable")
    icon = "table"
    group = "relation"
    operators: ClassVar[tuple[str, ...]] = ()
    stored: ClassVar[bool] = False
    filterable: ClassVar[bool] = False

    columns_: Annotated[tuple[dict[str, Any], ...], Field(alias="fields")] = ()
    min: Annotated[int, Field(ge=0, le=1000)] = 0
    max: Annotated[int, Field(ge=1, le=5000)] = 500
    fixed: bool = False

    def problems(self, path: str) -> list[Problem]:
        return bound_problems(self.min, self.max, path)
