"""One of several options."""

from functools import cached_property
from typing import Any, ClassVar

from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.option import Option, by_label, choose, option_problems
from tenon_engines.formula.types import Type
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text


class Select(FieldType):
    """A single choice; the option's key is stored. Few options may stand open in the form: one click instead of two."""

    name = "select"
    label = Text("单选", "Select")
    icon = "list"
    group = "choice"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "IN", "ISEMPTY")

    options: tuple[Option, ...]
    expanded: bool = False

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options)

    def value_type(self) -> Type:
        return Type("option", options=tuple(option.key for option in self.options))

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def coerce(self, value: Any) -> Any:
        return choose(value, self.keys, self.options)

    def from_text(self, text: str) -> Any:
        return self.coerce(by_label(text, self.options) or text)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": [option.key for option in self.options]}

    def problems(self, path: str) -> list[Problem]:
        return option_problems(self.options, f"{path}/options")
