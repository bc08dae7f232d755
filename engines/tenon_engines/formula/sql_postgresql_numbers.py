"""Arithmetic and rounding in PostgreSQL."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import func

from tenon_engines.formula.sql_postgresql_dates import Builder, clamped
from tenon_engines.formula.sql_postgresql_values import divide, number
from tenon_engines.formula.sql_types import Exact, Sql
from tenon_engines.formula.tree import Call, Literal


def _operator(name: str) -> Builder:
    return lambda sql, node, left, right: left.op(name)(right)


def _remainder(left: Sql, right: Sql) -> Sql:
    """Widened, for % of numerics is exact; the dividend's sign."""
    return left.op("%")(func.nullif(right, 0))


def _mod(sql: Any, node: Call, left: Sql, right: Sql) -> Sql:
    rest = _remainder(left, right)
    return sa.case((sa.and_(rest != 0, (rest < 0) != (right < 0)), rest.op("+")(right)), else_=rest)


def _power_fault(sql: Any, node: Call, base: Sql, exponent: Sql) -> Sql:
    whole = exponent == func.trunc(exponent)
    huge = sa.and_(
        base != 0,
        func.abs(exponent) * func.abs(func.log(func.abs(func.nullif(base, 0)))) >= 38,
        exponent * func.log(func.abs(func.nullif(base, 0))) >= 38,
    )
    return sa.or_(sa.and_(base == 0, exponent < 0), sa.and_(base < 0, sa.not_(whole)), huge)


def _power(sql: Any, node: Call, base: Sql, exponent: Sql) -> Sql:
    tiny = exponent * func.log(func.abs(func.nullif(base, 0))) < -40
    value = func.round(func.power(func.round(base, 32), exponent), 16)
    return sa.case((_power_fault(sql, node, base, exponent), None), (tiny, number(0)), else_=value)


def _places(node: Call, values: tuple[Sql, ...]) -> Sql:
    if len(values) < 2:
        return sa.literal(0, sa.Integer())
    return sa.cast(clamped(func.trunc(values[1]), 60), sa.Integer())


def _round(sql: Any, node: Call, *values: Sql) -> Sql:
    return func.round(values[0], _places(node, values))


def _round_down(sql: Any, node: Call, *values: Sql) -> Sql:
    return func.trunc(values[0], _places(node, values))


def _round_up(sql: Any, node: Call, *values: Sql) -> Sql:
    value, places = values[0], _places(node, values)
    cut = func.trunc(value, places)
    unit = func.power(sa.literal(10, Exact()), -places)
    return sa.case(
        (cut == value, value), (value > 0, func.round(cut + unit, places)), else_=func.round(cut - unit, places)
    )


def _multiple(up: bool) -> Builder:
    def build(sql: Any, node: Call, value: Sql, step: Sql | None = None) -> Sql:
        rounded = func.ceil if up else func.floor
        if step is None:
            return rounded(value)
        ratio = func.round(value, 40).op("/")(func.nullif(step, 0))
        result = rounded(ratio).op("*")(step)
        return sa.case((sa.and_(step == 0, value.is_not(None)), number(0)), else_=result) if up else result

    return build


def _fit(sql: Any, node: Call, value: Sql, scale: Sql) -> Sql:
    return sa.case((sa.not_(_fit_fault(sql, node, value, scale)), func.round(value, _scale(node))))


def _fit_fault(sql: Any, node: Call, value: Sql, scale: Sql) -> Sql:
    places = _scale(node)
    return func.abs(func.round(value, places)) >= sa.literal(10 ** (15 - places), Exact())


def _scale(node: Call) -> int:
    told = node.args[1]
    return int(told.value) if isinstance(told, Literal) else 0


def _sign(sql: Any, node: Call, value: Sql) -> Sql:
    return func.sign(value)


def _zero(at: int) -> Builder:
    return lambda sql, node, *values: sa.and_(values[at] == 0, *[value.is_not(None) for value in values])


number_builders: dict[str, Builder] = {
    "+": _operator("+"),
    "-": _operator("-"),
    "*": _operator("*"),
    "/": lambda sql, node, left, right: divide(left, func.nullif(right, 0)),
    "%": lambda sql, node, left, right: _remainder(left, right),
    "^": _power,
    "POWER": _power,
    "NEG": lambda sql, node, value: -value,
    "POS": lambda sql, node, value: value,
    "ROUND": _round,
    "ROUNDUP": _round_up,
    "ROUNDDOWN": _round_down,
    "TRUNC": _round_down,
    "INT": lambda sql, node, value: func.floor(value),
    "MOD": _mod,
    "ABS": lambda sql, node, value: func.abs(value),
    "SIGN": _sign,
    "CEILING": _multiple(True),
    "FLOOR": _multiple(False),
    "FIT": _fit,
}

number_faults: dict[str, Builder] = {
    "/": _zero(1),
    "%": _zero(1),
    "MOD": _zero(1),
    "FLOOR": lambda sql, node, value, step=None: sa.false() if step is None else sa.and_(step == 0, value.is_not(None)),
    "^": _power_fault,
    "POWER": _power_fault,
    "FIT": _fit_fault,
}
