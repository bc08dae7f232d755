"""SQLite: numbers are scaled integers. What integers can do is native SQL; everything else is one call of `tenon_eval`.

A product may leave 64 bits: SQLite then goes over to REAL, which a guard sees, and the same expression is evaluated
by the function instead. No float ever reaches a result.
"""

from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from typing import Any

import sqlalchemy as sa

from tenon_engines.formula.context import Context
from tenon_engines.formula.sql_base import LOGIC, ORDER, Translator
from tenon_engines.formula.sql_eval import evaluation
from tenon_engines.formula.sql_piece import COLUMN, Piece, constant, held, whole
from tenon_engines.formula.sql_sqlite_calls import builders
from tenon_engines.formula.sql_types import INT64, Late, Resolve, Sql, SqlList, encode_number, sql_type, stored_scale
from tenon_engines.formula.tree import Call, Cell, ListOf, Literal, Node, Read, Rows
from tenon_engines.formula.types import Type


class Sqlite(Translator):
    dialect = "sqlite"
    _list: str | None = None

    def __init__(self, text: str, resolve: Resolve, context: Context) -> None:
        super().__init__(text, resolve, context)
        self._pieces: dict[tuple[int, str | None], tuple[Node, Piece | None]] = {}

    def value(self, node: Node) -> Sql:
        piece = self.piece(node)
        if piece is None:
            return self.evaluate(node)
        return sa.case((held(piece.guards), piece.sql), else_=self.evaluate(node)) if piece.guards else piece.sql

    def result(self, node: Node) -> Sql:
        """In value position: numbers at the scale of their type, with the type that decodes them."""
        kind = sql_type(node.type, self.dialect)
        if isinstance(node, Literal):
            return self.bind(node.value, node.type)
        piece = self.piece(node)
        if node.type.name == "number" and piece is not None and piece.scale is not None:
            wanted = stored_scale(node.type)
            if wanted is None or piece.scale > wanted:
                return sa.type_coerce(self.evaluate(node), kind)
            piece = piece.scaled(wanted)
            plain = sa.case((held(piece.guards), piece.sql), else_=self.evaluate(node)) if piece.guards else piece.sql
            return sa.type_coerce(plain, kind)
        return sa.type_coerce(self.value(node), kind)

    def evaluate(self, node: Node) -> Sql:
        """The whole sub-expression by the Python function."""
        return evaluation(self, node, self._list)

    def leaf(self, node: Node) -> Sql:
        return sa.type_coerce(self.value(node), sa.Boolean())

    def comparison(self, node: Call) -> Sql | None:
        if node.name not in LOGIC:
            return None
        if node.name == "ISEMPTY" and (node.args[0].type.name == "list" or isinstance(node.args[0], Rows)):
            return self._evaluated(node)
        if node.name == "IN":
            return self.membership(node) if self._members_native(node) else self._evaluated(node)
        pieces = [self.piece(arg) for arg in node.args]
        known = [piece for piece in pieces if piece is not None]
        if len(known) < len(pieces):
            return self._evaluated(node)
        plain = self._numeric(node, known)
        if plain is None:
            plain = super().comparison(node)
        guards = self._guards(known)
        if not guards or plain is None:
            return plain
        return sa.case((held(guards), sa.func.coalesce(plain, sa.false())), else_=self.evaluate(node)) == 1

    def is_total(self, node: Call) -> bool:
        """The function gives 0 or 1, never null."""
        if node.name == "IN":
            return not self._members_native(node)
        return any(self.piece(arg) is None or self._guards([self.piece(arg) or Piece(sa.null())]) for arg in node.args)

    def _guards(self, pieces: list[Piece]) -> tuple[Sql, ...]:
        if any(piece.scale is not None for piece in pieces):
            scale = max(piece.scale or 0 for piece in pieces)
            pieces = [piece.scaled(scale) if piece.scale is not None else piece for piece in pieces]
        return tuple(guard for piece in pieces for guard in piece.guards)

    def _evaluated(self, node: Node) -> Sql:
        return self.evaluate(node) == 1

    def _members_native(self, node: Call) -> bool:
        sought, found = node.args
        if isinstance(found, Literal):
            return True
        if not isinstance(found, ListOf) or self.members(found) is None:
            return False
        piece = self.piece(sought)
        if piece is None or piece.guards:
            return False
        return sought.type.name != "number" or piece.scale is not None

    def membership(self, node: Call) -> Sql:
        sought, found = node.args
        piece = self.piece(sought)
        if piece is None or piece.scale is None or not isinstance(found, ListOf):
            return super().membership(node)
        scaled = [_at_scale(item.value, piece.scale) for item in self.constants(found)]
        members = [whole(value) for value, exact in scaled if exact and abs(value) <= INT64]
        return piece.sql.in_(members) if members else sa.false()

    def _numeric(self, node: Call, pieces: list[Piece]) -> Sql | None:
        """Numbers compare at one scale. A column stays bare: the constant moves to its scale, so an index serves."""
        if all(piece.scale is None for piece in pieces) or node.name == "ISEMPTY":
            return None
        if len(pieces) == 2 and node.name != "BETWEEN":
            for at in (0, 1):
                other = node.args[1 - at]
                if isinstance(other, Literal) and isinstance(other.value, Decimal):
                    operator = node.name if at == 0 else _turned(node.name)
                    return self._against(node.args[at], pieces[at], operator, other.value)
        scale = max(piece.scale or 0 for piece in pieces)
        sides = [piece.scaled(scale).sql if piece.scale is not None else piece.sql for piece in pieces]
        if node.name == "BETWEEN":
            return sides[0].between(sides[1], sides[2])
        if node.name in ORDER:
            return sides[0].op(node.name, is_comparison=True)(sides[1])
        if any(isinstance(arg, Literal) and arg.value is None for arg in node.args):
            return None
        safe = [self.never_null(arg) for arg in node.args]
        if node.name == "=":
            return sides[0] == sides[1] if any(safe) else sides[0].is_not_distinct_from(sides[1])
        return sides[0] != sides[1] if all(safe) else sides[0].is_distinct_from(sides[1])

    def _against(self, node: Node, piece: Piece, operator: str, value: Decimal) -> Sql:
        below, exact = _at_scale(value, piece.scale or 0)
        if abs(below) > INT64:
            return self._beyond(piece, operator, below > 0)
        bound = whole(below)
        if operator == "=":
            return piece.sql == bound if exact else sa.false()
        if operator == "<>":
            if not exact:
                return sa.true()
            return piece.sql != bound if self.never_null(node) else piece.sql.is_distinct_from(bound)
        if not exact:
            operator = "<=" if operator in ("<", "<=") else ">"
        return piece.sql.op(operator, is_comparison=True)(bound)

    @staticmethod
    def _beyond(piece: Piece, operator: str, above: bool) -> Sql:
        """Against a constant no 64-bit integer reaches."""
        if operator in ("=", "<>"):
            return sa.false() if operator == "=" else sa.true()
        holds = (operator in ("<", "<=")) is above
        return piece.sql.is_not(None) if holds else sa.false()

    # -- native pieces

    def piece(self, node: Node) -> Piece | None:
        """The node as native SQL, or None."""
        known = self._pieces.get((id(node), self._list))
        if known is None:
            known = self._pieces[id(node), self._list] = (node, self._built(node))
        return known[1]

    def _built(self, node: Node) -> Piece | None:
        if isinstance(node, Literal):
            return self._literal(node)
        if isinstance(node, Read | Cell):
            return self._column(node)
        if not isinstance(node, Call):
            return None
        if node.name in LOGIC:
            return Piece(self.truth(node))
        build = builders.get(node.name)
        return build(self, node) if build else None

    def _literal(self, node: Literal) -> Piece | None:
        if node.type.name != "number" or node.value is None:
            return Piece(self.bind(node.value, node.type))
        if isinstance(node.value, Late):
            scale = stored_scale(node.type)
            return None if scale is None else Piece(self.bind(node.value, node.type), scale, COLUMN)
        exponent = node.value.normalize().as_tuple().exponent
        scale = max(0, -exponent) if isinstance(exponent, int) else 99
        encoded = encode_number(node.value, scale) if scale <= 8 else None
        return constant(encoded, scale) if isinstance(encoded, int) else None

    def _column(self, node: Read | Cell) -> Piece | None:
        if node.type.name == "list":
            return None
        target = self.target(f"{self._list}.{node.key}" if isinstance(node, Cell) else node.key)
        if node.type.name != "number":
            return Piece(sa.type_coerce(target.column, sql_type(node.type, self.dialect)))
        scale = target.scale if target.scale is not None else stored_scale(node.type)
        return None if scale is None else Piece(sa.type_coerce(target.column, sa.BigInteger()), scale, COLUMN)

    def branches(self, nodes: list[Node], result: Type) -> list[Piece] | None:
        """Several values as one column: numbers at one scale, none of them guarded."""
        pieces = [self.piece(node) for node in nodes]
        known = [piece for piece in pieces if piece is not None and not piece.guards]
        if len(known) < len(pieces):
            return None
        if result.name != "number":
            return known
        scale = max(piece.scale or 0 for piece in known)
        known = [piece.scaled(scale) if piece.scale is not None else replace(piece, scale=scale) for piece in known]
        return None if any(piece.guards for piece in known) else known

    def over_rows(self, rows: Rows, aggregate: Any) -> Piece | None:
        """`aggregate(piece of the body)` over the rows of the record at hand."""
        outside, self._list = self._list, rows.list
        body = self.piece(rows.body)
        self._list = outside
        return None if body is None else aggregate(body)

    def rows_query(self, key: str, *columns: Any) -> sa.ScalarSelect[Any]:
        table: SqlList = self.rows(key)
        query = sa.select(*columns).select_from(table.table).where(table.parent_column == table.on)
        tables = [each for each in table.table._from_objects if not isinstance(each, sa.Join)]
        return query.correlate_except(*tables).scalar_subquery()


def _at_scale(value: Decimal, scale: int) -> tuple[int, bool]:
    """The largest integer at `scale` not above the value, and whether it is the value."""
    scaled = value.scaleb(scale)
    below = int(scaled.to_integral_value(ROUND_FLOOR))
    return below, scaled == below


def _turned(operator: str) -> str:
    return {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(operator, operator)
