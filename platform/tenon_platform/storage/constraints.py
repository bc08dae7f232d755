"""Checks that the database holds itself: CHECK and FOREIGN KEY on PostgreSQL, generated triggers on SQLite."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from tenon_engines.form.column_type import Number
from tenon_engines.form.plan import FormPlan, RowConstraint
from tenon_engines.form.tables import short_name, table_name
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import SqlTarget, is_native, to_sql
from tenon_platform.storage.dialect import DIALECTS, DialectName

# No constraint reads the clock or the actor; the translation wants a context all the same.
_CONTEXT = Context(datetime(2000, 1, 1, tzinfo=UTC), ZoneInfo("UTC"))


@dataclass(frozen=True, slots=True)
class ForeignKey:
    name: str
    table: str
    column: str
    target: str


def foreign_keys(plan: FormPlan) -> list[ForeignKey]:
    """References to other forms, and rows to their record."""
    found: list[ForeignKey] = []
    tables = [("", plan.fields), *((key, one.fields) for key, one in plan.subtables.items())]
    for table, fields in tables:
        name = plan.tables[table].name
        if table:
            found.append(ForeignKey(short_name(f"fk_{name[2:]}__parent"), name, "parent_id", plan.tables[""].name))
        for key, field in fields.items():
            if field.target is not None:
                found.append(ForeignKey(short_name(f"fk_{name[2:]}__{key}"), name, key, table_name(field.target)))
    return found


def pushed_down(plan: FormPlan, dialect: DialectName) -> list[tuple[RowConstraint, str]]:
    """The constraints this database can hold, with their SQL over the bare columns of the row."""
    found: list[tuple[RowConstraint, str]] = []
    for constraint in plan.constraints:
        text = expression(plan, constraint, dialect)
        if text is not None:
            found.append((constraint, text))
    return found


def expression(plan: FormPlan, constraint: RowConstraint, dialect: DialectName, prefix: str = "") -> str | None:
    """The constraint as SQL text; None when only the pipeline can check it."""
    if constraint.required_field is not None:
        return f'{prefix}"{constraint.required_field}" IS NOT NULL'
    if not is_native(constraint.formula, dialect):
        return None
    columns = plan.tables[constraint.table].c

    def resolve(key: str) -> SqlTarget:
        column = columns[key]
        scale = column.type.scale if isinstance(column.type, Number) else None
        element: Any = sa.literal_column(f'{prefix}"{key}"', column.type)
        return SqlTarget(element, scale)

    element = to_sql(constraint.formula, dialect, resolve, predicate=True, context=_CONTEXT)
    compiled = element.compile(dialect=DIALECTS[dialect], compile_kwargs={"literal_binds": True})
    return str(compiled).replace("%%", "%")


def trigger_ddl(plan: FormPlan, table: str, held: Iterable[RowConstraint]) -> list[str]:
    """One trigger before insert and one before update; the message is the constraint's name."""
    name = plan.tables[table].name
    tests = []
    for constraint in held:
        text = expression(plan, constraint, "sqlite", "NEW.")
        if text is not None and constraint.table == table:
            tests.append(f"SELECT RAISE(ABORT, 'tenon:{constraint.name}') WHERE NOT ({text});")
    if not tests:
        return []
    body = " ".join(tests)
    return [
        f'CREATE TRIGGER "t_{name[2:]}__{event.lower()}" BEFORE {event} ON "{name}" BEGIN {body} END'
        for event in ("INSERT", "UPDATE")
    ]
