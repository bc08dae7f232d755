"""Rows that refer to a record. The record is bound, so that one statement serves the page of every record."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause

from tenon_engines.form.plan import FormPlan


@dataclass(frozen=True, slots=True)
class Related:
    """`field` holds the reference: one of the form, or `lines.field` of a subtable's rows."""

    field: str
    id: int


def refers(table: FromClause, plan: FormPlan, related: Related) -> ColumnElement[bool]:
    """Rows of `table` whose reference, or that of a row below them, is the bound record."""
    subtable, _, key = related.field.rpartition(".")
    record = sa.bindparam("related", type_=sa.BigInteger)
    if not subtable:
        return table.c[key] == record
    rows = plan.tables[subtable].alias("r")
    return table.c.id.in_(sa.select(rows.c.parent_id).where(rows.c[key] == record))
