"""A postal address: province, city, district, detail, division code."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import Column
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import Json, text_column
from tenon_engines.form.fields.field_type import BadValue, FieldType, Vault
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

LENGTHS = {"province": 40, "city": 40, "district": 40, "detail": 200, "code": 12}
WRONG = Text(
    "应为地址：province、city、district、detail、code", "Must be an address: province, city, district, detail, code"
)
_DIVISIONS = re.compile(
    r"(?P<province>[^省市区县]{2,6}?(?:省|自治区|特别行政区)|(?:北京|上海|天津|重庆)市?|(?:内蒙古|广西|西藏|宁夏|新疆))?\s*"
    r"(?P<city>[^市盟区县]{2,8}?(?:市|自治州|地区|盟))?\s*(?P<district>[^市区县旗]{1,8}?(?:区|县|旗|市))?\s*(?P<detail>.*)"
)


class Address(FieldType):
    """Province, city and district have columns of their own, so that lists filter and dashboards group by them."""

    name = "address"
    label = Text("地址", "Address")
    icon = "map-pin"
    group = "contact"
    operators: ClassVar[tuple[str, ...]] = ("ISEMPTY",)
    parts: ClassVar[tuple[str, ...]] = ("province", "city", "district")

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
        found = _DIVISIONS.fullmatch(text.strip().replace("\n", " "))
        parts = found.groupdict() if found else {"detail": text.strip()}
        province = parts.get("province")
        if province and not parts.get("city") and province.removesuffix("市") in ("北京", "上海", "天津", "重庆"):
            parts["city"] = province.removesuffix("市") + "市"
        return self.coerce({part: value.strip() for part, value in parts.items() if value})

    def json_schema(self) -> dict[str, Any]:
        properties = {part: {"type": ["string", "null"], "maxLength": limit} for part, limit in LENGTHS.items()}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def store(self, value: Any, vault: Vault) -> tuple[Any, ...]:
        return (value, *(value.get(part) for part in self.parts))

    def spread(self, value: Any) -> Mapping[str, Any]:
        return {part: value.get(part) for part in self.parts}
