"""Dates: parts, shifts, differences, beginnings and ends of periods."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions import calendar
from tenon_engines.formula.functions.calendar import UNITS, Day
from tenon_engines.formula.functions.date_format import date_format
from tenon_engines.formula.problems import TYPE_MISMATCH, one_of
from tenon_engines.formula.site import Site
from tenon_engines.formula.tree import Call, Literal, Node
from tenon_engines.formula.types import DATE, DATETIME, TEXT, Type, whole
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


def _edge(unit: str, last: bool) -> Callable[[Context, Day], Day]:
    """A date stays a date; a moment becomes the first or last moment of the period."""

    def edge(context: Context, value: Day) -> Day:
        found = calendar.period(calendar.day_of(context, value), unit)[1 if last else 0]
        if not isinstance(value, datetime):
            return found
        return calendar.end_of(context, found) if last else calendar.start_of(context, found)

    return edge


def _months(context: Context, value: Day, count: Decimal) -> date | Fault:
    return calendar.add_months(calendar.day_of(context, value), int(count)) if abs(count) < 200_000 else OUT_OF_RANGE


def _month_end(context: Context, value: Day, count: Decimal) -> date | Fault:
    moved = _months(context, value, count)
    return moved if isinstance(moved, Fault) else calendar.period(moved, "MONTH")[1]


def _days(context: Context, end: Day, start: Day) -> Decimal:
    return Decimal((calendar.day_of(context, end) - calendar.day_of(context, start)).days)


def _same(args: Sequence[Node]) -> Type:
    return replace(args[0].type, scale=None)


def _unit(site: Site, at: int) -> str | None:
    told = site.args[at]
    value = told.value if isinstance(told, Literal) and isinstance(told.value, str) else None
    if value is None or value.upper() not in UNITS:
        message = Text("单位应是固定的文本", "The unit should be one of the fixed texts")
        site.fail(TYPE_MISMATCH, message, one_of([f'"{unit}"' for unit in UNITS]), at)
        return None
    return value.upper()


def _type_shift(site: Site) -> Call | None:
    unit = _unit(site, 2) if len(site.args) == 3 else None
    call = site.standard()
    if call is None or unit is None:
        return None
    value = call.args[0]
    if unit in ("H", "MIN", "S"):
        value = site.coerce(value, DATETIME)
    return site.call("DATEADD", (value, call.args[1], replace_unit(unit)), replace(value.type, nullable=True))


def _type_difference(site: Site) -> Call | None:
    unit = _unit(site, 2) if len(site.args) == 3 else None
    call = site.standard()
    if call is None or unit is None or site.common((0, 1)) is None:
        return None
    return site.call("DATEDIF", (site.args[0], site.args[1], replace_unit(unit)), call.type)


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


def replace_unit(unit: str) -> Literal:
    """The unit in capitals."""
    return Literal(unit, replace(TEXT, nullable=False))


def _date(name: str, takes: str, zh: tuple[str, str], en: tuple[str, str], example: str, **more: Any) -> Function:
    more.setdefault("context", True)
    signature, doc = Text(zh[0], en[0]), Text(zh[1], en[1])
    return Function(name=name, group="date", takes=takes, signature=signature, doc=doc, example=example, **more)


def _parts(name: str, zh: str, en: str, of_day: Callable[[date], int]) -> Function:
    return _date(
        name,
        "moment",
        (f"{name}(日期)", zh),
        (f"{name}(date)", en),
        f"{name}(placed_at)",
        gives=whole(),
        python=_part(of_day),
    )


def _clocks(name: str, zh: str, en: str, of_time: Callable[[datetime], int]) -> Function:
    return _date(
        name,
        "datetime",
        (f"{name}(日期时间)", zh),
        (f"{name}(datetime)", en),
        f"{name}(placed_at)",
        gives=whole(),
        python=_clock(of_time),
    )


def _edges() -> list[Function]:
    periods = (
        ("WEEK", "周（周一起）", "week (from Monday)"),
        ("MONTH", "月", "month"),
        ("QUARTER", "季度", "quarter"),
        ("YEAR", "年", "year"),
    )
    result = []
    for unit, zh, en in periods:
        for suffix, last, which_zh, which_en in (
            ("BEGIN", False, "第一天", "First"),
            ("END", True, "最后一天", "Last"),
        ):
            name = unit + suffix
            result.append(
                _date(
                    name,
                    "moment",
                    (f"{name}(日期)", f"所在{zh}的{which_zh}；日期时间则到该时刻。"),
                    (f"{name}(date)", f"{which_en} day of the {en}; of a date and time: {which_en.lower()} moment."),
                    f"{name}(TODAY())",
                    gives=_same,
                    python=_edge(unit, last),
                )
            )
    return result


DATES = (
    _date(
        "TODAY",
        "",
        ("TODAY()", "今天。"),
        ("TODAY()", "Today."),
        "TODAY()",
        gives=replace(DATE, nullable=False),
        python=lambda context: calendar.day_of(context, context.now),
        clock=True,
    ),
    _date(
        "NOW",
        "",
        ("NOW()", "现在。"),
        ("NOW()", "This moment."),
        "NOW()",
        gives=replace(DATETIME, nullable=False),
        python=lambda context: context.now,
        clock=True,
    ),
    _date(
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
    _date(
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
    _date(
        "DATEADD",
        "moment number text",
        ("DATEADD(日期，数量，单位)", '移动一段时间；单位 "Y" "M" "W" "D" "H" "MIN" "S"。'),
        ("DATEADD(date, n, unit)", 'Moved by n units: "Y" "M" "W" "D" "H" "MIN" "S".'),
        'DATEADD(placed_at, 3, "D")',
        typing=_type_shift,
        gives=_same,
        python=calendar.shift,
        fails=True,
    ),
    _date(
        "DATEDIF",
        "moment moment text",
        ("DATEDIF(开始，结束，单位)", "两个日期之间的整单位数；结束早则为负。"),
        ("DATEDIF(start, end, unit)", "Complete units between; negative if the end is earlier."),
        'DATEDIF(birthday, TODAY(), "Y")',
        typing=_type_difference,
        gives=whole(),
        python=calendar.difference,
    ),
    _date(
        "DAYS",
        "moment moment",
        ("DAYS(结束，开始)", "相差的天数。"),
        ("DAYS(end, start)", "Days between."),
        "DAYS(due, TODAY())",
        gives=whole(),
        python=_days,
    ),
    _date(
        "EDATE",
        "moment number",
        ("EDATE(日期，月数)", "几个月后的同一天，超出则为月末。"),
        ("EDATE(date, months)", "The same day months later, at most the month's end."),
        "EDATE(signed, 12)",
        gives=DATE,
        python=_months,
        fails=True,
    ),
    _date(
        "EOMONTH",
        "moment number",
        ("EOMONTH(日期，月数)", "几个月后的月末。"),
        ("EOMONTH(date, months)", "The last day of the month, months later."),
        "EOMONTH(TODAY(), 0)",
        gives=DATE,
        python=_month_end,
        fails=True,
    ),
    *_edges(),
    _date(
        "DAYBEGIN",
        "moment",
        ("DAYBEGIN(日期)", "当天零点。"),
        ("DAYBEGIN(date)", "The day's first moment."),
        "DAYBEGIN(NOW())",
        gives=DATETIME,
        python=lambda context, value: calendar.start_of(context, calendar.day_of(context, value)),
    ),
    _date(
        "DAYEND",
        "moment",
        ("DAYEND(日期)", "当天最后一刻。"),
        ("DAYEND(date)", "The day's last moment."),
        "DAYEND(NOW())",
        gives=DATETIME,
        python=lambda context, value: calendar.end_of(context, calendar.day_of(context, value)),
    ),
    _date(
        "TODATE",
        "any",
        ("TODATE(文本或日期时间)", "转为日期；文本如 2024-01-31、2024/1/31、2024年1月31日。"),
        ("TODATE(text or datetime)", "The date; of a text such as 2024-01-31, 2024/1/31."),
        "TODATE(placed_at)",
        typing=_type_to_date,
        python=to_date,
        fails=True,
    ),
    _date(
        "DATEFORMAT",
        "moment text",
        ("DATEFORMAT(日期，格式)", "按格式写出，如 yyyy-MM-dd HH:mm。"),
        ("DATEFORMAT(date, pattern)", "Written by a pattern such as yyyy-MM-dd HH:mm."),
        'DATEFORMAT(placed_at, "yyyy年M月d日")',
        gives=TEXT,
        python=date_format,
    ),
    _date("TODATETIME", "date", ("", ""), ("", ""), "", gives=DATETIME, python=calendar.start_of, hidden=True),
    _date(
        "DAYSPAN",
        "moment moment",
        ("", ""),
        ("", ""),
        "",
        gives=whole(),
        python=calendar.span,
        hidden=True,
        context=False,
    ),
)
