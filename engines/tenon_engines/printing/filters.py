"""What a template may do with a value: `{{ record.total|capital }}`. There are no other filters than these."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation, localcontext
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from tenon_engines.formula.context import Context
from tenon_engines.formula.decimals import plain, round_half_up
from tenon_engines.formula.functions.date_format import date_format
from tenon_engines.formula.functions.rmb import capitals
from tenon_engines.kernel.errors import RunError
from tenon_engines.kernel.text import Text
from tenon_engines.printing import codes
from tenon_engines.printing.value import Value, raw_of

LONGEST_TEXT = 10_000
MOST_DIGITS = 40
MOST_PAGES = 500
_UTC = ZoneInfo("UTC")
_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)  # writing a date by its pattern does not ask what time it is


def number_of(value: Any) -> Decimal:
    """For reckoning: empty counts as nothing, text does not count at all."""
    raw = raw_of(value)
    if raw is None or raw == "":
        return Decimal(0)
    if isinstance(raw, float):  # a literal of the template
        raw = str(raw)
    try:
        found = Decimal(raw) if isinstance(raw, int | Decimal | str) and not isinstance(raw, bool) else None
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite() or abs(found.adjusted()) > MOST_DIGITS:
        text = str(raw)[:30]
        raise RunError(Text(f"“{text}”不是可以计算的数", f"{text!r} is not a number to reckon with"))
    return found


def text_of(value: Any) -> str:
    """One value as it is printed."""
    if isinstance(value, str | Value):
        text = str(value)
    elif value is None or isinstance(value, Sequence):
        text = ""
    elif isinstance(value, bool):
        text = "是" if value else "否"
    elif isinstance(value, int | float | Decimal):
        text = plain(Decimal(str(value)))
    else:
        text = str(value) if isinstance(value, date | datetime) else ""
    if len(text) > LONGEST_TEXT:
        message = Text(f"一个值最长 {LONGEST_TEXT} 个字符", f"A value has at most {LONGEST_TEXT} characters")
        raise RunError(message)
    return text


def _empty(value: Any) -> bool:
    return raw_of(value) is None


def money(value: Any, digits: int = 2) -> str:
    return text_of(value) if _empty(value) else f"{round_half_up(number_of(value), _whole(digits, 0, 8)):,.{digits}f}"


def number(value: Any) -> str:
    return text_of(value) if _empty(value) else plain(number_of(value))


def capital(value: Any) -> str:
    """壹仟贰佰元整."""
    return text_of(value) if _empty(value) else capitals(number_of(value)) or ""


def dated(value: Any, pattern: str = "yyyy-MM-dd") -> str:
    raw = raw_of(value)
    if not isinstance(raw, date):
        return text_of(value)
    zone = raw.tzinfo if isinstance(raw, datetime) and isinstance(raw.tzinfo, ZoneInfo) else _UTC
    return date_format(Context(_ANY_TIME, zone), raw, text_of(pattern)[:100]) or ""


def rows_of(value: Any) -> Sequence[Any]:
    return value if isinstance(value, tuple | list) else ()


def total(rows: Any, *way: str) -> Decimal:
    """The sum of a column: `record.lines|total("net")`."""
    with localcontext() as context:
        context.prec = 60
        return sum((number_of(_at(row, way)) for row in rows_of(rows)), Decimal(0))


def _at(row: Any, way: Sequence[str]) -> Any:
    steps = [step for part in way for step in str(part).split(".")]
    for step in steps:
        row = row.parts.get(step) if isinstance(row, Value) else None
    return row


def pages(rows: Any, size: int = 10) -> tuple[tuple[Any, ...], ...]:
    """Rows cut into pages; a record without rows still has its first page."""
    found, size = tuple(rows_of(rows)), _whole(size, 1, 500)
    cut = tuple(found[start : start + size] for start in range(0, len(found), size)) or ((),)
    return cut[:MOST_PAGES]


def count(rows: Any) -> int:
    return len(rows_of(rows))


def default(value: Any, otherwise: Any = "") -> Any:
    return value if text_of(value) else otherwise


def short(value: Any, size: int = 20) -> str:
    text, size = text_of(value), _whole(size, 1, 1000)
    return text if len(text) <= size else f"{text[:size]}…"


def joined(values: Any, between: str = "") -> str:
    return text_of(text_of(between).join(text_of(each) for each in rows_of(values)))


def breaks(value: Any) -> Markup:
    """Line breaks of a text stay line breaks."""
    return Markup("<br>").join(escape(line) for line in text_of(value).splitlines())


def code128(value: Any, height: float = 12, readable: bool = True) -> Markup:
    return codes.bars("code128", text_of(value), _whole(height, 3, 60), readable=bool(readable))


def ean13(value: Any, height: float = 15, readable: bool = True) -> Markup:
    return codes.bars("ean13", text_of(value), _whole(height, 3, 60), readable=bool(readable))


def qr(value: Any, size: float = 20) -> Markup:
    return codes.qr(text_of(value), _whole(size, 5, 100))


def _whole(value: Any, least: int, most: int) -> int:
    return min(max(int(number_of(value)), least), most)


FILTERS: dict[str, Callable[..., Any]] = {
    "money": money,
    "number": number,
    "capital": capital,
    "date": dated,
    "total": total,
    "pages": pages,
    "count": count,
    "default": default,
    "short": short,
    "join": joined,
    "br": breaks,
    "code128": code128,
    "ean13": ean13,
    "qr": qr,
}
