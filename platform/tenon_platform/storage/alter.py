"""From the tables that are there to those a new plan needs: previewed in words, applied in the publish transaction.

Nothing is dropped: a removed field keeps its column and its values.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from tenon_engines.form.plan import FieldPlan, FormPlan, RowConstraint
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.storage import introspect
from tenon_platform.storage.backfill import fill_copies, fill_defaults, fill_initials, same_for_all
from tenon_platform.storage.constraints import expression, foreign_keys, pushed_down, trigger_ddl
from tenon_platform.storage.dialect import DIALECTS
from tenon_platform.storage.duplicates import duplicates
from tenon_platform.storage.indexes import index_plans
from tenon_platform.storage.transaction import Tx

Plans = Mapping[str, FormPlan]


@dataclass(frozen=True, slots=True)
class TableChange:
    """One change with its effect on data. A `warning` wants consent to its code; an `error` cannot be published."""

    code: str
    path: str
    text: Text
    effect: Text | None = None
    severity: Literal["info", "warning", "error"] = "info"
    field: str = ""  # the key of the field that comes or goes


def preview_changes(tx: Tx, old: Plans, new: Plans) -> list[TableChange]:
    """What publishing `new` over `old` does to tables and data. Nothing is written."""
    found: list[TableChange] = []
    for key, plan in new.items():
        if plan.document != (old[key].document if key in old else None):
            found += _preview(tx, old.get(key), plan)
    return found


def apply_changes(tx: Tx, old: Plans, new: Plans) -> None:
    """Creates and alters; tables of all forms first, then what refers to them."""
    changed = [plan for key, plan in new.items() if key not in old or plan.document != old[key].document]
    wrong = [change for plan in changed for change in _impossible(tx, old.get(plan.key), plan)]
    if wrong:
        raise DefinitionError([Problem(change.code, change.path, change.text, change.effect) for change in wrong])
    for plan in changed:
        fill_defaults(tx, plan, _tables(tx, plan))
    for plan in changed:
        _foreign_keys(tx, plan)
        fill_initials(tx, old.get(plan.key), plan)
        fill_copies(tx, plan)
        _indexes(tx, plan)
        _constraints(tx, plan)


def _preview(tx: Tx, old: FormPlan | None, plan: FormPlan) -> Iterator[TableChange]:
    if old is None:
        yield TableChange("", "", Text(f"新建表单“{plan.name.zh}”的数据表", f"Creates the table of {plan.name.en!r}"))
        return
    yield from _impossible(tx, old, plan)
    for table, fields in _fields_of(plan).items():
        before = _fields_of(old).get(table, {})
        for key, field in fields.items():
            if field.column and key not in before:
                effect = Text("已有记录此字段为空", "Empty in records that exist")
                if same_for_all(field) is not None:
                    effect = Text("已有记录取它的默认值", "Records that exist take its default")
                text = Text(f"新增字段“{field.name.zh}”", f"Adds the field {field.name.en!r}")
                yield TableChange("", field.pointer, text, effect, field=key)
        for key, field in before.items():
            if field.column and key not in fields:
                yield _removed(tx, plan, table, field)
    yield from _broken(tx, plan)


def _removed(tx: Tx, plan: FormPlan, table: str, field: FieldPlan) -> TableChange:
    text = Text(f"移除字段“{field.name.zh}”", f"Removes the field {field.name.en!r}")
    name = plan.tables[table].name if table in plan.tables else ""
    count = 0
    if name and field.key in introspect.columns(tx, name):
        count = tx.sql(f'SELECT count(*) FROM "{name}" WHERE "{field.key}" IS NOT NULL')[0][0]
    effect = Text(
        f"{count} 条记录有值；数据保留，不再显示", f"{count} records have a value; it is kept but no longer shown"
    )
    return TableChange("field_removed", "/fields", text, effect, "warning" if count else "info", field.key)


def _broken(tx: Tx, plan: FormPlan) -> Iterator[TableChange]:
    """Checks that old rows do not meet: they stay, and are asked for when such a row is edited."""
    for constraint, text in pushed_down(plan, tx.dialect):
        count = _breaking(tx, plan, constraint, text)
        if count:
            words = Text(
                f"{count} 条已有记录不满足：{constraint.message.zh}", f"{count} records break: {constraint.message.en}"
            )
            effect = Text(
                "从现在起生效；这些记录下次编辑时须补正", "Holds from now on; those records must be mended when edited"
            )
            yield TableChange("old_rows_break", constraint.path, words, effect, "warning")


def _breaking(tx: Tx, plan: FormPlan, constraint: RowConstraint, text: str) -> int:
    name = plan.tables[constraint.table].name
    if not set(constraint.formula.keys) | {constraint.required_field or "id"} <= introspect.columns(tx, name):
        return int(tx.sql(f'SELECT count(*) FROM "{name}"')[0][0]) if introspect.columns(tx, name) else 0
    escaped = text.replace("%", "%%") if tx.dialect == "postgresql" else text
    return int(tx.sql(f'SELECT count(*) FROM "{name}" WHERE NOT ({escaped})')[0][0])


def _impossible(tx: Tx, old: FormPlan | None, plan: FormPlan) -> Iterator[TableChange]:
    """Changes of a column's type, and unique keys that old rows break."""
    if old is None:
        return
    dialect = DIALECTS[tx.dialect]
    for table, fields in _fields_of(plan).items():
        before = _fields_of(old).get(table, {})
        for key, field in fields.items():
            former = before.get(key)
            if former is None or not former.column or not field.column:
                continue
            types = [one.columns[0].type.compile(dialect=dialect) for one in (former, field)]
            if types[0] != types[1] or former.target != field.target:
                text = Text(f"字段“{field.name.zh}”不能改变类型", f"The type of {field.name.en!r} cannot change")
                hint = Text("请新建一个字段", "make a new field instead")
                yield TableChange("type_change", f"{field.pointer}/type", text, hint, "error")
    for unique in plan.unique:
        twice = duplicates(tx, plan, unique)
        if twice is not None:
            yield TableChange("duplicates", "/unique", twice, Text("请先合并重复记录", "merge them first"), "error")


def _fields_of(plan: FormPlan) -> dict[str, Mapping[str, FieldPlan]]:
    return {"": plan.fields, **{key: subtable.fields for key, subtable in plan.subtables.items()}}


def _tables(tx: Tx, plan: FormPlan) -> dict[str, list[str]]:
    """Makes the tables and columns that are missing; gives the columns that came to tables with records."""
    added: dict[str, list[str]] = {}
    for key, table in plan.tables.items():
        known = introspect.columns(tx, table.name)
        if not known:
            if tx.dialect == "sqlite":
                tx.ddl(_with_references(plan, table))
            else:
                tx.ddl(CreateTable(table))
            continue
        for column in table.columns:
            if column.name not in known:
                tx.ddl(f'ALTER TABLE "{table.name}" ADD COLUMN {_column_ddl(tx, plan, column)}')
                added.setdefault(key, []).append(column.name)
    return added


def _with_references(plan: FormPlan, table: sa.Table) -> str:
    """SQLite takes foreign keys only with the column itself; the target may come later."""
    text = str(CreateTable(table).compile(dialect=DIALECTS["sqlite"])).strip()
    keys = [
        f'FOREIGN KEY ("{key.column}") REFERENCES "{key.target}" (id)'
        for key in foreign_keys(plan)
        if key.table == table.name
    ]
    return text[:-1].rstrip() + "".join(f", {key}" for key in keys) + ")"


def _column_ddl(tx: Tx, plan: FormPlan, column: sa.Column[object]) -> str:
    dialect = DIALECTS[tx.dialect]
    text = f'"{column.name}" {column.type.compile(dialect=dialect)}'
    if tx.dialect == "sqlite":
        for key in foreign_keys(plan):
            if (key.table, key.column) == (column.table.name, column.name):
                text += f' REFERENCES "{key.target}" (id)'
    return text


def _foreign_keys(tx: Tx, plan: FormPlan) -> None:
    if tx.dialect == "sqlite":
        return
    for key in foreign_keys(plan):
        if key.name not in introspect.constraints(tx, key.table):
            tx.ddl(
                f'ALTER TABLE "{key.table}" ADD CONSTRAINT "{key.name}"'
                f' FOREIGN KEY ("{key.column}") REFERENCES "{key.target}" (id)'
            )


def _indexes(tx: Tx, plan: FormPlan) -> None:
    wanted = {index.name: index for index in index_plans(plan)}
    for table in plan.tables.values():
        known = introspect.indexes(tx, table.name)
        for name in sorted(known - wanted.keys()):
            tx.ddl(f'DROP INDEX "{name}"')
        for name, index in wanted.items():
            if index.table == table.name and name not in known:
                tx.ddl(index.ddl())


def _constraints(tx: Tx, plan: FormPlan) -> None:
    """Remade: what no old row breaks is held by the database, the rest by the pipeline alone."""
    held = [one for one, text in pushed_down(plan, tx.dialect) if not _breaking(tx, plan, one, text)]
    for key, table in plan.tables.items():
        if tx.dialect == "sqlite":
            for trigger in introspect.triggers(tx, table.name):
                tx.ddl(f'DROP TRIGGER "{trigger}"')
            for text in trigger_ddl(plan, key, held):
                tx.ddl(text)
            continue
        for name, kind in introspect.constraints(tx, table.name).items():
            if kind == "c":
                tx.ddl(f'ALTER TABLE "{table.name}" DROP CONSTRAINT "{name}"')
        for constraint in held:
            if constraint.table == key:
                text = expression(plan, constraint, tx.dialect) or "TRUE"
                tx.ddl(f'ALTER TABLE "{table.name}" ADD CONSTRAINT "{constraint.name}" CHECK ({text})')
