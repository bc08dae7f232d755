"""Dates in PostgreSQL: moments are taken to the tenant's clocks first; results beyond year 1–9999 are NULL."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func

from tenon_engines.formula.sql_types import Exact, Sql
from tenon_engines.formula.tree import Call, Literal

Builder = Callable[..., Sql]

_MONTHS = {"Y": 12, "M": 1}
_DAYS = {"W": 7, "D": 1}
_SECONDS = {"H": 3_600, "MIN": 60, "S": 1}
_DAY = sa.Date()
_CLOCK = sa.DateTime(timezone=False)


def _clock(sql: Any, node: Call, at: int, value: Sql) -> Sql:
    """The time on the tenant's clocks; a date as it is."""
    return func.timezone(sql.zone, value) if node.args[at].type.name == "datetime" else value


def _day(sql: Any, node: Call, at: int, value: Sql) -> Sql:
    return sa.cast(_clock(sql, node, at, value), _DAY) if node.args[at].type.name == "datetime" else value


def _number(value: Sql) -> Sql:
    return sa.cast(value, Exact())


def _exact(value: int) -> Sql:
    return sa.literal(value, Exact())


def _part(field: str) -> Builder:
    return lambda sql, node, value: _number(func.date_part(field, _clock(sql, node, 0, value)))


def _within(year: Sql) -> Sql:
    return year.between(1, 9999)


def _interval(**parts: Sql) -> Sql:
    names = ("years", "months", "weeks", "days", "hours", "mins", "secs")
    zero: Sql = sa.literal_column("0")
    return func.make_interval(*[parts.get(name, zero) for name in names])


def clamped(value: Sql, limit: int) -> Sql:
    """Within ±limit; null stays null, which LEAST and GREATEST would lose."""
    return sa.case((value > limit, limit), (value < -limit, -limit), else_=value)


def _whole(value: Sql, limit: int) -> Sql:
    return sa.cast(clamped(func.trunc(value), limit), sa.Integer())


def _date(sql: Any, node: Call, year: Sql, month: Sql, day: Sql) -> Sql:
    """From January 1 of the year on, so that months and days run on."""
    safe = sa.case((_within(year), sa.cast(func.trunc(year), sa.Integer())))
    first = func.make_date(safe, 1, 1) + _interval(months=_whole(month, 200_000) - 1)
    return _checked_day(first + _interval(days=_whole(day, 5_000_000) - 1))


def _checked_day(value: Sql) -> Sql:
    return sa.case((_within(func.date_part("year", value)), sa.cast(value, _DAY)))


def _checked_moment(sql: Any, clock: Sql) -> Sql:
    return sa.case((_within(func.date_part("year", clock)), func.timezone(sql.zone, clock)))


def _datetime(sql: Any, node: Call, year: Sql, month: Sql, day: Sql, hour: Sql, minute: Sql, second: Sql) -> Sql:
    clock = sa.cast(_date(sql, node, year, month, day), _CLOCK) + _interval(
        hours=_whole(hour, 100), mins=_whole(minute, 100), secs=sa.cast(_whole(second, 100), sa.Double())
    )
    good = sa.and_(_inside(hour, 24), _inside(minute, 60), _inside(second, 60))
    return sa.case((good, _checked_moment(sql, clock)))


def _inside(value: Sql, end: int) -> Sql:
    return sa.and_(func.trunc(value) >= 0, func.trunc(value) < end)


def _unit(node: Call) -> str:
    told = node.args[2]
    return str(told.value) if isinstance(told, Literal) else ""


def _shift(sql: Any, node: Call, value: Sql, count: Sql, *_: Sql) -> Sql:
    unit = _unit(node)
    moment = node.args[0].type.name == "datetime"
    if unit in _SECONDS:
        micros = sa.cast(func.round(clamped(count, 10**9) * _exact(_SECONDS[unit] * 1_000_000)), sa.BigInteger())
        return _checked_later(sql, value, micros)
    if unit in _MONTHS:
        moved = _clock(sql, node, 0, value) + _interval(months=_whole(count * _MONTHS[unit], 200_000))
        return _checked_moment(sql, moved) if moment else _checked_day(moved)
    days = clamped(count, 10**9) * _DAYS[unit]
    moved = _clock(sql, node, 0, value) + _interval(days=_whole(days, 5_000_000))
    if not moment:
        return _checked_day(moved)
    rest = sa.cast(func.round((days - func.trunc(days)) * _exact(86_400_000_000)), sa.BigInteger())
    return _checked_later(sql, _checked_moment(sql, moved), rest)


def _checked_later(sql: Any, value: Sql, micros: Sql) -> Sql:
    moved = value + micros.op("*")(sa.literal_column("interval '1 microsecond'"))
    return sa.case((_within(func.date_part("year", func.timezone(sql.zone, moved))), moved))


def _shift_fault(sql: Any, node: Call, value: Sql, count: Sql, *rest: Sql) -> Sql:
    return sa.and_(value.is_not(None), count.is_not(None), _shift(sql, node, value, count, *rest).is_(None))


def _difference(sql: Any, node: Call, start: Sql, end: Sql, *_: Sql) -> Sql:
    unit = _unit(node)
    first, last = _clock(sql, node, 0, start), _clock(sql, node, 1, end)
    moment = node.args[0].type.name == "datetime"
    if unit in _SECONDS:
        if moment:
            return func.trunc(_number(func.extract("epoch", end) - func.extract("epoch", start)) / _SECONDS[unit])
        starts, ends = (func.timezone(sql.zone, sa.cast(each, _CLOCK)) for each in (start, end))
        return func.trunc(_number(func.extract("epoch", ends) - func.extract("epoch", starts)) / _SECONDS[unit])
    if unit in _DAYS:
        span = _number(func.extract("epoch", last - first)) / 86_400 if moment else _number(last - first)
        return func.trunc(span / _DAYS[unit])
    low, high = sa.case((last < first, last), else_=first), sa.case((last < first, first), else_=last)
    months = _months(high) - _months(low) - sa.case((_in_month(high, moment) < _in_month(low, moment), 1), else_=0)
    signed = sa.case((last < first, -months), else_=months)
    return func.trunc(_number(signed) / _MONTHS[unit]) if unit == "Y" else _number(signed)


def _months(clock: Sql) -> Sql:
    return sa.cast(func.date_part("year", clock) * 12 + func.date_part("month", clock), sa.Integer())


def _in_month(clock: Sql, moment: bool) -> Sql:
    return clock - func.date_trunc("month", clock) if moment else func.date_part("day", clock)


def _days(sql: Any, node: Call, end: Sql, start: Sql) -> Sql:
    return _number(_day(sql, node, 0, end) - _day(sql, node, 1, start))


def _span(sql: Any, node: Call, left: Sql, right: Sql) -> Sql:
    if node.args[0].type.name == "date":
        return _number(left - right)
    seconds = _number(func.extract("epoch", left) - func.extract("epoch", right))
    return func.round(func.round(seconds, 32) / 86_400, 16)


def _edate(sql: Any, node: Call, value: Sql, count: Sql) -> Sql:
    return _checked_day(_day(sql, node, 0, value) + _interval(months=_whole(count, 200_000)))


def _eomonth(sql: Any, node: Call, value: Sql, count: Sql) -> Sql:
    moved = sa.cast(_edate(sql, node, value, count), _CLOCK)
    return sa.cast(func.date_trunc("month", moved) + sa.text("interval '1 month - 1 day'"), _DAY)


def _edate_fault(sql: Any, node: Call, value: Sql, count: Sql) -> Sql:
    return sa.and_(value.is_not(None), count.is_not(None), _edate(sql, node, value, count).is_(None))


def _date_fault(sql: Any, node: Call, *parts: Sql) -> Sql:
    return sa.and_(*[part.is_not(None) for part in parts], builders_of(node)(sql, node, *parts).is_(None))


def _edge(unit: str, last: bool) -> Builder:
    step = {"week": "7 days", "month": "1 month", "quarter": "3 months", "year": "1 year"}[unit]

    def build(sql: Any, node: Call, value: Sql) -> Sql:
        first: Sql = func.date_trunc(unit, sa.cast(_clock(sql, node, 0, value), _CLOCK))
        moment = node.args[0].type.name == "datetime"
        if last:
            back = "1 microsecond" if moment else "1 day"
            first = first + sa.text(f"interval '{step}'") - sa.text(f"interval '{back}'")
        return func.timezone(sql.zone, first) if moment else sa.cast(first, _DAY)

    return build


def _day_edge(last: bool) -> Builder:
    def build(sql: Any, node: Call, value: Sql) -> Sql:
        clock = sa.cast(_day(sql, node, 0, value), _CLOCK)
        return func.timezone(sql.zone, clock + sa.text("interval '1 day - 1 microsecond'") if last else clock)

    return build


def _to_date(sql: Any, node: Call, value: Sql) -> Sql:
    if node.args[0].type.name in ("text", "option"):
        raise sql.refuse(node)
    return _day(sql, node, 0, value)


def _to_datetime(sql: Any, node: Call, value: Sql) -> Sql:
    return func.timezone(sql.zone, sa.cast(value, _CLOCK))


def builders_of(node: Call) -> Builder:
    return date_builders[node.name]


date_builders: dict[str, Builder] = {
    "DATE": _date,
    "DATETIME": _datetime,
    "YEAR": _part("year"),
    "MONTH": _part("month"),
    "DAY": _part("day"),
    "QUARTER": _part("quarter"),
    "WEEKDAY": _part("isodow"),
    "ISOWEEKNUM": _part("week"),
    "HOUR": _part("hour"),
    "MINUTE": _part("minute"),
    "SECOND": lambda sql, node, value: func.floor(_number(func.date_part("second", _clock(sql, node, 0, value)))),
    "DATEADD": _shift,
    "DATEDIF": _difference,
    "DAYS": _days,
    "DAYSPAN": _span,
    "EDATE": _edate,
    "EOMONTH": _eomonth,
    "TODATE": _to_date,
    "TODATETIME": _to_datetime,
    "DAYBEGIN": _day_edge(False),
    "DAYEND": _day_edge(True),
    **{f"{unit}BEGIN": _edge(unit.lower(), False) for unit in ("WEEK", "MONTH", "QUARTER", "YEAR")},
    **{f"{unit}END": _edge(unit.lower(), True) for unit in ("WEEK", "MONTH", "QUARTER", "YEAR")},
}

date_faults: dict[str, Builder] = {
    "DATE": _date_fault,
    "DATETIME": _date_fault,
    "DATEADD": _shift_fault,
    "EDATE": _edate_fault,
    "EOMONTH": _edate_fault,
    "TODATE": lambda sql, node, value: sa.false(),
}
