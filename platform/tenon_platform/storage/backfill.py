"""Fills columns of records that are there: defaults of new fields, pinyin initials of texts that became searchable."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from tenon_engines.form.fields.status import Status
from tenon_engines.form.fields.text import Text, pinyin_key
from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_engines.formula.context import Context
from tenon_platform.storage import introspect
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

CHUNK = 5_000


def same_for_all(field: FieldPlan) -> Any:
    """What every record has in a new field: its first state, or a default that asks nothing of the record or the day."""
    if isinstance(field.kind, Status):
        return field.kind.initial
    if field.default is None or not field.default.is_constant or len(field.columns) != 1:
        return None
    return field.default.run({}, Context(now=datetime.now(UTC), tz=ZoneInfo("UTC")))


def fill_defaults(tx: Tx, plan: FormPlan, added: Mapping[str, Collection[str]]) -> None:
    """One update a table; `added` names the columns that have just come to each."""
    for table, names in added.items():
        fields = plan.subtables[table].fields if table else plan.fields
        values = {key: same_for_all(field) for key, field in fields.items() if key in names}
        known = {key: value for key, value in values.items() if value is not None}
        if known:
            tx.run(Statement(sa.update(plan.tables[table]).values(known)))


def fill_copies(tx: Tx, plan: FormPlan) -> None:
    """What rows keep of their record for a unique key that has no index yet."""
    own = plan.tables[""].name
    for one in plan.unique:
        if not one.table or one.name in introspect.indexes(tx, plan.tables[one.table].name):
            continue
        rows = plan.tables[one.table].name
        for column, key in one.copies.items():
            value = f'p."{key}"' if key else "1"
            tx.ddl(
                f'UPDATE "{rows}" SET "{column}" = (SELECT {value} FROM "{own}" p'
                f' WHERE p.id = "{rows}".parent_id AND p.deleted_at IS NULL)'
            )


def fill_initials(tx: Tx, old: FormPlan | None, plan: FormPlan) -> None:
    if old is None:
        return
    for key, field in plan.fields.items():
        former = old.fields.get(key)
        was = former is not None and isinstance(former.result, Text) and former.result.pinyin
        if field.column and former is not None and isinstance(field.result, Text) and field.result.pinyin and not was:
            _fill(tx, plan.tables[""].name, key)


def _fill(tx: Tx, table: str, key: str) -> None:
    mark = "?" if tx.dialect == "sqlite" else "%s"
    last = 0
    while True:
        rows = tx.sql(
            f'SELECT id, "{key}" FROM "{table}" WHERE id > {mark} AND "{key}" IS NOT NULL ORDER BY id LIMIT {CHUNK}',
            [last],
        )
        if not rows:
            return
        last = rows[-1][0]
        for number, text in rows:
            tx.sql(
                f'UPDATE "{table}" SET "{key}__pinyin" = {mark} WHERE id = {mark} RETURNING id',
                [pinyin_key(text), number],
            )
