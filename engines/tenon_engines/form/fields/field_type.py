"""What every field kind offers: its value in formulas, its columns, the way in (coerce) and the way out (to_wire)."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Protocol

from sqlalchemy import Column
from sqlalchemy.types import TypeEngine

from tenon_engines.formula.types import Type
from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text


class Vault(Protocol):
    """Where secrets of records are kept; the platform hands one in, engines hold no key."""

    def encrypt(self, text: str) -> str: ...
    def decrypt(self, stored: str) -> str: ...
    def keyed_hash(self, text: str) -> str: ...


class BadValue(Exception):
    """A value that a field cannot take: a code and a message that says what would be right."""

    def __init__(self, code: str, message: Text) -> None:
        super().__init__(message.en)
        self.code = code
        self.message = message


class FieldType(Kind):
    """Base of all field kinds. `key`, `name`, `required` and other common options stand beside these in the JSON."""

    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "ISEMPTY")
    computed: ClassVar[bool] = False  # people never type it
    stored: ClassVar[bool] = True  # it has columns of its own
    filterable: ClassVar[bool] = True
    sealed: ClassVar[bool] = False  # it lies encrypted in the database and no formula reads it
    parts: ClassVar[tuple[str, ...]] = ()  # readable pieces: `address.city`, column `address__city`

    def value_type(self) -> Type:
        raise TypeError(f"a {self.name} field has no type of its own")

    def part_type(self, part: str) -> Type:
        """The type of `address.city`; only for kinds that name `parts`."""
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        raise TypeError(f"a {self.name} field has no column")

    def columns(self, key: str) -> tuple[Column[Any], ...]:
        """The field's columns; the first one is named by the key and holds the value itself."""
        return (Column(key, self.column_type()),)

    def coerce(self, value: Any) -> Any:
        """A wire value that is not empty as a Python value, strictly; BadValue otherwise."""
        raise BadValue("read_only", Text("该字段由系统填写", "This field is filled in by the system"))

    def coercer(self) -> Callable[[Any], Any]:
        """`coerce` with what the options decide worked out once; it runs for every value of every save."""
        return self.coerce

    def from_text(self, text: str) -> Any:
        """A cell of a file as a Python value; more forgiving than the wire."""
        return self.coerce(text)

    def to_wire(self, value: Any) -> Any:
        """A Python value that is not empty in its JSON form."""
        return value

    def say(self, value: Any) -> Text | None:
        """How a value reads on paper and in messages, where its plain form is not what people know it by."""
        return None

    def json_schema(self) -> dict[str, Any]:
        return {}

    def store(self, value: Any, vault: Vault) -> tuple[Any, ...]:
        """The values of `columns`, in their order."""
        return (value,)

    def restore(self, stored: Any, vault: Vault) -> Any:
        """The value from its first column."""
        return stored

    def spread(self, value: Any) -> Mapping[str, Any]:
        """The values of `parts`."""
        return {}

    def problems(self, path: str) -> list[Problem]:
        """What is wrong with the options themselves."""
        return []

    @classmethod
    def describe(cls) -> dict[str, Any]:
        return {
            **super().describe(),
            "operators": list(cls.operators),
            "computed": cls.computed,
            "filterable": cls.filterable,
        }
