"""What must not lie readable in the database: numbers of people, cards and accounts."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import Column
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import BadValue, FieldType, Vault
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

LONGEST = 60


class Sealed(FieldType):
    """Kept with AES-GCM; found by the keyed hash of the whole, with a `tail` also by the last four characters;
    masked unless a role may see it; formulas, sort and filters never read it."""

    group = "contact"
    operators: ClassVar[tuple[str, ...]] = ("ISEMPTY",)
    filterable: ClassVar[bool] = False
    sealed: ClassVar[bool] = True
    has_tail: ClassVar[bool] = False

    @classmethod
    @abstractmethod
    def normal(cls, text: str) -> str:
        """The one way to write the value; BadValue where `text` is none."""

    @classmethod
    @abstractmethod
    def masked(cls, value: str) -> str:
        """Enough to recognise, too little to use."""

    @classmethod
    def tail(cls, value: str) -> str:
        """What people remember of it."""
        return value[-4:]

    @classmethod
    def sought(cls, text: str) -> str | None:
        """The value that a search for `text` means, None where it cannot be one."""
        try:
            return cls.normal(text)
        except BadValue:
            return None

    def value_type(self) -> Type:
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def columns(self, key: str) -> tuple[Column[Any], ...]:
        names = (key, f"{key}__hash", *((f"{key}__tail",) if self.has_tail else ()))
        return tuple(Column(name, text_column()) for name in names)

    def coerce(self, value: Any) -> Any:
        if not isinstance(value, str) or len(value) > LONGEST:
            raise BadValue("wrong_type", Text("应为一行文本", "Must be a line of text"))
        return self.normal(value) if value.strip() else None

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": LONGEST, "x-sensitive": self.name}

    def store(self, value: Any, vault: Vault) -> tuple[Any, ...]:
        return vault.encrypt(value), vault.keyed_hash(value), *((self.tail(value),) if self.has_tail else ())

    def restore(self, stored: Any, vault: Vault) -> Any:
        return vault.decrypt(stored)

    def spread(self, value: Any) -> Mapping[str, Any]:
        return {"tail": self.tail(value)} if self.has_tail else {}
