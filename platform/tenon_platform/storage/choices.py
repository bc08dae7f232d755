"""How many records hold a value of a field, or one of its choices; deleted ones too, for they come back with it."""

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause
from sqlalchemy.dialects.postgresql import JSONB

from tenon_engines.form.fields.multi_select import MultiSelect
from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.query_count import AT_MOST
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

Count = tuple[int, bool]


def records_with_value(tx: Tx, plan: FormPlan | None, path: str, at_most: int = AT_MOST) -> Count:
    """How many records have something in the field, and whether there are more than `at_most`; none for a field that
    is not published, or that has no column. A subtable's own key asks for records with rows."""
    if plan is None:
        return 0, False
    if path in plan.subtables:
        return _count(tx, plan, path, sa.true(), at_most)
    table, field = _field(plan, path)
    if field is None or not field.column:
        return 0, False
    columns = plan.tables[table].c
    holds = sa.or_(*(columns[column.name].is_not(None) for column in field.columns))
    return _count(tx, plan, table, holds, at_most)


def records_with_choice(tx: Tx, plan: FormPlan | None, path: str, choice: str, at_most: int = AT_MOST) -> Count:
    """How many records hold this option or state, themselves or in one of their rows."""
    table, field = _field(plan, path) if plan is not None else ("", None)
    if plan is None or field is None or not field.column:
        return 0, False
    holds = _holds(plan.tables[table], field, tx.dialect)
    return _count(tx, plan, table, holds, at_most, choice)


def _field(plan: FormPlan, path: str) -> tuple[str, FieldPlan | None]:
    table, _, key = path.rpartition(".")
    if table:
        return table, plan.subtables[table].fields.get(key) if table in plan.subtables else None
    return "", plan.fields.get(key)


def _holds(table: FromClause, field: FieldPlan, dialect: DialectName) -> ColumnElement[bool]:
    column, choice = table.c[field.columns[0].name], sa.bindparam("choice", type_=sa.Text)
    if not isinstance(field.result, MultiSelect):
        return column == choice
    if dialect == "postgresql":
        return sa.cast(column, JSONB).op("@>", is_comparison=True)(sa.func.to_jsonb(choice))
    each = sa.func.json_each(column).table_valued("value")
    return sa.exists(sa.select(sa.literal_column("1")).select_from(each).where(each.c.value == choice))


def _count(tx: Tx, plan: FormPlan, table: str, holds: ColumnElement[bool], most: int, choice: str = "") -> Count:
    """Counts no further than one more than is asked for."""
    rows = plan.tables[table]
    owner = rows.c.parent_id if table else rows.c.id
    found = sa.select(owner).where(holds).limit(sa.bindparam("most", type_=sa.Integer))
    counting = Statement(sa.select(sa.func.count()).select_from((found.distinct() if table else found).subquery("n")))
    number = int(tx.scalar(counting, {"most": most + 1, **({"choice": choice} if choice else {})}))
    return min(number, most), number > most
