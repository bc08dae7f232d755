"""PostgreSQL: every function marked so has a form in `sql_postgresql_functions.py`; this module holds the structure."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from tenon_engines.formula.functions import functions
from tenon_engines.formula.functions.logic import choices
from tenon_engines.formula.sql_base import LOGIC, Translator
from tenon_engines.formula.sql_postgresql_aggregates import aggregate_builders
from tenon_engines.formula.sql_postgresql_functions import builders, faults
from tenon_engines.formula.sql_postgresql_values import ORDERED_TEXT
from tenon_engines.formula.sql_types import Sql, sql_type
from tenon_engines.formula.tree import Call, Cell, Literal, Node, Read, Rows, children
from tenon_engines.formula.types import BOOL, Type


class Postgresql(Translator):
    dialect = "postgresql"
    _list: str | None = None

    def value(self, node: Node) -> Sql:
        if isinstance(node, Literal):
            return self.bind(node.value, node.type)
        if isinstance(node, Read):
            return sa.type_coerce(self.target(node.key).column, sql_type(node.type, self.dialect))
        if isinstance(node, Cell):
            return sa.type_coerce(self.target(f"{self._list}.{node.key}").column, sql_type(node.type, self.dialect))
        if isinstance(node, Call):
            return self.truth(node) if node.name in LOGIC else self._call(node)
        raise self.refuse(node)

    def result(self, node: Node) -> Sql:
        """In value position; with the type that decodes it."""
        return sa.type_coerce(self.value(node), sql_type(node.type, self.dialect))

    def _call(self, node: Call) -> Sql:
        build = _STRUCTURE.get(node.name)
        if build is not None:
            structured: Sql = build(self, node)
            return structured
        function = builders.get(node.name)
        if function is None:
            raise self.refuse(node)
        built: Sql = function(self, node, *[self.value(arg) for arg in node.args])
        return built

    def ordered(self, node: Call) -> list[Sql]:
        values = [self.value(arg) for arg in node.args]
        return [value.collate("C") for value in values] if self.is_text(node) else values

    def comparison(self, node: Call) -> Sql | None:
        if node.name == "BETWEEN" and self.is_text(node):
            value, low, high = self.ordered(node)
            return sa.and_(value >= low, value <= high)
        return super().comparison(node)

    @staticmethod
    def is_text(node: Call) -> bool:
        return any(arg.type.name in ORDERED_TEXT for arg in node.args)

    @property
    def zone(self) -> Sql:
        return sa.literal(self.context.tz.key, sa.Text())

    def in_list(self, node: Call) -> Sql:
        sought, found = node.args
        if isinstance(found, Rows):
            return self.value(sought).in_(self.rows_query(found, self.body(found)))
        stored = sa.cast(self.value(found), JSONB)
        return stored.op("@>", is_comparison=True)(sa.func.to_jsonb(self.value(sought)))

    def emptiness(self, node: Call) -> Sql:
        (value,) = node.args
        if isinstance(value, Rows) or value.type.is_rows:
            return self.count(value) == 0
        if value.type.name == "list":
            stored = sa.cast(self.value(value), JSONB)
            return sa.or_(stored.is_(None), sa.func.jsonb_array_length(stored) == 0)
        return super().emptiness(node)

    # -- sub-tables

    def body(self, rows: Rows) -> Sql:
        outside, self._list = self._list, rows.list
        try:
            return self.value(rows.body)
        finally:
            self._list = outside

    def rows_query(self, rows: Rows, *columns: Any) -> sa.ScalarSelect[Any]:
        """The columns over the rows of the record at hand."""
        table = self.rows(rows.list)
        query = sa.select(*columns).select_from(table.table).where(table.parent_column == table.on)
        return query.correlate_except(*_tables(table.table)).scalar_subquery()

    def _any_row(self, rows: Rows, test: Sql) -> Sql:
        """No aggregate: one whose test reads the record alone would be an aggregate of the outer query."""
        table = self.rows(rows.list)
        query: sa.Select[Any] = sa.select(sa.literal_column("1")).select_from(table.table)
        query = query.where(table.parent_column == table.on, test)
        return query.correlate_except(*_tables(table.table)).exists()

    def count(self, node: Node) -> Sql:
        if isinstance(node, Read) and node.type.is_rows:
            return self.rows_query(Rows(node.key, Literal(None, BOOL), node.type), sa.func.count())
        if isinstance(node, Rows):
            return self.rows_query(node, sa.func.count(self.body(node)))
        if node.type.name == "list":
            raise self.refuse(node)
        return sa.case((self.value(node).is_(None), 0), else_=1)

    # -- errors

    def fault(self, node: Node) -> Sql:
        """True where evaluating the node meets a run-time error."""
        if isinstance(node, Rows):
            outside, self._list = self._list, node.list
            inner = self.fault(node.body)
            self._list = outside
            return inner if _is_false(inner) else self._any_row(node, inner)
        if not isinstance(node, Call):
            return _any([self.fault(child) for child in children(node)])
        if node.name in ("IF", "IFS", "SWITCH"):
            return self._fault_of_choice(node)
        if node.name == "IFERROR":
            return self._both(self.fault(node.args[0]), self.fault(node.args[1]))
        parts = [self.fault(arg) for arg in node.args]
        if node.name == "COALESCE":
            parts = [
                self._both(sa.and_(*[self.value(before).is_(None) for before in node.args[:at]]), part) if at else part
                for at, part in enumerate(parts)
            ]
        if functions[node.name].fails:
            own = faults.get(node.name)
            if own is None:
                raise self.refuse(node)
            parts.append(sa.func.coalesce(own(self, node, *[self.value(arg) for arg in node.args]), sa.false()))
        return _any(parts)

    @staticmethod
    def _both(first: Sql, second: Sql) -> Sql:
        return sa.false() if _is_false(first) or _is_false(second) else sa.and_(first, second)

    def _fault_of_choice(self, node: Call) -> Sql:
        pairs = choices(node)
        tests = [self.fault(test) for test, _ in pairs if test is not None]
        branches = [self.fault(value) for _, value in pairs]
        if all(_is_false(branch) for branch in branches):
            return _any(tests)
        whens = [
            (self.condition(test), branch)
            for (test, _), branch in zip(pairs, branches, strict=True)
            if test is not None
        ]
        other = branches[-1] if pairs[-1][0] is None else sa.false()
        return _any([*tests, sa.case(*whens, else_=other)])


def _tables(table: sa.FromClause) -> Sequence[sa.FromClause]:
    return [each for each in table._from_objects if not isinstance(each, sa.Join)] or [table]


def _is_false(condition: Sql) -> bool:
    return isinstance(condition, sa.sql.elements.False_)


def _any(parts: Sequence[Sql]) -> Sql:
    real = [part for part in parts if not _is_false(part)]
    return sa.or_(*real) if len(real) > 1 else real[0] if real else sa.false()


def _typed(sql: Postgresql, node: Node, type_: Type) -> Sql:
    """A branch with the type of the whole, so that an untyped NULL or text does not decide it."""
    return sa.cast(sql.value(node), sql_type(type_, "postgresql"))


def _choice(sql: Postgresql, node: Call) -> Sql:
    pairs = choices(node)
    whens = [(sql.condition(test), _typed(sql, value, node.type)) for test, value in pairs if test is not None]
    other = _typed(sql, pairs[-1][1], node.type) if pairs[-1][0] is None else None
    return sa.case(*whens, else_=other)


def _coalesce(sql: Postgresql, node: Call) -> Sql:
    return sa.func.coalesce(*[_typed(sql, arg, node.type) for arg in node.args])


def _iferror(sql: Postgresql, node: Call) -> Sql:
    fault = sql.fault(node.args[0])
    if _is_false(fault):
        return _typed(sql, node.args[0], node.type)
    return sa.case((fault, _typed(sql, node.args[1], node.type)), else_=_typed(sql, node.args[0], node.type))


_STRUCTURE: dict[str, Any] = {
    "IF": _choice,
    "IFS": _choice,
    "SWITCH": _choice,
    "COALESCE": _coalesce,
    "IFERROR": _iferror,
    **aggregate_builders,
}
