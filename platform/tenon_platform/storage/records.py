"""The statements of one form's records, built once per plan: rows from values, values from rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.fields.field_type import Vault
from tenon_engines.form.plan import Env, FieldPlan, FormPlan
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.generated import picker
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

SYSTEM = ("id", "rev", "created_at", "created_by", "updated_at", "updated_by", "deleted_at")
LINE = ("id", "parent_id", "line_no")
KEPT_UPDATES = 256
AT_ONCE = 8
Bound = tuple[str, Sequence[Any]]


class TableStatements:
    """One table: a record's own, or a subtable's."""

    def __init__(self, table: sa.Table, fields: Mapping[str, FieldPlan], system: Sequence[str]) -> None:
        stored = [field for field in fields.values() if field.column]
        self.table = table
        self.system = tuple(system)
        self.plain = tuple(field.key for field in stored if len(field.columns) == 1)
        self.composed = tuple(
            (field.key, tuple(column.name for column in field.columns), field.result)
            for field in stored
            if len(field.columns) > 1
        )
        self._pick = picker(self.plain)
        self.names = (*self.system, *(field.key for field in stored))
        self.columns = [table.c[name] for name in self.names]
        self.insert = Statement(sa.insert(table))
        self._wide: dict[tuple[DialectName, int], str] = {}
        self._updates: dict[tuple[str, ...], Statement] = {}
        self.delete = Statement(sa.delete(table).where(table.c.id.in_(sa.bindparam("ids", expanding=True))))

    def inserted(self, dialect: DialectName, rows: list[dict[str, Any]]) -> Bound:
        """One insert of a few rows: the text of one row with more rows behind, bound row by row."""
        bind = self.insert.on(dialect).bind
        text, first = bind(rows[0])
        if len(rows) == 1:
            return text, first
        wide = self._wide.get((dialect, len(rows)))
        if wide is None:
            head, word, row = text.partition(" VALUES ")
            wide = self._wide[dialect, len(rows)] = head + word + ", ".join([row] * len(rows))
        arguments = list(first)
        for values in rows[1:]:
            arguments += bind(values)[1]
        return wide, arguments

    def updated(self, names: tuple[str, ...]) -> Statement:
        """The update of these columns of the row `row_id`."""
        statement = self._updates.get(names)
        if statement is None:
            if len(self._updates) >= KEPT_UPDATES:
                self._updates.clear()
            values = {name: sa.bindparam(name, type_=self.table.c[name].type) for name in names}
            expression = sa.update(self.table).where(self.table.c.id == sa.bindparam("row_id")).values(values)
            statement = self._updates[names] = Statement(expression)
        return statement

    def row(self, values: Env, vault: Vault) -> dict[str, Any]:
        """All columns of the fields."""
        row = self._pick(values.get)
        get = values.get
        for key, names, kind in self.composed:
            value = get(key)
            if value is None:
                row.update(dict.fromkeys(names))
            else:
                row.update(zip(names, kind.store(value, vault), strict=True))
        return row

    def part(self, keys: Iterable[str], values: Env, vault: Vault) -> dict[str, Any]:
        """The columns of some fields."""
        wanted = set(keys)
        row = {key: values.get(key) for key in self.plain if key in wanted}
        for key, names, kind in self.composed:
            if key in wanted:
                value = values.get(key)
                stored = (None,) * len(names) if value is None else kind.store(value, vault)
                row.update(zip(names, stored, strict=True))
        return row

    def env(self, row: Sequence[Any], vault: Vault) -> Env:
        """A row of `columns` as values, composed ones with their parts."""
        values: Env = dict(zip(self.names, row, strict=True))
        for key, _, kind in self.composed:
            stored = values[key]
            if stored is not None:
                value = values[key] = kind.restore(stored, vault)
                for part, piece in kind.spread(value).items():
                    values[f"{key}.{part}"] = piece
        return values


class RecordStatements:
    """Everything one form reads and writes by id."""

    def __init__(self, plan: FormPlan) -> None:
        self.own = TableStatements(plan.tables[""], plan.fields, SYSTEM)
        self.lines = {
            key: TableStatements(plan.tables[key], subtable.fields, LINE) for key, subtable in plan.subtables.items()
        }
        table = self.own.table
        by_ids = sa.select(*self.own.columns).where(table.c.id.in_(sa.bindparam("ids", expanding=True)))
        self._read = Statement(by_ids)
        # not key_share: whoever writes a row that refers to one of these has to wait for what becomes of it
        self._lock = Statement(by_ids.order_by(table.c.id).with_for_update())
        self._read_lines = {
            key: Statement(
                sa.select(*one.columns)
                .where(one.table.c.parent_id.in_(sa.bindparam("ids", expanding=True)))
                .order_by(one.table.c.parent_id, one.table.c.line_no, one.table.c.id)
            )
            for key, one in self.lines.items()
        }

    def read(self, tx: Tx, ids: Iterable[int], vault: Vault, *, lock: bool = False) -> dict[int, Env]:
        """Records by id, also those in the bin; `lock` keeps them until the transaction ends."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        rows = tx.all(self._lock if lock and tx.dialect == "postgresql" else self._read, {"ids": wanted})
        return {row[0]: self.own.env(row, vault) for row in rows}

    def read_lines(self, tx: Tx, subtable: str, ids: Iterable[int], vault: Vault) -> dict[int, list[Env]]:
        """Rows of the subtable by record."""
        wanted = sorted(set(ids))
        found: dict[int, list[Env]] = {number: [] for number in wanted}
        if wanted:
            statements = self.lines[subtable]
            for row in tx.all(self._read_lines[subtable], {"ids": wanted}):
                line = statements.env(row, vault)
                found[line["parent_id"]].append(line)
        return found


def statements(plan: FormPlan) -> RecordStatements:
    known: RecordStatements | None = plan.cache.get("records")
    if known is None:
        known = plan.cache["records"] = RecordStatements(plan)
    return known
