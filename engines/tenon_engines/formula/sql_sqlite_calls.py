"""Calls that integers of SQLite can do: sums, products, choices, aggregates over the rows of a sub-table."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from tenon_engines.formula.functions.logic import choices
from tenon_engines.formula.sql_piece import COLUMN, ROW_LIMIT, ROWS, Piece, checked, whole
from tenon_engines.formula.sql_types import INT64, Sql
from tenon_engines.formula.tree import Call, Literal, Read, Rows

if TYPE_CHECKING:
    from tenon_engines.formula.sql_sqlite import Sqlite


def _sum_of_two(sql: "Sqlite", node: Call) -> Piece | None:
    pieces = [sql.piece(arg) for arg in node.args]
    left, right = pieces
    if left is None or right is None or left.scale is None or right.scale is None:
        return None
    scale = max(left.scale, right.scale)
    left, right = left.scaled(scale), right.scaled(scale)
    joined = left.sql + right.sql if node.name == "+" else left.sql - right.sql
    return checked(joined, scale, left.bound + right.bound, left.guards + right.guards)


def _product(sql: "Sqlite", node: Call) -> Piece | None:
    left, right = (sql.piece(arg) for arg in node.args)
    if left is None or right is None or left.scale is None or right.scale is None:
        return None
    scale = left.scale + right.scale
    if scale > 2 * 8:
        return None
    return checked(left.sql * right.sql, scale, left.bound * right.bound, left.guards + right.guards)


def _negative(sql: "Sqlite", node: Call) -> Piece | None:
    piece = sql.piece(node.args[0])
    return None if piece is None else replace(piece, sql=-piece.sql)


def _same(sql: "Sqlite", node: Call) -> Piece | None:
    return sql.piece(node.args[0])


def _merged(sql: Sql, pieces: list[Piece]) -> Piece:
    return Piece(sql, pieces[0].scale, max(piece.bound for piece in pieces))


def _coalesce(sql: "Sqlite", node: Call) -> Piece | None:
    pieces = sql.branches(list(node.args), node.type)
    return (
        None
        if pieces is None
        else _merged(
            sa.func.coalesce(*[piece.sql for piece in pieces], *([sa.null()] if len(pieces) == 1 else [])), pieces
        )
    )


def _choice(sql: "Sqlite", node: Call) -> Piece | None:
    pairs = choices(node)
    pieces = sql.branches([value for _, value in pairs], node.type)
    if pieces is None:
        return None
    whens = [
        (sql.condition(test), piece.sql) for (test, _), piece in zip(pairs, pieces, strict=True) if test is not None
    ]
    other = pieces[-1].sql if pairs[-1][0] is None else None
    return _merged(sa.case(*whens, else_=other), pieces)


def _fit(sql: "Sqlite", node: Call) -> Piece | None:
    told = node.args[1]
    piece = sql.piece(node.args[0])
    scale = int(told.value) if isinstance(told, Literal) else 0
    if piece is None or piece.scale is None or piece.scale > scale:
        return None
    piece = piece.scaled(scale)
    if piece.bound < COLUMN:
        return piece
    inside = piece.sql.between(whole(1 - COLUMN), whole(COLUMN - 1))
    return Piece(sa.case((inside, piece.sql)), scale, COLUMN, piece.guards)


def _sum(sql: "Sqlite", node: Call) -> Piece | None:
    if len(node.args) != 1 or not isinstance(node.args[0], Rows):
        return None
    rows = node.args[0]

    def total(body: Piece) -> Piece | None:
        if body.scale is None:
            return None
        safe = body.bound <= ROW_LIMIT
        inside = sa.or_(body.sql > whole(ROW_LIMIT), body.sql < whole(-ROW_LIMIT))
        each = body.sql if safe else sa.case((inside, sa.literal_column("0.5")), else_=body.sql)
        added = sql.rows_query(rows.list, sa.func.coalesce(sa.func.sum(each), 0))
        return Piece(added, body.scale, body.bound * ROWS if safe else INT64, () if safe else (added,))

    return sql.over_rows(rows, total)


def _extreme(sql: "Sqlite", node: Call) -> Piece | None:
    if len(node.args) != 1 or not isinstance(node.args[0], Rows):
        return None
    rows, aggregate = node.args[0], sa.func.min if node.name == "MIN" else sa.func.max

    def best(body: Piece) -> Piece | None:
        return None if body.guards else replace(body, sql=sql.rows_query(rows.list, aggregate(body.sql)))

    return sql.over_rows(rows, best)


def _count(sql: "Sqlite", node: Call) -> Piece | None:
    if len(node.args) != 1:
        return None
    (arg,) = node.args
    if isinstance(arg, Read) and arg.type.is_rows:
        return Piece(sql.rows_query(arg.key, sa.func.count()), 0, ROWS)
    if not isinstance(arg, Rows):
        return None
    rows = arg
    return sql.over_rows(rows, lambda body: Piece(sql.rows_query(rows.list, sa.func.count(body.sql)), 0, ROWS))


builders: dict[str, Any] = {
    "+": _sum_of_two,
    "-": _sum_of_two,
    "*": _product,
    "NEG": _negative,
    "POS": _same,
    "COALESCE": _coalesce,
    "IF": _choice,
    "IFS": _choice,
    "SWITCH": _choice,
    "FIT": _fit,
    "SUM": _sum,
    "MIN": _extreme,
    "MAX": _extreme,
    "COUNT": _count,
    "COUNTA": _count,
}
