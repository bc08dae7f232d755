"""The value of a formula as a column: a bare name is its column itself, so that types and indexes stay."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, type_coerce
from sqlalchemy.types import Boolean, Date, Text, TypeEngine

from tenon_engines.form.column_type import Moment, Number
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.sql_types import DialectName
from tenon_engines.formula.to_sql import Late, to_sql
from tenon_engines.formula.tree import Read

_ID = ("user", "department", "record")
_PLAIN: dict[str, TypeEngine[Any]] = {
    "text": Text(),
    "option": Text(),
    "bool": Boolean(),
    "date": Date(),
    "datetime": Moment(),
}


def value_sql(
    formula: Formula,
    dialect: DialectName,
    resolve: Callable[[str], Any],
    context: Context,
    late: dict[str, Late] | None = None,
) -> ColumnElement[Any]:
    """The formula's value with the column type that reads it back exactly."""
    if isinstance(formula.tree, Read):
        column: ColumnElement[Any] = resolve(formula.tree.key).column
        return column
    value = to_sql(formula, dialect, resolve, predicate=False, context=context, late=late)
    return type_coerce(value, column_type(formula))


def column_type(formula: Formula) -> TypeEngine[Any]:
    """How the value of a formula comes back from the database."""
    kind = formula.type
    if kind.name == "number":
        return Number(kind.scale if kind.scale is not None else 6)
    if kind.name in _ID:
        return BigInteger()
    return _PLAIN.get(kind.name, Text())
