"""Column types of records whose stored form differs between the databases: exact numbers, instants, JSON, text."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import orjson
from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeEngine, UserDefinedType

Processor = Callable[[Any], Any]

MAX_DIGITS = 15
_EXACT = Context(prec=50, rounding=ROUND_HALF_UP)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Number(UserDefinedType[Decimal]):
    """A decimal of at most 15 digits with a fixed scale: NUMERIC on PostgreSQL, a scaled integer on SQLite."""

    cache_ok = True

    def __init__(self, scale: int = 2) -> None:
        self.scale = scale

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        if dialect.name != "sqlite":
            return None
        unit, times = Decimal(10) ** self.scale, _EXACT.multiply

        def bind(value: Any) -> Any:
            return None if value is None else int(times(value, unit).to_integral_value(ROUND_HALF_UP))

        return bind

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        if dialect.name != "sqlite":
            return None
        exponent, scaleb = -self.scale, Decimal.scaleb
        return lambda value: None if value is None else scaleb(Decimal(value), exponent)


class Moment(UserDefinedType[datetime]):
    """An instant: timestamptz on PostgreSQL, integer microseconds UTC on SQLite. Values are aware, in UTC."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        if dialect.name != "sqlite":
            return None
        return lambda value: None if value is None else (value - _EPOCH) // _MICROSECOND

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        if dialect.name == "sqlite":
            return lambda value: None if value is None else _EPOCH + timedelta(microseconds=value)
        return lambda value: None if value is None else value.astimezone(UTC)


class Json(UserDefinedType[Any]):
    """A JSON value: jsonb on PostgreSQL (fetched as text), text on SQLite. Decimals travel as strings."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        return lambda value: None if value is None else orjson.dumps(value, default=_plain).decode()

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return lambda value: None if value is None else orjson.loads(value)


def text_column() -> TypeEngine[Any]:
    """Text that both databases order by code point."""
    return String().with_variant(String(collation="C"), "postgresql")


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"{type(value).__name__} is not JSON")


@compiles(Number, "sqlite")
@compiles(Moment, "sqlite")
def _integer(type_: Any, compiler: Any, **_: Any) -> str:
    return "BIGINT"


@compiles(Number, "postgresql")
def _numeric(type_: Number, compiler: Any, **_: Any) -> str:
    return f"NUMERIC({MAX_DIGITS}, {type_.scale})"


@compiles(Moment, "postgresql")
def _timestamptz(type_: Any, compiler: Any, **_: Any) -> str:
    return "TIMESTAMP WITH TIME ZONE"


@compiles(Json, "sqlite")
def _text(type_: Any, compiler: Any, **_: Any) -> str:
    return "TEXT"


@compiles(Json, "postgresql")
def _jsonb(type_: Any, compiler: Any, **_: Any) -> str:
    return "JSONB"
