"""Fills columns that a new plan derives from values that are there: pinyin initials of texts that became searchable."""

from tenon_engines.form.fields.text import Text, pinyin_key
from tenon_engines.form.plan import FormPlan
from tenon_platform.storage.transaction import Tx

CHUNK = 5_000


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
