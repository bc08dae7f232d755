"""DATEFORMAT: a date written by a pattern of letters; other characters stand for themselves."""

import re
from datetime import datetime

from tenon_engines.formula.context import Context
from tenon_engines.formula.functions import calendar
from tenon_engines.formula.functions.calendar import Day

_TOKEN = re.compile(r"'[^']*'|yyyy|yy|MM?|dd?|HH?|hh?|mm?|ss?|EEEE|E|Q|a|Y{4}|D{2}")
_WEEKDAYS = "一二三四五六日"


def _written(token: str, at: datetime) -> str:
    if token[0] == "'":
        return token[1:-1]
    hour = at.hour % 12 or 12
    numbers = {"M": at.month, "d": at.day, "D": at.day, "H": at.hour, "h": hour, "m": at.minute, "s": at.second}
    if token in ("yyyy", "YYYY"):
        return f"{at.year:04}"
    if token == "yy":
        return f"{at.year % 100:02}"
    if token[0] == "E":
        return ("星期" if token == "EEEE" else "周") + _WEEKDAYS[at.weekday()]
    if token == "Q":
        return str((at.month + 2) // 3)
    if token == "a":
        return "上午" if at.hour < 12 else "下午"
    return f"{numbers[token[0]]:0{len(token)}}"


def date_format(context: Context, value: Day, pattern: str) -> str | None:
    """`yyyy-MM-dd HH:mm:ss`, `M月d日 EEEE`; text in single quotes is kept as it is."""
    moment = (
        calendar.local(context, value) if isinstance(value, datetime) else datetime.combine(value, datetime.min.time())
    )
    return _TOKEN.sub(lambda found: _written(found.group(), moment), pattern) or None
