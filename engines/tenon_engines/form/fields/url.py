"""The address of a page."""

import re
from typing import Any, ClassVar

from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.form.fields.text import plain_text
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

LONGEST = 2000
FORM = r"[hH][tT][tT][pP][sS]?://[^\s/?#@\\]+\.?[^\s\\]*"
WRONG = Text("网址应以 http:// 或 https:// 开头", "An address begins with http:// or https://")
_FORM = re.compile(FORM)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+([:/?#]\S*)?")


class Url(FieldType):
    """A link that opens in a page of its own; only http and https, so that no link runs anything."""

    name = "url"
    label = Text("网址", "Web address")
    icon = "link-2"
    group = "contact"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "CONTAINS", "STARTSWITH", "ISEMPTY")

    def value_type(self) -> Type:
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def coerce(self, value: Any) -> Any:
        text = plain_text(value, LONGEST, one_line=True)
        if text is not None and not _FORM.fullmatch(text):
            raise BadValue("bad_url", WRONG)
        return text

    def from_text(self, text: str) -> Any:
        """Files often leave the scheme out: example.com/a is https://example.com/a."""
        plain = text.strip()
        return self.coerce(f"https://{plain}" if _HOST.fullmatch(plain) else plain)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": LONGEST, "pattern": rf"^\s*({FORM})?\s*$"}
