"""An aggregate over records of another form that match this one."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.kernel.text import Text


class Rollup(FieldType):
    """Sums or counts the rows of `of` (a form, or `form.subtable`) whose fields equal this record's; read live.

    `match` maps a field of those rows (or of their record) to a field here; `state` narrows choices and states.
    """

    name = "rollup"
    label = Text("汇总", "Rollup")
    icon = "calculator"
    group = "computed"
    operators: ClassVar[tuple[str, ...]] = ()
    computed: ClassVar[bool] = True
    stored: ClassVar[bool] = False
    filterable: ClassVar[bool] = False

    of: str
    match: dict[str, str]
    state: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    agg: Literal["sum", "count", "min", "max"] = "sum"
    expr: str | None = None
    result: dict[str, Any] = Field(default_factory=lambda: {"type": "number", "scale": 0})
