"""What the functions in PostgreSQL share: exact numbers, counts, and values as `&` writes them."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import func

from tenon_engines.formula.sql_postgresql_dates import clamped
from tenon_engines.formula.sql_types import Exact, Sql
from tenon_engines.formula.tree import Node

ORDERED_TEXT = frozenset({"text", "option"})  # compared by code point, whatever the collation of the database


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


def filled(value: Sql) -> Sql:
    """An empty text is null."""
    return func.nullif(value, "")
