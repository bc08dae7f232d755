"""Functions of texts in PostgreSQL."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func

from tenon_engines.formula.functions.criteria import parse, pieces
from tenon_engines.formula.sql_postgresql_dates import Builder
from tenon_engines.formula.sql_postgresql_values import filled, integer, number, written
from tenon_engines.formula.sql_types import Exact, Sql
from tenon_engines.formula.tree import Call, Literal

_UNICODE = "und-x-icu"
_MOST_CHARACTERS = 100_000


def _joined(sql: Any, node: Call, *values: Sql) -> Sql:
    parts = [written(sql, arg, value) for arg, value in zip(node.args, values, strict=True)]
    return filled(func.concat(*parts))


def _left(sql: Any, node: Call, text: Sql, count: Sql | None = None) -> Sql:
    kept = number(1) if count is None else count
    return sa.case((kept >= 0, filled(func.left(text, integer(kept)))))


def _right(sql: Any, node: Call, text: Sql, count: Sql | None = None) -> Sql:
    kept = number(1) if count is None else count
    return sa.case((kept >= 0, filled(func.right(text, integer(kept)))))


def _negative_count(sql: Any, node: Call, text: Sql, count: Sql | None = None) -> Sql:
    return sa.false() if count is None else count < 0


def _mid_fault(sql: Any, node: Call, text: Sql, start: Sql, count: Sql, *_: Sql) -> Sql:
    return sa.or_(start < 1, count < 0)


def _mid(sql: Any, node: Call, text: Sql, start: Sql, count: Sql) -> Sql:
    wanted = filled(func.substr(text, func.greatest(integer(start), 1), func.greatest(integer(count), 0)))
    return sa.case((sa.not_(_mid_fault(sql, node, text, start, count)), wanted))


def _replace(sql: Any, node: Call, text: Sql, start: Sql, count: Sql, new: Sql) -> Sql:
    first, length = func.greatest(integer(start), 1), func.greatest(integer(count), 0)
    result = func.concat(func.left(text, first - 1), new, func.substr(text, first + length))
    good = sa.and_(text.is_not(None), sa.not_(_mid_fault(sql, node, text, start, count)))
    return sa.case((good, filled(result)))


def _trim(sql: Any, node: Call, text: Sql) -> Sql:
    return filled(func.btrim(func.regexp_replace(text, " +", " ", "g"), " "))


def _substitute(sql: Any, node: Call, text: Sql, old: Sql, new: Sql, which: Sql | None = None) -> Sql:
    if which is not None:
        raise sql.refuse(node)
    return sa.case((old.is_(None), text), else_=filled(func.replace(text, old, func.coalesce(new, ""))))


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
    return sa.case((sa.not_(fault), filled(func.repeat(text, func.greatest(integer(count), 0)))))


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
    operator, sought = parse(str(told.value))
    pattern = "".join(_like(piece) for piece in pieces(sought.lower()))
    fits = func.coalesce(_lower(value).like(pattern), sa.false())
    return fits if operator == "=" else sa.not_(fits)


text_builders: dict[str, Builder] = {
    "MEETS": _meets,
    "&": _joined,
    "CONCAT": _joined,
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
}

text_faults: dict[str, Builder] = {
    "LEFT": _negative_count,
    "RIGHT": _negative_count,
    "MID": _mid_fault,
    "REPLACE": _mid_fault,
    "SUBSTITUTE": lambda *_: sa.false(),
    "FIND": _place_fault,
    "SEARCH": _place_fault,
    "REPT": _repeat_fault,
}
