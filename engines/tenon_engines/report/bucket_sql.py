"""The bucket of a column as SQL: `date_trunc` in the tenant's zone, or integer arithmetic on microseconds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, ColumnElement, Integer, case, cast, func, literal_column, type_coerce
from sqlalchemy.types import NullType, Text

_SECOND = 1_000_000
_HOUR = 3600 * _SECOND
_DAY = 24 * _HOUR
_DIVIDES = 8  # binds tighter than +, so that sums get their brackets
_EPOCH = 719_162  # days from 0001-01-01, a Monday, to 1970-01-01: all quotients below stay positive
_FIRST_YEAR, _LAST_YEAR = 1990, 2060


def moment_bucket(column: ColumnElement[Any], grain: str, zone: ZoneInfo, dialect: str) -> ColumnElement[Any]:
    """The local bucket of a datetime column; `grain.decode` reads what it gives."""
    if dialect == "postgresql":
        local = func.timezone(literal_column(f"'{_zone_name(zone)}'"), column)
        return type_coerce(func.date_trunc(literal_column(f"'{grain}'"), local), NullType())
    micros = type_coerce(column, BigInteger())
    local_micros = micros + _offset(micros, zone)
    if grain in ("hour", "day", "week"):
        width = {"hour": _HOUR, "day": _DAY, "week": 7 * _DAY}[grain]
        return type_coerce(
            (local_micros + _number(_EPOCH * _DAY)).op("/", precedence=_DIVIDES)(_number(width)), Integer()
        )
    seconds = local_micros.op("/", precedence=_DIVIDES)(_number(_SECOND))
    epoch: ColumnElement[Any] = literal_column("'unixepoch'")
    return _calendar(lambda form: func.strftime(literal_column(f"'{form}'"), seconds, epoch), grain)


def date_bucket(column: ColumnElement[Any], grain: str, dialect: str) -> ColumnElement[Any]:
    """The bucket of a date column; a date has no zone and no hours."""
    if dialect == "postgresql":
        unit = "day" if grain == "hour" else grain
        as_time = column.op("::")(literal_column("timestamp"))
        return type_coerce(func.date_trunc(literal_column(f"'{unit}'"), as_time), NullType())
    text = type_coerce(column, Text())
    if grain in ("hour", "day"):
        return text
    if grain == "week":
        monday: tuple[ColumnElement[Any], ...] = (literal_column("'weekday 0'"), literal_column("'-6 days'"))
        return func.date(text, *monday, type_=Text())
    return _calendar(lambda form: func.strftime(literal_column(f"'{form}'"), text), grain)


def _calendar(strftime: Callable[[str], ColumnElement[Any]], grain: str) -> ColumnElement[Any]:
    """Months, quarters and years by SQLite's own calendar."""
    if grain == "month":
        return type_coerce(strftime("%Y-%m"), Text())
    if grain == "year":
        return type_coerce(strftime("%Y"), Text())
    third = (type_coerce(strftime("%m"), Integer()) + literal_column("2")).op("/", precedence=_DIVIDES)(
        literal_column("3")
    )
    named = strftime("%Y").op("||")(literal_column("'Q'")).op("||")(cast(third, Text()))
    return type_coerce(named, Text())


def _offset(micros: ColumnElement[int], zone: ZoneInfo) -> ColumnElement[int]:
    """The zone's offset at each instant, newest first so that a fresh row meets one comparison."""
    changes = _transitions(str(zone))
    if len(changes) == 1:
        return _number(changes[0][1])
    newest = sorted(changes[1:], reverse=True)
    return case(*((micros >= _number(at), _number(offset)) for at, offset in newest), else_=_number(changes[0][1]))


@lru_cache(maxsize=64)
def _transitions(name: str) -> tuple[tuple[int, int], ...]:
    """`(from microsecond, offset)` of a zone between 1990 and 2060; the first holds for everything before."""
    zone = ZoneInfo(name)
    at = datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC)
    found = [(0, _offset_at(at, zone))]
    while at.year < _LAST_YEAR:
        later = at + timedelta(days=7)
        if _offset_at(later, zone) != found[-1][1]:
            change = _find_change(at, later, zone)
            found.append((int(change.timestamp()) * _SECOND, _offset_at(change, zone)))
        at = later
    return tuple(found)


def _find_change(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    before = _offset_at(low, zone)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if _offset_at(middle, zone) == before:
            low = middle
        else:
            high = middle
    return high


def _offset_at(moment: datetime, zone: ZoneInfo) -> int:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return int(offset.total_seconds()) * _SECOND


def _number(value: int) -> ColumnElement[int]:
    return literal_column(str(value), type_=BigInteger())


def _zone_name(zone: ZoneInfo) -> str:
    return str(zone).replace("'", "")
