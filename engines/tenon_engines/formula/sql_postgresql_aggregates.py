"""Aggregates in PostgreSQL, over a column of lines or over single values."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from tenon_engines.formula.sql_postgresql_values import ORDERED_TEXT, divide, written
from tenon_engines.formula.sql_types import Sql, sql_type
from tenon_engines.formula.tree import Call, ListOf, Literal, Rows

if TYPE_CHECKING:
    from tenon_engines.formula.sql_postgresql import Postgresql


def _parts(sql: "Postgresql", node: Call, aggregate: Any) -> list[Sql]:
    """Each argument's share: columns aggregated in a sub-query, single values as they are."""
    parts: list[Sql] = []
    for arg in node.args:
        if isinstance(arg, Rows):
            parts.append(sql.rows_query(arg, aggregate(sql.body(arg))))
        elif arg.type.name == "list":
            raise sql.refuse(node)
        else:
            parts.append(sql.value(arg))
    return parts


def _sum(sql: "Postgresql", node: Call) -> Sql:
    parts = [
        sa.func.coalesce(part, sa.cast(0, sql_type(node.type, "postgresql"))) for part in _parts(sql, node, sa.func.sum)
    ]
    result: Sql = parts[0]
    for part in parts[1:]:
        result = result.op("+")(part)
    return result


def _extreme(sql: "Postgresql", node: Call) -> Sql:
    smallest = node.name == "MIN"
    text = node.type.name in ORDERED_TEXT
    aggregate = sa.func.min if smallest else sa.func.max
    parts = _parts(sql, node, (lambda value: aggregate(value.collate("C"))) if text else aggregate)
    parts = [part.collate("C") for part in parts] if text else parts
    return parts[0] if len(parts) == 1 else (sa.func.least if smallest else sa.func.greatest)(*parts)


def _count(sql: "Postgresql", node: Call) -> Sql:
    counts = [sql.count(arg) for arg in node.args]
    result: Sql = counts[0]
    for count in counts[1:]:
        result = result + count
    return sa.cast(result, sql_type(node.type, "postgresql"))


def _average(sql: "Postgresql", node: Call) -> Sql:
    total = _sum(sql, node)
    return divide(total, sa.func.nullif(_count(sql, node), 0))


def _textjoin(sql: "Postgresql", node: Call) -> Sql:
    """One column of a sub-table, in the order of its rows, or single values."""
    delimiter, skip, *items = node.args
    if not isinstance(skip, Literal) or (any(item.type.name == "list" for item in items) and len(items) > 1):
        raise sql.refuse(node)
    separator = sa.func.coalesce(sql.value(delimiter), "")
    if isinstance(items[0], Rows):
        rows = items[0]
        body = written(sql, rows.body, sql.body(rows))
        body = body if skip.value else sa.func.coalesce(body, "")
        order = sql.rows(rows.list).order
        joined: Any = sa.func.string_agg(body, separator)
        if order is not None:
            joined = sa.func.string_agg(body, sa.dialects.postgresql.aggregate_order_by(separator, order))
        return sa.func.nullif(sql.rows_query(rows, joined), "")
    if any(isinstance(item, ListOf) or item.type.name == "list" for item in items):
        raise sql.refuse(node)
    texts = [written(sql, item, sql.value(item)) for item in items]
    parts = [part if skip.value else sa.func.coalesce(part, "") for part in texts]
    return sa.func.nullif(sa.func.concat_ws(separator, *parts), "")


aggregate_builders: dict[str, Callable[["Postgresql", Call], Sql]] = {
    "SUM": _sum,
    "MIN": _extreme,
    "MAX": _extreme,
    "COUNT": _count,
    "COUNTA": _count,
    "AVERAGE": _average,
    "TEXTJOIN": _textjoin,
}
