"""Dates: now, made of parts or of a text, taken apart, written."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions import calendar
from tenon_engines.formula.functions.calendar import Day
from tenon_engines.formula.functions.date_format import date_format
from tenon_engines.formula.functions.date_function import date_function
from tenon_engines.formula.site import Site
from tenon_engines.formula.tree import Call
from tenon_engines.formula.types import DATE, DATETIME, TEXT, whole
from tenon_engines.kernel.text import Text

_WRITTEN = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?:[T ].*)?\s*", re.DOTALL)


def _make_date(year: Decimal, month: Decimal, day: Decimal) -> date | Fault:
    """Months and days beyond their end run on, as in Excel."""
    if not 1 <= year <= 9999 or abs(month) > 200_000 or abs(day) > 5_000_000:
        return OUT_OF_RANGE
    first = calendar.add_months(date(int(year), 1, 1), int(month) - 1)
    return first if isinstance(first, Fault) else calendar.add_days(first, int(day) - 1)


def _make_datetime(context: Context, *parts: Decimal) -> datetime | Fault:
    day = _make_date(*parts[:3])
    if isinstance(day, Fault):
        return day
    hour, minute, second = (int(part) for part in parts[3:])
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        return OUT_OF_RANGE
    return calendar.absolute(context, datetime.combine(day, time(hour, minute, second)))


def to_date(context: Context | None, value: Any) -> date | Fault:
    """The date of a moment or of a text; the zone matters to moments only."""
    if isinstance(value, date) and context is not None:
        return calendar.day_of(context, value)
    found = _WRITTEN.fullmatch(value)
    if not found:
        return BAD_VALUE
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return BAD_VALUE


def _part(of_day: Callable[[date], int]) -> Callable[[Context, Day], Decimal]:
    return lambda context, value: Decimal(of_day(calendar.day_of(context, value)))


def _clock(of_time: Callable[[datetime], int]) -> Callable[[Context, datetime], Decimal]:
    return lambda context, value: Decimal(of_time(calendar.local(context, value)))


def _type_to_date(site: Site) -> Call | None:
    if not site.count(1, 1):
        return None
    (value,) = site.args
    if value.type.name not in ("text", "option", "date", "datetime", "null"):
        site.mismatch(0, Text("文本或日期时间", "a text or a date and time"))
        return None
    return site.call(
        "TODATE", site.args, DATE if value.type.name in ("text", "option") else replace(value.type, name="date")
    )


def _parts(name: str, zh: str, en: str, of_day: Callable[[date], int]) -> Function:
    return date_function(
        name,
        "moment",
        (f"{name}(日期)", zh),
        (f"{name}(date)", en),
        f"{name}(placed_at)",
        gives=whole(),
        python=_part(of_day),
    )


def _clocks(name: str, zh: str, en: str, of_time: Callable[[datetime], int]) -> Function:
    return date_function(
        name,
        "datetime",
        (f"{name}(日期时间)", zh),
        (f"{name}(datetime)", en),
        f"{name}(placed_at)",
        gives=whole(),
        python=_clock(of_time),
    )


DATES = (
    date_function(
        "TODAY",
        "",
        ("TODAY()", "今天。"),
        ("TODAY()", "Today."),
        "TODAY()",
        gives=replace(DATE, nullable=False),
        python=lambda context: calendar.day_of(context, context.now),
        clock=True,
    ),
    date_function(
        "NOW",
        "",
        ("NOW()", "现在。"),
        ("NOW()", "This moment."),
        "NOW()",
        gives=replace(DATETIME, nullable=False),
        python=lambda context: context.now,
        clock=True,
    ),
    date_function(
        "DATE",
        "number number number",
        ("DATE(年，月，日)", "由年月日得到日期；超出的月、日顺延。"),
        ("DATE(year, month, day)", "A date; months and days beyond the end run on."),
        "DATE(2024, 1, 31)",
        gives=DATE,
        python=_make_date,
        fails=True,
        context=False,
    ),
    date_function(
        "DATETIME",
        "number number number number number number",
        ("DATETIME(年，月，日，时，分，秒)", "由各部分得到日期时间。"),
        ("DATETIME(year, month, day, hour, minute, second)", "A date and time of its parts."),
        "DATETIME(2024, 1, 31, 8, 0, 0)",
        gives=DATETIME,
        python=_make_datetime,
        fails=True,
    ),
    _parts("YEAR", "年份。", "The year.", lambda day: day.year),
    _parts("MONTH", "月份。", "The month.", lambda day: day.month),
    _parts("DAY", "几号。", "The day of the month.", lambda day: day.day),
    _parts("QUARTER", "季度。", "The quarter.", lambda day: (day.month + 2) // 3),
    _parts(
        "WEEKDAY",
        "星期几：1 是周一，7 是周日。",
        "The day of the week: 1 Monday … 7 Sunday.",
        lambda day: day.isoweekday(),
    ),
    _parts("ISOWEEKNUM", "ISO 周数。", "The ISO week.", lambda day: day.isocalendar().week),
    _clocks("HOUR", "小时。", "The hour.", lambda moment: moment.hour),
    _clocks("MINUTE", "分钟。", "The minute.", lambda moment: moment.minute),
    _clocks("SECOND", "秒。", "The second.", lambda moment: moment.second),
    date_function(
        "TODATE",
        "any",
        ("TODATE(文本或日期时间)", "转为日期；文本如 2024-01-31、2024/1/31、2024年1月31日。"),
        ("TODATE(text or datetime)", "The date; of a text such as 2024-01-31, 2024/1/31."),
        "TODATE(placed_at)",
        typing=_type_to_date,
        python=to_date,
        fails=True,
    ),
    date_function(
        "DATEFORMAT",
        "moment text",
        ("DATEFORMAT(日期，格式)", "按格式写出，如 yyyy-MM-dd HH:mm。"),
        ("DATEFORMAT(date, pattern)", "Written by a pattern such as yyyy-MM-dd HH:mm."),
        'DATEFORMAT(placed_at, "yyyy年M月d日")',
        gives=TEXT,
        python=date_format,
    ),
    date_function("TODATETIME", "date", ("", ""), ("", ""), "", gives=DATETIME, python=calendar.start_of, hidden=True),
)
