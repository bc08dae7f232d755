"""How values of formulas stand in each database, and what the platform tells about its columns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine, UserDefinedType

from tenon_engines.formula.context import Context
from tenon_engines.formula.decimals import ARITHMETIC, quantize
from tenon_engines.formula.types import Type

DialectName = Literal["sqlite", "postgresql"]
Sql = sa.ColumnElement[Any]

MAX_SCALE = 8
INT64 = 2**63 - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class SqlTarget:
    """The column of an env key. `scale` is that of the stored number; `required`: never null."""

    column: Sql
    scale: int | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class SqlList:
    """The rows of a sub-table: `table` (joined to whatever its columns lead through), where `parent_column = on`."""

    table: sa.FromClause
    parent_column: Sql
    on: Sql
    order: Sql | None = None


Resolve = Callable[[str], SqlTarget | SqlList]


@dataclass(frozen=True, slots=True)
class Late:
    """A value known only when the statement runs (NOW, the acting user): bound by `name`."""

    name: str
    value: Callable[[Context], Any]


class Exact(UserDefinedType[Decimal]):
    """A number of a formula: NUMERIC on PostgreSQL; on SQLite an integer scaled by `scale`, or a text without one."""

    cache_ok = True
    render_bind_cast = True

    def __init__(self, scale: int | None = None) -> None:
        self.scale = scale

    def get_col_spec(self, **_: Any) -> str:
        return "NUMERIC"

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        if dialect.name != "sqlite":
            return None
        scale = self.scale
        return lambda value: encode_number(value, scale)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        if dialect.name != "sqlite":
            return lambda value: Decimal(value) if isinstance(value, int) else value
        scale = self.scale
        return lambda value: decode_number(value, scale)

    def literal_processor(self, dialect: Dialect) -> Callable[[Any], str]:
        if dialect.name == "sqlite":
            return lambda value: str(encode_number(value, self.scale))
        return lambda value: format(Decimal(value), "f")


class Instant(UserDefinedType[datetime]):
    """A moment on SQLite: integer microseconds since 1970, UTC."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "BIGINT"

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return lambda value: None if value is None else microseconds(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return lambda value: None if value is None else moment(value)

    def literal_processor(self, dialect: Dialect) -> Callable[[Any], str]:
        return lambda value: str(microseconds(value))


def microseconds(value: datetime) -> int:
    return (value - _EPOCH) // _MICROSECOND


def moment(value: int) -> datetime:
    return _EPOCH + timedelta(microseconds=value)


def encode_number(value: Any, scale: int | None) -> int | str | None:
    """A number for SQLite: a scaled integer; a text without a scale or where 64 bits do not hold it."""
    if value is None:
        return None
    number = Decimal(value)
    if scale is None:
        return format(number, "f")
    scaled = int(quantize(number.scaleb(scale, ARITHMETIC), Decimal(1)))
    return scaled if -INT64 <= scaled <= INT64 else format(number, "f")


def decode_number(value: Any, scale: int | None) -> Decimal | None:
    if value is None:
        return None
    return Decimal(value) if scale is None or isinstance(value, str) else Decimal(value).scaleb(-scale, ARITHMETIC)


def stored_scale(type_: Type) -> int | None:
    """The scale an integer of SQLite has for this type; None: the number travels as text."""
    return type_.scale if type_.scale is not None and type_.scale <= MAX_SCALE else None


def encode(value: Any, type_: Type) -> Any:
    """A Python value as SQLite keeps it."""
    if value is None:
        return None
    if type_.name == "number":
        return encode_number(value, stored_scale(type_))
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return microseconds(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def decode(value: Any, type_: Type) -> Any:
    """What SQLite keeps as a Python value."""
    if value is None or value == "":
        return None
    if type_.name == "number":
        return decode_number(value, stored_scale(type_))
    if type_.name == "bool":
        return bool(value)
    if type_.name == "datetime":
        return moment(value)
    if type_.name == "date":
        return date.fromisoformat(value)
    if type_.name == "time":
        return time.fromisoformat(value)
    return value


def sql_type(type_: Type, dialect: DialectName) -> TypeEngine[Any]:
    """The SQLAlchemy type of a value in a dialect, for binds and results."""
    sqlite = dialect == "sqlite"
    if type_.name == "number":
        return Exact(stored_scale(type_)) if sqlite else Exact()
    if type_.name == "datetime":
        return Instant() if sqlite else sa.DateTime(timezone=True)
    if type_.name in ("user", "department", "record", "row"):
        return sa.BigInteger()
    others: dict[str, TypeEngine[Any]] = {"bool": sa.Boolean(), "date": sa.Date(), "time": sa.Time()}
    return others.get(type_.name, sa.Text())
