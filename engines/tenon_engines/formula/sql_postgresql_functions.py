"""The functions in PostgreSQL. None of them may raise: what Python refuses is NULL here, and a fault of its own."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func

from tenon_engines.formula.functions.criteria import parse, pieces
from tenon_engines.formula.sql_postgresql_dates import clamped, date_builders, date_faults
from tenon_engines.formula.sql_types import Exact, Sql
from tenon_engines.formula.tree import Call, Literal, Node

Builder = Callable[..., Sql]

_UNICODE = "und-x-icu"
_MOST_CHARACTERS = 100_000
_LIMIT = sa.literal(10**38, Exact())


def number(value: int) -> Sql:
    return sa.literal(value, Exact())


def divide(left: Sql, right: Sql) -> Sql:
    """The numerator is widened first, for PostgreSQL chooses the places of a quotient by the operands' own."""
    return func.round(func.round(left, 32).op("/")(right), 16)


def integer(value: Sql) -> Sql:
    """A count of characters or months, within what an integer holds."""
    return sa.cast(clamped(func.trunc(value), 10**7), sa.Integer())


def written(sql: Any, node: Node, value: Sql) -> Sql:
    """A value as `&` writes it."""
    name = node.type.name
    if name == "number":
        return sa.cast(func.trim_scale(value), sa.Text())
    if name == "bool":
        return sa.case((value, "TRUE"), (sa.not_(value), "FALSE"))
    if name == "date":
        return func.to_char(value, "YYYY-MM-DD")
    if name == "datetime":
        return func.to_char(func.timezone(sql.zone, value), "YYYY-MM-DD HH24:MI:SS")
    return sa.cast(value, sa.Text())


def _text(value: Sql) -> Sql:
    """An empty text is null."""
    return func.nullif(value, "")


def _joined(sql: Any, node: Call, *values: Sql) -> Sql:
    parts = [written(sql, arg, value) for arg, value in zip(node.args, values, strict=True)]
    return _text(func.concat(*parts))


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


def _left(sql: Any, node: Call, text: Sql, count: Sql | None = None) -> Sql:
    kept = number(1) if count is None else count
    return sa.case((kept >= 0, _text(func.left(text, integer(kept)))))


def _right(sql: Any, node: Call, text: Sql, count: Sql | None = None) -> Sql:
    kept = number(1) if count is None else count
    return sa.case((kept >= 0, _text(func.right(text, integer(kept)))))


def _negative_count(sql: Any, node: Call, text: Sql, count: Sql | None = None) -> Sql:
    return sa.false() if count is None else count < 0


def _mid_fault(sql: Any, node: Call, text: Sql, start: Sql, count: Sql, *_: Sql) -> Sql:
    return sa.or_(start < 1, count < 0)


def _mid(sql: Any, node: Call, text: Sql, start: Sql, count: Sql) -> Sql:
    wanted = _text(func.substr(text, func.greatest(integer(start), 1), func.greatest(integer(count), 0)))
    return sa.case((sa.not_(_mid_fault(sql, node, text, start, count)), wanted))


def _replace(sql: Any, node: Call, text: Sql, start: Sql, count: Sql, new: Sql) -> Sql:
    first, length = func.greatest(integer(start), 1), func.greatest(integer(count), 0)
    result = func.concat(func.left(text, first - 1), new, func.substr(text, first + length))
    good = sa.and_(text.is_not(None), sa.not_(_mid_fault(sql, node, text, start, count)))
    return sa.case((good, _text(result)))


def _trim(sql: Any, node: Call, text: Sql) -> Sql:
    return _text(func.btrim(func.regexp_replace(text, " +", " ", "g"), " "))


def _substitute(sql: Any, node: Call, text: Sql, old: Sql, new: Sql, which: Sql | None = None) -> Sql:
    if which is not None:
        raise sql.refuse(node)
    return sa.case((old.is_(None), text), else_=_text(func.replace(text, old, func.coalesce(new, ""))))


def _place(sql: Any, node: Call, sought: Sql, text: Sql, start: Sql | None = None) -> Sql:
    if start is not None:
        raise sql.refuse(node)
    fold = _lower if node.name == "SEARCH" else (lambda value: value)
    return sa.cast(func.nullif(func.strpos(fold(text), fold(sought)), 0), Exact())


def _place_fault(sql: Any, node: Call, sought: Sql, text: Sql, start: Sql | None = None) -> Sql:
    place = _place(sql, node, sought, text, start)
    return sa.and_(sought.is_not(None), text.is_not(None), place.is_(None))


def _lower(text: Sql) -> Sql:
    return func.lower(text.collate(_UNICODE))


def _repeat(sql: Any, node: Call, text: Sql, count: Sql) -> Sql:
    fault = _repeat_fault(sql, node, text, count)
    return sa.case((sa.not_(fault), _text(func.repeat(text, func.greatest(integer(count), 0)))))


def _repeat_fault(sql: Any, node: Call, text: Sql, count: Sql) -> Sql:
    return sa.or_(count < 0, func.length(text) * func.trunc(count) > _MOST_CHARACTERS)


def _holds(test: Callable[[Sql, Sql], Sql]) -> Builder:
    return lambda sql, node, text, part: func.coalesce(test(text, part), sa.false())


def _ends(text: Sql, part: Sql) -> Sql:
    return func.right(text, func.length(part)) == part


def _any_word(text: Sql, words: Sql) -> Sql:
    word = func.regexp_split_to_table(words, "[,，、;；\n]").table_valued("word").render_derived().c.word
    trimmed = func.btrim(word, " \t\r")
    return sa.exists().where(trimmed != "", func.strpos(text, trimmed) > 0)


def _sign(sql: Any, node: Call, value: Sql) -> Sql:
    return func.sign(value)


def _zero(at: int) -> Builder:
    return lambda sql, node, *values: sa.and_(values[at] == 0, *[value.is_not(None) for value in values])


def _xor(sql: Any, node: Call, *values: Sql) -> Sql:
    result: Sql = func.coalesce(values[0], sa.false())
    for value in values[1:]:
        result = result != func.coalesce(value, sa.false())
    return result


def _like(piece: str | None) -> str:
    """A piece of a criterion as LIKE writes it."""
    if not piece:
        return "%" if piece is None else "_"
    return "\\" + piece if piece in "%_\\" else piece


def _meets(sql: Any, node: Call, value: Sql, criterion: Sql) -> Sql:
    """A constant criterion with wildcards; what is made while the statement runs PostgreSQL cannot read."""
    told = node.args[1]
    if not isinstance(told, Literal) or node.args[0].type.name not in ("text", "option"):
        raise sql.refuse(node)
    operator, written = parse(str(told.value))
    pattern = "".join(_like(piece) for piece in pieces(written.lower()))
    fits = func.coalesce(_lower(value).like(pattern), sa.false())
    return fits if operator == "=" else sa.not_(fits)


builders: dict[str, Builder] = {
    "+": _operator("+"),
    "-": _operator("-"),
    "*": _operator("*"),
    "/": lambda sql, node, left, right: divide(left, func.nullif(right, 0)),
    "%": lambda sql, node, left, right: _remainder(left, right),
    "^": _power,
    "POWER": _power,
    "NEG": lambda sql, node, value: -value,
    "POS": lambda sql, node, value: value,
    "XOR": _xor,
    "ISNUMBER": lambda sql, node, value: value.is_not(None) if node.args[0].type.name == "number" else sa.false(),
    "MEETS": _meets,
    "&": _joined,
    "CONCAT": _joined,
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
    "LEFT": _left,
    "RIGHT": _right,
    "MID": _mid,
    "REPLACE": _replace,
    "LEN": lambda sql, node, text: sa.cast(func.coalesce(func.length(text), 0), Exact()),
    "LOWER": lambda sql, node, text: _lower(text),
    "UPPER": lambda sql, node, text: func.upper(text.collate(_UNICODE)),
    "TRIM": _trim,
    "SUBSTITUTE": _substitute,
    "FIND": _place,
    "SEARCH": _place,
    "EXACT": lambda sql, node, left, right: left.is_not_distinct_from(right),
    "REPT": _repeat,
    "CONTAINS": _holds(lambda text, part: func.strpos(text, part) > 0),
    "CONTAINSANY": _holds(_any_word),
    "STARTSWITH": _holds(lambda text, part: func.starts_with(text, part)),
    "ENDSWITH": _holds(_ends),
    **date_builders,
}

faults: dict[str, Builder] = {
    "/": _zero(1),
    "%": _zero(1),
    "MOD": _zero(1),
    "FLOOR": lambda sql, node, value, step=None: sa.false() if step is None else sa.and_(step == 0, value.is_not(None)),
    "^": _power_fault,
    "POWER": _power_fault,
    "FIT": _fit_fault,
    "LEFT": _negative_count,
    "RIGHT": _negative_count,
    "MID": _mid_fault,
    "REPLACE": _mid_fault,
    "SUBSTITUTE": lambda *_: sa.false(),
    "FIND": _place_fault,
    "SEARCH": _place_fault,
    "REPT": _repeat_fault,
    **date_faults,
}
