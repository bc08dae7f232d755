"""Texts of a table as values: numbers with signs and separators, dates as people and platforms write them."""

import re
from datetime import date, datetime
from decimal import Decimal

NULL_TOKENS = frozenset({"", "-", "--", "—", "null", "none", "n/a", "nan", "无", "#n/a"})
DAMAGED = re.compile(r"^\d(?:\.\d+)?[eE]\+(?:1[1-9]|[2-9]\d)$")

_NUMBER = re.compile(r"^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$")
_DATE = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$")
_MOMENT = re.compile(
    r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]*"
    r"(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.(\d{1,6})\d*)?秒?)?分?$"
)


def is_empty(text: str) -> bool:
    """Whether a cell says "nothing", in one of the ways exports do."""
    return text.lower() in NULL_TOKENS


def parse_number(text: str) -> Decimal | None:
    """`¥1,234.50`, `１２`, `-3`, `12%`, `(5.00)` as a Decimal; None where it is no number."""
    plain = text.translate(_NARROW).strip().lstrip("¥￥$").removesuffix("元").strip()
    negative = plain.startswith("(") and plain.endswith(")")
    if negative:
        plain = plain[1:-1]
    percent = plain.endswith("%")
    if percent:
        plain = plain[:-1]
    if not plain or len(plain) > 40 or not _NUMBER.match(plain) or not any(char.isdigit() for char in plain):
        return None
    number = Decimal(plain.replace(",", ""))
    number = number / 100 if percent else number
    return -number if negative else number


def parse_date(text: str) -> date | None:
    """`2020-02-21`, `2020/2/21`, `2020年2月21日`, `20200221` as a date."""
    found = _DATE.match(text) or _COMPACT.match(text)
    if found is None or (found.re is _COMPACT and found[4]):
        return None
    return _day(found[1], found[2], found[3])


def parse_moment(text: str) -> datetime | None:
    """A point in time without zone (the reader adds the tenant's), or a date at 00:00."""
    found = _MOMENT.match(text)
    if found is not None:
        day = _day(found[1], found[2], found[3])
        clock = [int(found[4]), int(found[5]), int(found[6] or 0), int((found[7] or "0").ljust(6, "0"))]
    elif (found := _COMPACT.match(text)) is not None and found[4]:
        day = _day(found[1], found[2], found[3])
        clock = [int(found[4]), int(found[5]), int(found[6]), 0]
    else:
        day, clock = parse_date(text), [0, 0, 0, 0]
    if day is None or clock[0] > 23 or clock[1] > 59 or clock[2] > 59:
        return None
    hour, minute, second, micro = clock
    return datetime(day.year, day.month, day.day, hour, minute, second, micro)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


# Full-width digits and signs, as input methods type them.
_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
