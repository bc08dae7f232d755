"""One line of text."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import Field
from sqlalchemy import Column
from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import BadValue, FieldType, Vault
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text as Message

LONGEST_KEY = 64


@lru_cache(maxsize=20_000)
def pinyin_key(text: str) -> str:
    """Initials of Chinese characters and whole syllables behind them, other letters as they are: 禾间 → hj hejian."""
    if text.isascii():
        return text.lower()[:LONGEST_KEY]
    from pypinyin import Style, lazy_pinyin  # its dictionaries take half a second to load

    initials = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()
    syllables = "".join(lazy_pinyin(text)).lower().replace(" ", "")
    return f"{initials[:LONGEST_KEY]} {syllables[:LONGEST_KEY]}"


class Text(FieldType):
    """A line of text; `pinyin` keeps a second column by which people find 禾间 typing hj or hejian."""

    name = "text"
    label = Message("单行文本", "Text")
    icon = "type"
    operators: ClassVar[tuple[str, ...]] = ("=", "<>", "CONTAINS", "STARTSWITH", "IN", "ISEMPTY")

    max: Annotated[int, Field(ge=1, le=2000)] = 500
    pinyin: bool | None = None

    def value_type(self) -> Type:
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def columns(self, key: str) -> tuple[Column[Any], ...]:
        own = Column(key, self.column_type())
        return (own, Column(f"{key}__pinyin", text_column())) if self.pinyin else (own,)

    def coerce(self, value: Any) -> Any:
        return plain_text(value, self.max, one_line=True)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": self.max}

    def store(self, value: Any, vault: Vault) -> tuple[Any, ...]:
        if not self.pinyin:
            return (value,)
        return (value, pinyin_key(value))

    def spread(self, value: Any) -> Mapping[str, Any]:
        return {}


def plain_text(value: Any, longest: int, *, one_line: bool) -> str | None:
    """A string without surrounding blanks and control characters; None when nothing is left."""
    if not isinstance(value, str):
        raise BadValue("wrong_type", Message("应为文本", "Must be text"))
    if len(value) > longest:
        raise BadValue(
            "too_long",
            Message(
                f"最多 {longest} 个字，现有 {len(value)} 个", f"At most {longest} characters, this has {len(value)}"
            ),
        )
    if not value.isprintable():
        if one_line and ("\n" in value or "\r" in value):
            raise BadValue("line_break", Message("不能换行", "Must be a single line"))
        value = "".join(c for c in value if c.isprintable() or c == "\n" or c == "\u3000")
    return value.strip() or None
