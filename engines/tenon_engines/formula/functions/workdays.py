"""Working days: Monday to Friday, changed by the company's calendar (holidays, and weekends worked instead)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions import calendar
from tenon_engines.formula.functions.aggregate import item_type
from tenon_engines.formula.functions.calendar import Day
from tenon_engines.formula.site import Site
from tenon_engines.formula.tree import Call
from tenon_engines.formula.types import BOOL, DATE, whole
from tenon_engines.kernel.text import Text

_MOST_DAYS = 10_000
_FIRST_DAYS = {1: 6, 2: 0, **{11 + day: day for day in range(7)}}


def _changes(context: Context, more: Sequence[date] | None) -> tuple[frozenset[date], frozenset[date]]:
    """Days off that fall on weekdays, and weekends that are worked."""
    own = context.calendar
    off = frozenset([*(own.off if own else ()), *(day for day in more or () if day is not None)])
    return frozenset(day for day in off if day.weekday() < 5), frozenset(
        day for day in (own.on if own else ()) if day.weekday() > 4 and day not in off
    )


def _is_workday(context: Context, value: Day) -> bool:
    day = calendar.day_of(context, value)
    off, on = _changes(context, None)
    return day in on or (day.weekday() < 5 and day not in off)


def _between(context: Context, start: Day, end: Day, more: Sequence[date] | None = None) -> Decimal:
    """Both days count; negative the other way round. Counted, not walked through."""
    first, last = calendar.day_of(context, start), calendar.day_of(context, end)
    if last < first:
        return -_between(context, last, first, more)
    days = last.toordinal() - first.toordinal() + 1
    weeks, rest = divmod(days, 7)
    count = weeks * 5 + sum(1 for each in range(rest) if (first.weekday() + each) % 7 < 5)
    off, on = _changes(context, more)
    count += sum(1 for day in on if first <= day <= last) - sum(1 for day in off if first <= day <= last)
    return Decimal(count)


def _move(context: Context, start: Day, count: Decimal, more: Sequence[date] | None = None) -> date | Fault:
    if abs(count) > _MOST_DAYS:
        return OUT_OF_RANGE
    off, on = _changes(context, more)
    day, left, step = calendar.day_of(context, start), abs(int(count)), 1 if count > 0 else -1
    while left:
        moved = calendar.add_days(day, step)
        if isinstance(moved, Fault):
            return moved
        day = moved
        if day in on or (day.weekday() < 5 and day not in off):
            left -= 1
    return day


def _weeknum(context: Context, value: Day, kind: Decimal = Decimal(1)) -> Decimal | Fault:
    """As Excel: week 1 is that of January 1; kind 21 is the ISO week."""
    day, told = calendar.day_of(context, value), int(kind)
    if told == 21:
        return Decimal(day.isocalendar().week)
    if told not in _FIRST_DAYS:
        return OUT_OF_RANGE
    first = date(day.year, 1, 1)
    return Decimal((day.toordinal() - first.toordinal() + (first.weekday() - _FIRST_DAYS[told]) % 7) // 7 + 1)


def _type_with_holidays(site: Site) -> Call | None:
    if (
        len(site.args) == 3
        and site.args[2].type.name == "list"
        and item_type(site.args[2]).name not in ("date", "null")
    ):
        hint = Text("如 [DATE(2024, 5, 1)]", "e.g. [DATE(2024, 5, 1)]")
        site.mismatch(2, Text("日期的列表", "a list of dates"), hint)
        return None
    return site.standard()


def _days(name: str, takes: str, zh: tuple[str, str], en: tuple[str, str], example: str, **more: Any) -> Function:
    more.setdefault("workdays", True)
    signature, doc = Text(zh[0], en[0]), Text(zh[1], en[1])
    return Function(
        name=name, group="date", takes=takes, signature=signature, doc=doc, example=example, context=True, **more
    )


WORKDAYS = (
    _days(
        "WEEKNUM",
        "moment number?",
        (
            "WEEKNUM(日期，[类型])",
            "一年里的第几周，同 Excel：1(默认)周日起，2 或 11 周一起，12–17 周二至周日起，21 为 ISO 周。",
        ),
        (
            "WEEKNUM(date, [kind])",
            "The week of the year, as Excel: 1 from Sunday, 2 or 11 from Monday, 12–17 from Tuesday to Sunday, 21 ISO.",
        ),
        "WEEKNUM(signed)",
        gives=whole(),
        python=_weeknum,
        fails=True,
        workdays=False,
    ),
    _days(
        "ISWORKDAY",
        "moment",
        ("ISWORKDAY(日期)", "当天上班时成立：周一至周五，按公司日历的节假日和调休。"),
        ("ISWORKDAY(date)", "True on a working day: Monday to Friday, by the company's holidays and worked weekends."),
        "ISWORKDAY(due)",
        gives=BOOL,
        python=_is_workday,
    ),
    _days(
        "NETWORKDAYS",
        "moment moment list?",
        ("NETWORKDAYS(开始，结束，[节假日])", "两天之间的工作日数，含两端；结束早则为负。"),
        ("NETWORKDAYS(start, end, [holidays])", "Working days between, both counted; negative if the end is earlier."),
        "NETWORKDAYS(signed, due)",
        gives=whole(),
        python=_between,
        typing=_type_with_holidays,
    ),
    _days(
        "WORKDAY",
        "moment number list?",
        ("WORKDAY(开始，天数，[节假日])", "若干个工作日之后（负数为之前）的日期，最多 10,000 个。"),
        ("WORKDAY(start, days, [holidays])", "The date so many working days later (earlier), at most 10,000."),
        "WORKDAY(due, 3)",
        gives=DATE,
        python=_move,
        typing=_type_with_holidays,
        fails=True,
    ),
)
