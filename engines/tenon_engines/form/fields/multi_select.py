"""Several of several options."""

import re
from functools import cached_property
from typing import Any, ClassVar

from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import Json
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.form.fields.option import Option, by_label, choose, option_problems
from tenon_engines.formula.types import Type
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text


class MultiSelect(FieldType):
    """Any number of choices, kept in the order of the options."""

    name = "multi_select"
    label = Text("多选", "Multi-select")
    icon = "list-checks"
    group = "choice"
    operators: ClassVar[tuple[str, ...]] = ("CONTAINS", "ISEMPTY")

    options: tuple[Option, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options)

    def value_type(self) -> Type:
        return Type("list", item=Type("option", options=tuple(option.key for option in self.options)))

    def column_type(self) -> TypeEngine[Any]:
        return Json()

    def coerce(self, value: Any) -> Any:
        if not isinstance(value, list) or len(value) > len(self.options):
            raise BadValue("wrong_type", Text("应为选项的列表", "Must be a list of options"))
        chosen = {choose(one, self.keys, self.options) for one in value}
        return [option.key for option in self.options if option.key in chosen] or None

    def from_text(self, text: str) -> Any:
        parts = [part for part in re.split(r"[,，;；、|]", text) if part.strip()]
        return self.coerce([by_label(part, self.options) or part for part in parts])

    def json_schema(self) -> dict[str, Any]:
        keys = [option.key for option in self.options]
        return {"type": "array", "items": {"type": "string", "enum": keys}, "uniqueItems": True}

    def problems(self, path: str) -> list[Problem]:
        return option_problems(self.options, f"{path}/options")
