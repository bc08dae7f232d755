"""A piece of native SQLite: an expression over scaled integers that knows how large it can get."""

from dataclasses import dataclass, field

import sqlalchemy as sa

from tenon_engines.formula.sql_types import INT64, Sql

COLUMN = 10**15
ROWS = 10**4
ROW_LIMIT = INT64 // ROWS


@dataclass(frozen=True, slots=True)
class Piece:
    """A native expression; a number with its scale, the largest integer it can be, and what must not turn REAL."""

    sql: Sql
    scale: int | None = None
    bound: int = 0
    guards: tuple[Sql, ...] = field(default=())
    constant: int | None = None

    def scaled(self, scale: int) -> "Piece":
        """The same number with more places."""
        if self.scale is None or scale == self.scale:
            return self
        factor = 10 ** (scale - self.scale)
        if self.constant is not None and abs(self.constant * factor) <= INT64:
            return constant(self.constant * factor, scale)
        return checked(self.sql * whole(factor), scale, self.bound * factor, self.guards)


def constant(value: int, scale: int) -> Piece:
    return Piece(whole(value), scale, abs(value), (), value)


def whole(value: int) -> Sql:
    return sa.literal(value, sa.BigInteger())


def checked(sql: Sql, scale: int, bound: int, guards: tuple[Sql, ...]) -> Piece:
    if bound <= INT64:
        return Piece(sql, scale, bound, guards)
    return Piece(sql, scale, INT64, (*guards, sql))


def held(guards: tuple[Sql, ...]) -> Sql:
    return sa.and_(*[sa.func.typeof(guard) != "real" for guard in guards])
