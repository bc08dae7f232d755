"""What both databases have in common: logic by position, null-safe equality, literals."""

from typing import Any

import sqlalchemy as sa

from tenon_engines.formula.context import Context
from tenon_engines.formula.problems import NOT_ALLOWED, FormulaError, problem
from tenon_engines.formula.sql_types import DialectName, Late, Resolve, Sql, SqlList, SqlTarget, sql_type
from tenon_engines.formula.tree import Call, ListOf, Literal, Node, Read
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

ORDER = frozenset({"<", "<=", ">", ">="})
LOGIC = frozenset({"AND", "OR", "NOT", "=", "<>", "BETWEEN", "IN", "ISEMPTY", *ORDER})


class Translator:
    """`condition` for predicates (null is false), `truth` for a boolean that is never null, `value` for the rest."""

    dialect: DialectName

    def __init__(self, text: str, resolve: Resolve, context: Context) -> None:
        self.text = text
        self.resolve = resolve
        self.context = context

    # -- what a database brings

    def value(self, node: Node) -> Sql:
        raise TypeError("a translator belongs to a database")

    def leaf(self, node: Node) -> Sql:
        """A boolean that is neither logic nor comparison, in predicate position."""
        return self.value(node)

    # -- shared

    def refuse(self, node: Node) -> FormulaError:
        name = node.name if isinstance(node, Call) else node.type.label.en
        span = node.span if isinstance(node, Call) else (0, len(self.text))
        message = Text(f"数据库不能计算 {name}", f"The database cannot compute {name}")
        hint = Text(
            "请把公式字段设为“存储”，再用该字段筛选或排序", "Store the formula field, then filter or sort by it"
        )
        return FormulaError([problem(self.text, span, NOT_ALLOWED, message, hint)])

    def target(self, key: str) -> SqlTarget:
        found = self.resolve(key)
        if isinstance(found, SqlList):
            raise TypeError(f"{key} is a sub-table, not a column")
        return found

    def rows(self, key: str) -> SqlList:
        found = self.resolve(key)
        if not isinstance(found, SqlList):
            raise TypeError(f"{key} is a column, not a sub-table")
        return found

    def bind(self, value: Any, type_: Type) -> Sql:
        kind = sql_type(type_, self.dialect)
        if isinstance(value, Late):
            return sa.bindparam(value.name, type_=kind)
        return sa.null() if value is None else sa.literal(value, kind)

    def never_null(self, node: Node) -> bool:
        if isinstance(node, Read):
            return not node.type.nullable or self.target(node.key).required
        if isinstance(node, Literal):
            return node.value is not None
        return not node.type.nullable

    def condition(self, node: Node) -> Sql:
        """In predicate position: null counts as false, so plain forms do."""
        if isinstance(node, Literal):
            return self._constant(node)
        if isinstance(node, Call):
            if node.name == "AND":
                return sa.and_(*[self.condition(arg) for arg in node.args])
            if node.name == "OR":
                return sa.or_(*[self.condition(arg) for arg in node.args])
            if node.name == "NOT":
                return sa.not_(self.truth(node.args[0]))
            found = self.comparison(node)
            if found is not None:
                return found
        return self.leaf(node)

    def truth(self, node: Node) -> Sql:
        """TRUE or FALSE, never null: for value position and under NOT."""
        if isinstance(node, Literal):
            return self._constant(node)
        if isinstance(node, Call):
            if node.name in ("AND", "OR"):
                join = sa.and_ if node.name == "AND" else sa.or_
                return join(*[self.truth(arg) for arg in node.args])
            if node.name == "NOT":
                return sa.not_(self.truth(node.args[0]))
            found = self.comparison(node)
            if found is not None:
                safe = self._safe(node)
                return found if safe or self._null_safe(node) else sa.func.coalesce(found, sa.false())
        leaf = self.leaf(node)
        return leaf if self.never_null(node) else sa.func.coalesce(leaf, sa.false())

    def is_total(self, node: Call) -> bool:
        """Is the comparison, in the form this database gives it, never null?"""
        return False

    def _constant(self, node: Literal) -> Sql:
        if isinstance(node.value, Late):
            return self.bind(node.value, node.type)
        return sa.true() if node.value else sa.false()

    def _safe(self, node: Call) -> bool:
        """Can the plain comparison not be null?"""
        if node.name == "ISEMPTY" or self.is_total(node):
            return True
        if node.name == "IN":
            found = node.args[1]
            known = isinstance(found, ListOf) and self.members(found) is not None
            return known and self.never_null(node.args[0])
        return all(self.never_null(arg) for arg in node.args)

    def _null_safe(self, node: Call) -> bool:
        """Was the comparison written with IS (NOT) DISTINCT FROM or IS NULL?"""
        if node.name not in ("=", "<>"):
            return False
        if any(isinstance(arg, Literal) and arg.value is None for arg in node.args):
            return True
        return node.name == "<>" or not any(self.never_null(arg) for arg in node.args)

    def comparison(self, node: Call) -> Sql | None:
        """A comparison, IN, BETWEEN or ISEMPTY in its plain form; None for other calls."""
        if node.name in ("=", "<>"):
            return self.equality(node, node.name == "=")
        if node.name in ORDER:
            left, right = self.ordered(node)
            return left.op(node.name, is_comparison=True)(right)
        if node.name == "BETWEEN":
            value, low, high = self.ordered(node)
            return value.between(low, high)
        if node.name == "IN":
            return self.membership(node)
        return self.emptiness(node) if node.name == "ISEMPTY" else None

    def ordered(self, node: Call) -> list[Sql]:
        return [self.value(arg) for arg in node.args]

    def pair(self, node: Call) -> tuple[Sql, Sql]:
        return self.value(node.args[0]), self.value(node.args[1])

    def equality(self, node: Call, same: bool) -> Sql:
        for at in (0, 1):
            arg = node.args[at]
            if isinstance(arg, Literal) and arg.value is None:
                other = self.value(node.args[1 - at])
                return other.is_(None) if same else other.is_not(None)
        left, right = self.pair(node)
        safe = [self.never_null(arg) for arg in node.args]
        if same:
            return left == right if any(safe) else left.is_not_distinct_from(right)
        return left != right if all(safe) else left.is_distinct_from(right)

    def members(self, found: ListOf) -> list[Sql] | None:
        """The members of a list of constants, without the empty ones; None if something is computed."""
        if not all(isinstance(item, Literal) for item in found.items):
            return None
        return [self.value(item) for item in self.constants(found)]

    @staticmethod
    def constants(found: ListOf) -> list[Literal]:
        return [item for item in found.items if isinstance(item, Literal) and item.value is not None]

    def membership(self, node: Call) -> Sql:
        sought, found = node.args
        if isinstance(found, Literal) and found.value is None:
            return sa.false()
        if not isinstance(found, ListOf):
            return self.in_list(node)
        value = self.value(sought)
        members = self.members(found)
        if members is None:
            return sa.or_(*[value == self.value(item) for item in found.items])
        return value.in_(members) if members else sa.false()

    def in_list(self, node: Call) -> Sql:
        raise self.refuse(node)

    def emptiness(self, node: Call) -> Sql:
        return self.value(node.args[0]).is_(None)
