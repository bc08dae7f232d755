"""Types of the formula language: static, structural, with a nullable bit and (for numbers) a scale."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tenon_engines.kernel.text import Text

SCALARS = ("bool", "number", "text", "date", "datetime", "time", "duration", "option", "user", "department", "record")
NAMES = (*SCALARS, "list", "row", "null", "unknown")

LABELS: dict[str, Text] = {
    "bool": Text("是/否", "boolean"),
    "number": Text("数字", "number"),
    "text": Text("文本", "text"),
    "date": Text("日期", "date"),
    "datetime": Text("日期时间", "date and time"),
    "time": Text("时间", "time"),
    "duration": Text("时长", "duration"),
    "option": Text("选项", "option"),
    "user": Text("人员", "user"),
    "department": Text("部门", "department"),
    "record": Text("关联记录", "record"),
    "list": Text("列表", "list"),
    "row": Text("明细行", "row"),
    "null": Text("空", "empty"),
    "unknown": Text("未知", "unknown"),
}


@dataclass(frozen=True, slots=True)
class Type:
    """A subtable is `Type("list", item=Type("row", columns={...}))`; `unknown` stands where a problem was reported."""

    name: str
    nullable: bool = True
    scale: int | None = None
    item: "Type | None" = None
    form: str | None = None
    options: tuple[str, ...] | None = None
    columns: Mapping[str, "Type"] | None = None

    def __str__(self) -> str:
        if self.name == "number" and self.scale is not None:
            return f"number({self.scale})"
        if self.name == "list" and self.item is not None:
            return f"list<{self.item}>"
        if self.name == "record" and self.form is not None:
            return f"record<{self.form}>"
        return self.name

    @property
    def label(self) -> Text:
        """The type in words for people."""
        own = LABELS[self.name]
        if self.name == "list" and self.item is not None:
            return Text(f"{self.item.label.zh}列表", f"list of {self.item.label.en}")
        return own

    def required(self) -> "Type":
        return replace(self, nullable=False)

    def optional(self) -> "Type":
        return replace(self, nullable=True)

    @property
    def is_rows(self) -> bool:
        return self.name == "list" and self.item is not None and self.item.name == "row"


BOOL = Type("bool", nullable=False)
MAYBE = Type("bool")
NUMBER = Type("number")
TEXT = Type("text")
DATE = Type("date")
DATETIME = Type("datetime")
NULL = Type("null")
UNKNOWN = Type("unknown")


def whole(nullable: bool = True) -> Type:
    """A number without decimal places."""
    return Type("number", nullable=nullable, scale=0)


def list_of(item: Type) -> Type:
    return Type("list", nullable=False, item=item)


def parse_type(text: str) -> Type:
    """`number`, `number(2)`, `list<text>`, `record<order>` as a Type."""
    name, rest = text.strip(), ""
    for mark, closing in (("(", ")"), ("<", ">")):
        if name.endswith(closing) and mark in name:
            name, rest = name.split(mark, 1)
            rest = rest[:-1]
            break
    if name not in NAMES:
        raise ValueError(f"there is no type {text!r}; one of: {', '.join(NAMES)}")
    if name == "number" and rest:
        return Type("number", scale=int(rest))
    if name == "list":
        return Type("list", item=parse_type(rest or "text"))
    if name == "record":
        return Type("record", form=rest or None)
    return Type(name)


def _merged_scale(left: Type, right: Type) -> int | None:
    return None if left.scale is None or right.scale is None else max(left.scale, right.scale)


def _merged_options(left: Type, right: Type) -> tuple[str, ...] | None:
    if left.options is None or right.options is None:
        return None
    return tuple(dict.fromkeys((*left.options, *right.options)))


def unify(left: Type, right: Type) -> Type | None:
    """The type both become without loss (option and text: text; date and datetime: datetime), or None."""
    nullable = left.nullable or right.nullable
    for one, other in ((left, right), (right, left)):
        if one.name in ("null", "unknown"):
            return other.optional() if one.name == "null" else one
        if one.name == "option" and other.name == "text":
            return replace(other, nullable=nullable)
        if one.name == "date" and other.name == "datetime":
            return replace(other, nullable=nullable)
    if left.name != right.name:
        return None
    if left.name == "record" and left.form and right.form and left.form != right.form:
        return None
    if left.name == "list":
        if left.item is None or right.item is None:
            return left
        item = unify(left.item, right.item)
        return None if item is None else replace(left, item=item, nullable=nullable)
    scale, options = _merged_scale(left, right), _merged_options(left, right)
    return replace(left, nullable=nullable, scale=scale, options=options, form=left.form or right.form)
