"""Dates and moments: months clamp to their last day, moments count days in the tenant's zone."""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from tenon_engines.formula.context import Context
from tenon_engines.formula.decimals import divide, quantize
from tenon_engines.formula.function import OUT_OF_RANGE, Fault

Day = date | datetime

_MICROSECOND = timedelta(microseconds=1)
_DAY_MICROSECONDS = Decimal(86_400_000_000)
_SECONDS = {"H": 3_600, "MIN": 60, "S": 1}
_MOST = 10**7
UNITS = ("Y", "M", "W", "D", "H", "MIN", "S")


def local(context: Context, moment: datetime) -> datetime:
    """The moment on the tenant's clocks, without zone."""
    return moment.astimezone(context.tz).replace(tzinfo=None)


@lru_cache(maxsize=4_096)
def _to_utc(naive: datetime, zone: ZoneInfo) -> datetime:
    return naive.replace(tzinfo=zone).astimezone(UTC)


def absolute(context: Context, naive: datetime) -> datetime:
    """A time on the tenant's clocks as a moment."""
    return _to_utc(naive, context.tz)


def day_of(context: Context, value: Day) -> date:
    return local(context, value).date() if isinstance(value, datetime) else value


def start_of(context: Context, day: date) -> datetime:
    return absolute(context, datetime.combine(day, time()))


def end_of(context: Context, day: date) -> datetime:
    return absolute(context, datetime.combine(day, time.max))


def iso(context: Context, value: date | time) -> str:
    """Dates ISO; moments on the tenant's clocks, with seconds."""
    if isinstance(value, datetime):
        return local(context, value).replace(microsecond=0).isoformat(" ")
    return value.replace(microsecond=0).isoformat() if isinstance(value, time) else value.isoformat()


def add_months(day: date, count: int) -> date | Fault:
    """2024-01-31 and one month: 2024-02-29."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return OUT_OF_RANGE
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, count: int) -> date | Fault:
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else OUT_OF_RANGE


def shift(context: Context, value: Day, count: Decimal, unit: str) -> Day | Fault:
    """DATEADD. Months and years move by whole ones; parts of a day move moments only."""
    if abs(count) > _MOST * 100:
        return OUT_OF_RANGE
    number = int(count)
    if unit in _SECONDS:
        return _later(value, count * _SECONDS[unit]) if isinstance(value, datetime) else OUT_OF_RANGE
    clock = local(context, value) if isinstance(value, datetime) else None
    day = day_of(context, value)
    if unit in ("Y", "M"):
        moved = add_months(day, number * 12 if unit == "Y" else number)
        rest = Decimal(0)
    else:
        days = count * 7 if unit == "W" else count
        moved, rest = add_days(day, int(days)), days - int(days)
    if isinstance(moved, Fault) or clock is None:
        return moved
    result = absolute(context, datetime.combine(moved, clock.time()))
    return _later(result, rest * 86_400) if rest else result


def _later(moment: datetime, seconds: Decimal) -> datetime | Fault:
    try:
        return moment + timedelta(microseconds=int(quantize(seconds * 1_000_000, Decimal(1))))
    except OverflowError:
        return OUT_OF_RANGE


def span(left: Day, right: Day) -> Decimal:
    """left - right in days; moments with the part of a day."""
    if isinstance(left, datetime) and isinstance(right, datetime):
        return divide(Decimal((left - right) // _MICROSECOND), _DAY_MICROSECONDS)
    return Decimal(left.toordinal() - right.toordinal())


def difference(context: Context, start: Day, end: Day, unit: str) -> Decimal:
    """DATEDIF: complete units from start to end; negative the other way round."""
    if end < start:
        return -difference(context, end, start, unit)
    if unit in _SECONDS:
        moments = [value if isinstance(value, datetime) else start_of(context, value) for value in (start, end)]
        return Decimal((moments[1] - moments[0]) // timedelta(seconds=_SECONDS[unit]))
    first, last = (_clock(context, each) for each in (start, end))
    if unit in ("D", "W"):
        return Decimal((last - first).days // (7 if unit == "W" else 1))
    months = (last.year - first.year) * 12 + last.month - first.month
    if _within_month(last) < _within_month(first):
        months -= 1
    return Decimal(months // 12 if unit == "Y" else months)


def _clock(context: Context, value: Day) -> datetime:
    return local(context, value) if isinstance(value, datetime) else datetime.combine(value, time())


def _within_month(value: datetime) -> tuple[int, time]:
    return value.day, value.time()


def period(value: date, unit: str) -> tuple[date, date]:
    """First and last day of the week (from Monday), month, quarter or year."""
    if unit == "WEEK":
        first = value.toordinal() - value.weekday()
        return date.fromordinal(max(first, 1)), date.fromordinal(min(first + 6, date.max.toordinal()))
    if unit == "YEAR":
        return date(value.year, 1, 1), date(value.year, 12, 31)
    start = value.month if unit == "MONTH" else value.month - (value.month - 1) % 3
    end = start if unit == "MONTH" else start + 2
    return date(value.year, start, 1), date(value.year, end, calendar.monthrange(value.year, end)[1])
