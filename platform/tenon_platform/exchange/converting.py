"""What a column, a constant or a formula gives, as a wire value of its target: one function a target, made once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.form.fields.option import Option
from tenon_engines.form.fields.select import Select
from tenon_engines.form.fields.status import Status
from tenon_engines.form.shape import FieldShape
from tenon_engines.formula.context import Context
from tenon_engines.kernel.text import Text, label
from tenon_platform.exchange.values import DAMAGED, is_empty, parse_date, parse_moment, parse_number

Convert = Callable[[Any], Any]
Read = Callable[[str], Any]
YES = frozenset({"是", "true", "yes", "y", "1", "有", "√"})
NO = frozenset({"否", "false", "no", "n", "0", "无", "×"})
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,8})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reference named by text: `form`'s record whose title (or unique code) is `text`."""

    form: str
    text: str


def converter(field: FieldShape, context: Context) -> Convert:
    """The function to wire values of `field`; it raises BadValue, which says what would be right."""
    read, target = _reader(field, context), field.target

    def convert(value: Any) -> Any:
        if isinstance(value, str):
            if DAMAGED.match(value):
                raise damaged(value)
            return None if is_empty(value) else read(value)
        if value is None:
            return None
        if target is not None:
            return value if isinstance(value, int) else Wanted(target, str(value))
        if isinstance(value, Decimal):
            return format(value, "f")
        return value.isoformat() if isinstance(value, datetime | date) else value

    return convert


def damaged(text: str) -> BadValue:
    message = Text(
        f"“{text}”是被 Excel 改过的长号码，后几位已丢失，请从平台导出的原始 CSV 里补上",
        f"“{text}” is a long number that Excel damaged, its last digits are lost: take it from the original CSV of the platform",
    )
    return BadValue("damaged", message)


def utc(moment: datetime | None, context: Context) -> datetime | None:
    """A moment without zone as the tenant means it."""
    return moment.replace(tzinfo=context.tz).astimezone(UTC) if moment is not None else None


def _reader(field: FieldShape, context: Context) -> Read:
    target = field.target
    if target is not None:
        return lambda text: Wanted(target, text)
    if field.type in ("number", "money", "percent"):
        return _number
    if field.type == "date":
        return _date
    if field.type == "datetime":
        return lambda text: _moment(text, context)
    if field.type == "boolean":
        return _boolean
    if type(field.kind).from_text is not FieldType.from_text and not isinstance(field.kind, Select | Status):
        return _by_kind(field.kind)
    options = getattr(field.kind, "options", None) or getattr(field.kind, "states", None)
    return _choice(options) if options else _text


def _by_kind(kind: FieldType) -> Read:
    """What the kind itself makes of a cell."""

    def read(text: str) -> Any:
        value = kind.from_text(text)
        return None if value is None else kind.to_wire(value)

    return read


def _text(text: str) -> str:
    return text


def _number(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    number = parse_number(text)
    if number is None:
        raise BadValue("bad_number", Text(f"“{text[:40]}”不是数字", f"{text[:40]!r} is no number"))
    return format(number, "f")


def _date(text: str) -> str:
    day = parse_date(text) or ((moment := parse_moment(text)) and moment.date())
    if not day:
        raise BadValue("bad_date", Text(f"“{text[:40]}”不是日期", f"{text[:40]!r} is no date"))
    return day.isoformat()


def _moment(text: str, context: Context) -> str:
    moment = utc(parse_moment(text), context)
    if moment is None:
        message = Text(
            f"“{text[:40]}”不是时间，应如 2026-11-11 00:03", f"{text[:40]!r} is no time such as 2026-11-11 00:03"
        )
        raise BadValue("bad_date", message)
    return moment.isoformat()


def _boolean(text: str) -> bool:
    word = text.lower()
    if word in YES or word in NO:
        return word in YES
    raise BadValue("bad_boolean", Text(f"“{text[:40]}”应为 是 或 否", f"{text[:40]!r} should be yes or no"))


def _choice(options: list[Option]) -> Read:
    """Options by key and by label in either language; what is none of them is refused with the labels there are."""
    names = [label(option.name, option.key) for option in options]
    keys: dict[str, str] = {}
    for option, name in zip(options, names, strict=True):
        for word in (option.key, name.zh.lower(), name.en.lower()):
            keys.setdefault(word, option.key)
    have = Text("、".join(name.zh for name in names[:20]), ", ".join(name.en for name in names[:20]))

    def read(text: str) -> str:
        key = keys.get(text.strip().lower())
        if key is None:
            message = Text(f"没有选项“{text[:40]}”，可用：{have.zh}", f"No option {text[:40]!r}; there are: {have.en}")
            raise BadValue("unknown_option", message)
        return key

    return read
