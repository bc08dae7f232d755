"""A phone number: encrypted, found by its full number or its last four digits."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import Column
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import BadValue, FieldType, Vault
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

_BLANKS = re.compile(r"[\s\-()()]")
_FORMS = re.compile(
    r"1[3-9]\d{9}(?:[转x#]\d{1,6})?|0\d{9,11}(?:[转x#]\d{1,6})?|[48]00\d{7}|[2-9]\d{6,7}|\+\d{7,15}|9\d{4,7}|1\d{10,12}",
    re.ASCII,
)


class Phone(FieldType):
    """Kept with AES-GCM; equality by keyed hash, search by the last four digits, masked unless a role may see it."""

    name = "phone"
    label = Text("电话", "Phone")
    icon = "phone"
    group = "contact"
    operators: ClassVar[tuple[str, ...]] = ("ISEMPTY",)
    filterable: ClassVar[bool] = False
    parts: ClassVar[tuple[str, ...]] = ("tail",)

    def value_type(self) -> Type:
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def columns(self, key: str) -> tuple[Column[Any], ...]:
        return Column(key, text_column()), Column(f"{key}__hash", text_column()), Column(f"{key}__tail", text_column())

    def coerce(self, value: Any) -> Any:
        if not isinstance(value, str) or len(value) > 40:
            raise BadValue("wrong_type", Text("应为电话号码文本", "Must be a phone number as text"))
        return normal(value)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": 40, "x-sensitive": "phone"}

    def store(self, value: Any, vault: Vault) -> tuple[Any, ...]:
        return vault.encrypt(value), vault.keyed_hash(value), tail(value)

    def restore(self, stored: Any, vault: Vault) -> Any:
        return vault.decrypt(stored)

    def spread(self, value: Any) -> Mapping[str, Any]:
        return {"tail": tail(value)}


def normal(text: str) -> str:
    """139 1234-5678 and +86 13912345678 are the same number."""
    digits = _BLANKS.sub("", text)
    for prefix in ("+86", "0086"):
        if digits.startswith(prefix):
            digits = digits.removeprefix(prefix)
    if not _FORMS.fullmatch(digits):
        raise BadValue(
            "bad_phone",
            Text("电话号码不正确，如 13912345678 或 0571-88888888", "Not a phone number, such as 13912345678"),
        )
    return digits


def tail(number: str) -> str:
    """The last four digits, by which people find each other; an extension does not count."""
    return re.split("[转x#]", number)[0][-4:]


def masked(number: str) -> str:
    """139****5678."""
    if len(number) < 8:
        return "****" + number[-2:]
    return f"{number[:3]}****{tail(number)}"
