"""The bar code of an article, a box, a shelf."""

import re
from typing import Any, ClassVar, Literal

from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.check_digit import article_digit
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

LONGEST = 80
_CODE128 = re.compile(r"[\x20-\x7e]{1,80}")
_ARTICLE = re.compile(r"\d{8}|\d{12,14}", re.ASCII)


class Barcode(FieldType):
    """What a scanner reads: `ean` is an article number (EAN-8, UPC, EAN-13, GTIN-14) with its check digit, `code128`
    any printable characters."""

    name = "barcode"
    label = Text("条码", "Bar code")
    icon = "barcode"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "CONTAINS", "STARTSWITH", "IN", "ISEMPTY")

    format: Literal["code128", "ean"] = "code128"

    def value_type(self) -> Type:
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def coerce(self, value: Any) -> Any:
        text = value.strip() if isinstance(value, str) else value
        if text == "":
            return None
        if not isinstance(text, str) or not _CODE128.fullmatch(text):
            message = Text(
                f"条码应为最多 {LONGEST} 个字母、数字或符号",
                f"A bar code has at most {LONGEST} letters, digits or signs",
            )
            raise BadValue("bad_barcode", message)
        if self.format == "ean":
            _check_article(text)
        return text

    def json_schema(self) -> dict[str, Any]:
        form = r"\d{8}|\d{12,14}" if self.format == "ean" else r"[\x20-\x7e]{0,80}"
        return {"type": "string", "pattern": rf"^\s*({form})?\s*$"}


def _check_article(text: str) -> None:
    if not _ARTICLE.fullmatch(text):
        message = Text("商品条码应为 8、12、13 或 14 位数字", "An article number has 8, 12, 13 or 14 digits")
        raise BadValue("bad_barcode", message)
    wanted = article_digit(text[:-1])
    if text[-1] != wanted:
        message = Text(
            f"条码的校验位应为 {wanted}，请核对", f"The check digit should be {wanted}; look at the code again"
        )
        raise BadValue("bad_check_digit", message)
