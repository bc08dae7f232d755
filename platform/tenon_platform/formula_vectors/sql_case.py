"""A case as one SELECT: its values become a row of a sub-query, its sub-tables further sub-queries."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from tenon_engines.formula.json_tree import value_json
from tenon_engines.formula.sql_types import DialectName, SqlList, SqlTarget, encode, sql_type
from tenon_engines.formula.types import Type
from tenon_platform.formula_vectors.case import Case

STORED_DIGITS = 15
MAX_SCALE = 8


def scaled(types: Mapping[str, Type], env: Mapping[str, Any]) -> dict[str, Type]:
    """The types with the scale of the numbers at hand, so that SQLite computes on integers where it can."""
    result = {}
    for key, type_ in types.items():
        if type_.is_rows and type_.item is not None:
            columns = {
                name: _scaled(column, [row.get(name) for row in env[key]])
                for name, column in (type_.item.columns or {}).items()
            }
            result[key] = replace(type_, item=replace(type_.item, columns=columns))
        else:
            result[key] = _scaled(type_, [env[key]])
    return result


def _scaled(type_: Type, values: list[Any]) -> Type:
    if type_.name != "number":
        return type_
    scale = 0
    numbers = [value for value in values if value is not None]
    for value in numbers:
        exponent = value.as_tuple().exponent
        scale = max(scale, -exponent if isinstance(exponent, int) else MAX_SCALE + 1)
    fits = scale <= MAX_SCALE and all(abs(value) < Decimal(10) ** (STORED_DIGITS - scale) for value in numbers)
    return replace(type_, scale=scale) if fits else type_


def _json_list(values: list[Any]) -> str:
    """Numbers stay numbers: JSON of the databases holds them exactly."""
    parts = [format(each, "f") if isinstance(each, Decimal) else json.dumps(value_json(each)) for each in values]
    return f"[{','.join(parts)}]"


class SqlCase:
    """The row of the case (`source`) and what its keys are in it (`resolve`)."""

    def __init__(self, case: Case, types: Mapping[str, Type], dialect: DialectName) -> None:
        self._dialect = dialect
        self._targets: dict[str, SqlTarget | SqlList] = {}
        scalars = {key: type_ for key, type_ in types.items() if not type_.is_rows}
        labels = {key: f"c{at}" for at, key in enumerate(scalars)}
        columns = [self._literal(case.env[key], type_).label(labels[key]) for key, type_ in scalars.items()]
        self.source = sa.select(sa.literal_column("1").label("id"), *columns).subquery("f")
        for key, type_ in scalars.items():
            self._targets[key] = SqlTarget(self.source.c[labels[key]], type_.scale)
        for at, (key, type_) in enumerate(types.items()):
            if type_.is_rows and type_.item is not None:
                self._rows(f"l{at}", key, type_.item.columns or {}, case.env[key])

    def resolve(self, key: str) -> SqlTarget | SqlList:
        return self._targets[key]

    def _rows(self, name: str, key: str, columns: Mapping[str, Type], rows: list[dict[str, Any]]) -> None:
        labels = {column: f"c{at}" for at, column in enumerate(columns)}
        queries = [
            sa.select(
                sa.literal_column("1" if row is not None else "0").label("parent_id"),
                sa.literal_column(str(number)).label("line_no"),
                *(
                    self._literal((row or {}).get(column), type_).label(labels[column])
                    for column, type_ in columns.items()
                ),
            )
            for number, row in enumerate([*rows, None])
        ]
        table = sa.union_all(*queries).subquery(name) if len(queries) > 1 else queries[0].subquery(name)
        self._targets[key] = SqlList(table, table.c.parent_id, self.source.c.id, table.c.line_no)
        for column, type_ in columns.items():
            self._targets[f"{key}.{column}"] = SqlTarget(table.c[labels[column]], type_.scale)

    def _literal(self, value: Any, type_: Type) -> sa.ColumnElement[Any]:
        if type_.name == "list":
            text = _json_list(value)
            written = sa.literal(text, sa.Text())
            return written if self._dialect == "sqlite" else sa.cast(written, JSONB)
        if self._dialect == "sqlite":
            return sa.literal(encode(value, type_), sa.types.NullType()) if value is not None else sa.null()
        kind = sql_type(type_, self._dialect)
        return sa.cast(sa.null() if value is None else sa.literal(value, kind), kind)
