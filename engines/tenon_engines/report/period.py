"""Spans of time in the tenant's zone, and what each is compared with: the same hours, the same days, before."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open span of local wall time; `until_now` says that it ends at this moment, not at a day's end.

    `full_to` is where the span would end if now were later: the axis of a chart is drawn up to it.
    """

    start: datetime
    end: datetime
    step: str
    full_to: datetime

    @property
    def until_now(self) -> bool:
        return self.end != self.full_to

    @property
    def grain(self) -> str:
        """The grain that draws this span well: hours of a day, days of up to two months, then months."""
        days = (self.full_to - self.start).days
        if days <= 1:
            return "hour"
        return "day" if days <= 92 else "month"


def read_period(spec: Any, now: datetime, zone: ZoneInfo) -> Period | None:
    """The span of `{"preset": "today"}` or `{"from": date, "to": date}`, days inclusive; None for all time."""
    local = now.astimezone(zone).replace(tzinfo=None)
    today = datetime.combine(local.date(), time())
    if isinstance(spec, dict) and "preset" in spec:
        return _preset(str(spec["preset"]), local, today)
    if isinstance(spec, dict) and (spec.get("from") or spec.get("to")):
        first = _day(spec.get("from") or spec.get("to"))
        last = _day(spec.get("to") or spec.get("from"))
        if last < first:
            raise _bad(Text("结束日期早于开始日期", "The last day is before the first"))
        full = last + timedelta(days=1)
        end = min(full, local) if first <= local else full
        return Period(first, end, "span", full)
    if spec is None:
        return None
    raise _bad(Text("时间范围的写法不正确", "This is not a range of time"))


def _preset(name: str, local: datetime, today: datetime) -> Period | None:
    day = timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    year = today.replace(month=1, day=1)
    match name:
        case "all":
            return None
        case "today":
            return Period(today, local, "day", today + day)
        case "yesterday":
            return Period(today - day, today, "day", today)
        case "this_week":
            return Period(monday, local, "week", monday + 7 * day)
        case "last_week":
            return Period(monday - 7 * day, monday, "week", monday)
        case "this_month":
            return Period(month, local, "month", add_months(month, 1))
        case "last_month":
            return Period(add_months(month, -1), month, "month", month)
        case "this_year":
            return Period(year, local, "year", add_months(year, 12))
        case "last_7_days":
            return Period(today - 6 * day, local, "span", today + day)
        case "last_30_days":
            return Period(today - 29 * day, local, "span", today + day)
    raise _bad(Text(f"没有名为“{name}”的时间范围", f"There is no range called {name!r}"))


def previous(period: Period, vs: str = "prev") -> Period:
    """The span to compare with: one step back (a day, a week, a month), or a year; part spans stay part spans."""
    if vs == "prev_year" or period.step == "year":
        return _back_months(period, 12)
    if period.step == "month":
        return _back_months(period, 1)
    if period.step == "span":
        shift = max(period.full_to - period.start, timedelta(days=1))
    else:
        shift = timedelta(days={"day": 1, "week": 7}[period.step])
    return Period(period.start - shift, period.end - shift, period.step, period.full_to - shift)


def _back_months(period: Period, months: int) -> Period:
    start = add_months(period.start, -months)
    full = add_months(period.full_to, -months)
    end = min(add_months(period.end, -months), full) if period.until_now else full
    return Period(start, end, period.step, full)


def add_months(moment: datetime, months: int) -> datetime:
    """Calendar months on; the 31st becomes the last day of a shorter month."""
    index = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(index, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def to_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a local wall time."""
    return local.replace(tzinfo=zone).astimezone(UTC)


def _day(text: Any) -> datetime:
    try:
        found = date.fromisoformat(str(text))
    except ValueError:
        raise _bad(Text(f"“{text}”不是日期，应写成 2026-11-20", f"{text!r} is not a date; write 2026-11-20")) from None
    if not 1900 <= found.year <= 2200:
        raise _bad(Text("日期应在 1900 年到 2200 年之间", "The date must lie between 1900 and 2200"))
    return datetime.combine(found, time())


def _bad(message: Text) -> ValidationError:
    return ValidationError([Problem("bad_period", "/filters", message)])
