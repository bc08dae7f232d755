"""First and last days of the week, month, quarter or year of a date, and first and last moments of a day."""

from collections.abc import Callable
from datetime import datetime

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import Function
from tenon_engines.formula.functions import calendar
from tenon_engines.formula.functions.calendar import Day
from tenon_engines.formula.functions.date_function import date_function, same_kind
from tenon_engines.formula.types import DATETIME


def _edge(unit: str, last: bool) -> Callable[[Context, Day], Day]:
    """A date stays a date; a moment becomes the first or last moment of the period."""

    def edge(context: Context, value: Day) -> Day:
        found = calendar.period(calendar.day_of(context, value), unit)[1 if last else 0]
        if not isinstance(value, datetime):
            return found
        return calendar.end_of(context, found) if last else calendar.start_of(context, found)

    return edge


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
                date_function(
                    name,
                    "moment",
                    (f"{name}(日期)", f"所在{zh}的{which_zh}；日期时间则到该时刻。"),
                    (f"{name}(date)", f"{which_en} day of the {en}; of a date and time: {which_en.lower()} moment."),
                    f"{name}(TODAY())",
                    gives=same_kind,
                    python=_edge(unit, last),
                )
            )
    return result


DATE_PERIODS = (
    *_edges(),
    date_function(
        "DAYBEGIN",
        "moment",
        ("DAYBEGIN(日期)", "当天零点。"),
        ("DAYBEGIN(date)", "The day's first moment."),
        "DAYBEGIN(NOW())",
        gives=DATETIME,
        python=lambda context, value: calendar.start_of(context, calendar.day_of(context, value)),
    ),
    date_function(
        "DAYEND",
        "moment",
        ("DAYEND(日期)", "当天最后一刻。"),
        ("DAYEND(date)", "The day's last moment."),
        "DAYEND(NOW())",
        gives=DATETIME,
        python=lambda context, value: calendar.end_of(context, calendar.day_of(context, value)),
    ),
)
