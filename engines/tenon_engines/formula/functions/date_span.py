"""Dates moved by a span, and the spans between dates."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import OUT_OF_RANGE, Fault
from tenon_engines.formula.functions import calendar
from tenon_engines.formula.functions.calendar import UNITS, Day
from tenon_engines.formula.functions.date_function import date_function, same_kind
from tenon_engines.formula.problems import TYPE_MISMATCH, one_of
from tenon_engines.formula.site import Site
from tenon_engines.formula.tree import Call, Literal
from tenon_engines.formula.types import DATE, DATETIME, TEXT, whole
from tenon_engines.kernel.text import Text


def _months(context: Context, value: Day, count: Decimal) -> date | Fault:
    return calendar.add_months(calendar.day_of(context, value), int(count)) if abs(count) < 200_000 else OUT_OF_RANGE


def _month_end(context: Context, value: Day, count: Decimal) -> date | Fault:
    moved = _months(context, value, count)
    return moved if isinstance(moved, Fault) else calendar.period(moved, "MONTH")[1]


def _days(context: Context, end: Day, start: Day) -> Decimal:
    return Decimal((calendar.day_of(context, end) - calendar.day_of(context, start)).days)


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
    return site.call("DATEADD", (value, call.args[1], _literal(unit)), replace(value.type, nullable=True))


def _type_difference(site: Site) -> Call | None:
    unit = _unit(site, 2) if len(site.args) == 3 else None
    call = site.standard()
    if call is None or unit is None or site.common((0, 1)) is None:
        return None
    return site.call("DATEDIF", (site.args[0], site.args[1], _literal(unit)), call.type)


def _literal(unit: str) -> Literal:
    """The unit in capitals."""
    return Literal(unit, replace(TEXT, nullable=False))


DATE_SPANS = (
    date_function(
        "DATEADD",
        "moment number text",
        ("DATEADD(日期，数量，单位)", '移动一段时间；单位 "Y" "M" "W" "D" "H" "MIN" "S"。'),
        ("DATEADD(date, n, unit)", 'Moved by n units: "Y" "M" "W" "D" "H" "MIN" "S".'),
        'DATEADD(placed_at, 3, "D")',
        typing=_type_shift,
        gives=same_kind,
        python=calendar.shift,
        fails=True,
    ),
    date_function(
        "DATEDIF",
        "moment moment text",
        ("DATEDIF(开始，结束，单位)", "两个日期之间的整单位数；结束早则为负。"),
        ("DATEDIF(start, end, unit)", "Complete units between; negative if the end is earlier."),
        'DATEDIF(birthday, TODAY(), "Y")',
        typing=_type_difference,
        gives=whole(),
        python=calendar.difference,
    ),
    date_function(
        "DAYS",
        "moment moment",
        ("DAYS(结束，开始)", "相差的天数。"),
        ("DAYS(end, start)", "Days between."),
        "DAYS(due, TODAY())",
        gives=whole(),
        python=_days,
    ),
    date_function(
        "EDATE",
        "moment number",
        ("EDATE(日期，月数)", "几个月后的同一天，超出则为月末。"),
        ("EDATE(date, months)", "The same day months later, at most the month's end."),
        "EDATE(signed, 12)",
        gives=DATE,
        python=_months,
        fails=True,
    ),
    date_function(
        "EOMONTH",
        "moment number",
        ("EOMONTH(日期，月数)", "几个月后的月末。"),
        ("EOMONTH(date, months)", "The last day of the month, months later."),
        "EOMONTH(TODAY(), 0)",
        gives=DATE,
        python=_month_end,
        fails=True,
    ),
    date_function(
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
