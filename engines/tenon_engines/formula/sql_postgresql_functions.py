"""The functions in PostgreSQL. None of them may raise: what Python refuses is NULL here, and a fault of its own."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import func

from tenon_engines.formula.sql_postgresql_dates import Builder, date_builders, date_faults
from tenon_engines.formula.sql_postgresql_numbers import number_builders, number_faults
from tenon_engines.formula.sql_postgresql_texts import text_builders, text_faults
from tenon_engines.formula.sql_types import Sql
from tenon_engines.formula.tree import Call


def _xor(sql: Any, node: Call, *values: Sql) -> Sql:
    result: Sql = func.coalesce(values[0], sa.false())
    for value in values[1:]:
        result = result != func.coalesce(value, sa.false())
    return result


builders: dict[str, Builder] = {
    "XOR": _xor,
    "ISNUMBER": lambda sql, node, value: value.is_not(None) if node.args[0].type.name == "number" else sa.false(),
    **number_builders,
    **text_builders,
    **date_builders,
}

faults: dict[str, Builder] = {**number_faults, **text_faults, **date_faults}
