"""A postal address: province, city, district, detail, division code."""

from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import Column
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import Json, text_column
from tenon_engines.form.fields.field_type import BadValue, FieldType, Vault
from tenon_engines.form.places.pasted import address_of
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

LENGTHS = {"province": 40, "city": 40, "district": 40, "detail": 200, "code": 12}
WRONG = Text(
    "应为地址：province、city、district、detail、code", "Must be an address: province, city, district, detail, code"
)


class Address(FieldType):
    """Its parts have columns of their own, so that lists filter, dashboards group and formulas read them.

    `recipient` and `phone` are the fields beside it that a pasted address fills as well.
    """

    name = "address"
    label = Text("地址", "Address")
    icon = "map-pin"
    group = "contact"
    operators: ClassVar[tuple[str, ...]] = ("ISEMPTY",)
    parts: ClassVar[tuple[str, ...]] = ("province", "city", "district", "detail")

    recipient: str | None = None
    phone: str | None = None

    def value_type(self) -> Type:
        return Type("row", columns={part: Type("text") for part in self.parts})

    def column_type(self) -> TypeEngine[Any]:
        return Json()

    def columns(self, key: str) -> tuple[Column[Any], ...]:
        return (Column(key, Json()), *(Column(f"{key}__{part}", text_column()) for part in self.parts))

    def coerce(self, value: Any) -> Any:
        if not isinstance(value, dict) or not LENGTHS.keys() >= value.keys():
            raise BadValue("wrong_type", WRONG)
        clean: dict[str, str] = {}
        for part, text in value.items():
            if text is None:
                continue
            if not isinstance(text, str) or len(text) > LENGTHS[part]:
                limit = LENGTHS[part]
                raise BadValue(
                    "wrong_type", Text(f"{part} 应为不超过 {limit} 字的文本", f"{part}: text up to {limit} characters")
                )
            if text.strip():
                clean[part] = text.strip()
        return clean or None

    def from_text(self, text: str) -> Any:
        return self.coerce(address_of(text))

    def say(self, value: Any) -> Text | None:
        text = "".join(str(value.get(part) or "") for part in ("province", "city", "district", "detail"))
        return Text(text, text)

    def json_schema(self) -> dict[str, Any]:
        properties = {part: {"type": ["string", "null"], "maxLength": limit} for part, limit in LENGTHS.items()}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def beside(self) -> dict[str, tuple[str, str]]:
        """Option to the key it names and the kind that field must be of."""
        named = {"recipient": (self.recipient, "text"), "phone": (self.phone, "phone")}
        return {option: (key, kind) for option, (key, kind) in named.items() if key is not None}

    def store(self, value: Any, vault: Vault) -> tuple[Any, ...]:
        return (value, *(value.get(part) for part in self.parts))

    def spread(self, value: Any) -> Mapping[str, Any]:
        return {part: value.get(part) for part in self.parts}
