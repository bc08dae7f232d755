"""A formula as an SQL expression. Predicates keep their conjuncts bare, so that indexes serve them."""

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.sql_fold import fold
from tenon_engines.formula.sql_native import is_native_tree
from tenon_engines.formula.sql_postgresql import Postgresql
from tenon_engines.formula.sql_ranges import to_ranges
from tenon_engines.formula.sql_sqlite import Sqlite
from tenon_engines.formula.sql_types import DialectName, Late, Resolve, Sql, SqlList, SqlTarget

__all__ = ["Late", "SqlList", "SqlTarget", "fault_sql", "is_native", "to_sql"]


def _translator(text: str, dialect: DialectName, resolve: Resolve, context: Context) -> Postgresql | Sqlite:
    return Sqlite(text, resolve, context) if dialect == "sqlite" else Postgresql(text, resolve, context)


def to_sql(
    formula: Formula,
    dialect: DialectName,
    resolve: Resolve,
    *,
    predicate: bool,
    context: Context,
    late: dict[str, Late] | None = None,
) -> Sql:
    """The expression; FormulaError (NOT_ALLOWED) where the database cannot compute it.

    `predicate`: for WHERE, EXISTS, CHECK (null counts as false); otherwise the value as Python would give it. NOW and
    the actor are bound from `context`, or, when a dict is given as `late`, become parameters: execute with
    `{name: each.value(context) for name, each in late.items()}`. A parameter that turns out null equals nothing.
    """
    tree = fold(to_ranges(formula.tree) if predicate else formula.tree, context, late)
    translator = _translator(formula.text, dialect, resolve, context)
    return translator.condition(tree) if predicate else translator.result(tree)


def fault_sql(formula: Formula, resolve: Resolve, context: Context) -> Sql:
    """PostgreSQL: true where the formula meets a run-time error."""
    return Postgresql(formula.text, resolve, context).fault(fold(formula.tree, context, None))


def is_native(formula: Formula, dialect: DialectName) -> bool:
    """May the formula become a constraint: own scalar fields only, no function of ours, no clock, no actor?"""
    if formula.uses_clock or formula.uses_actor or any("." in key for key in formula.keys):
        return False
    return is_native_tree(formula.tree)
