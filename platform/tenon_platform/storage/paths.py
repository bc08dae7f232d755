"""Reads chosen keys of records of one form, through references: `list_price`, `product.tax_rate`, `address.city`."""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.fields.field_type import Vault
from tenon_engines.form.plan import Env, FormPlan
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

Forms = Mapping[str, FormPlan]
Restore = tuple[int, Any]


class PathQuery:
    """One statement for a set of keys: the form's table, joined along references."""

    def __init__(self, forms: Forms, form: str, keys: Iterable[str]) -> None:
        self.keys = tuple(sorted(keys))
        self._forms = forms
        self._joins: dict[str, sa.FromClause] = {}
        plan = forms[form]
        root = plan.tables[""].alias("t")
        self._source: sa.FromClause = root
        self._restores: list[Restore] = []
        columns = [self._column(plan, root, key, "", index) for index, key in enumerate(self.keys)]
        query = sa.select(root.c.id, *columns).select_from(self._source)
        live = query.where(root.c.id.in_(sa.bindparam("ids", expanding=True)), root.c.deleted_at.is_(None))
        self._statement = Statement(live)

    def read(self, tx: Tx, ids: Iterable[int], vault: Vault) -> dict[int, tuple[Any, ...]]:
        """Values in the order of `keys`, by id; records that are gone are absent."""
        wanted = list(ids)
        if not wanted:
            return {}
        rows = tx.all(self._statement, {"ids": wanted})
        if not self._restores:
            return {row[0]: row[1:] for row in rows}
        found: dict[int, tuple[Any, ...]] = {}
        for row in rows:
            values = list(row[1:])
            for index, restore in self._restores:
                if values[index] is not None:
                    values[index] = restore(values[index], vault)
            found[row[0]] = tuple(values)
        return found

    def _column(self, plan: FormPlan, table: sa.FromClause, key: str, way: str, index: int) -> sa.ColumnElement[Any]:
        head, _, rest = key.partition(".")
        field = plan.fields.get(head)
        if field is None or not rest:
            if field is not None and len(field.columns) > 1:
                self._restores.append((index, field.result.restore))
            column: sa.ColumnElement[Any] = table.c[head]
            return column
        if field.target is None:
            part: sa.ColumnElement[Any] = table.c[f"{head}__{rest}"]
            return part
        step = f"{way}.{head}"
        joined = self._joins.get(step)
        target = self._forms[field.target]
        if joined is None:
            joined = self._joins[step] = target.tables[""].alias(f"j{len(self._joins)}")
            self._source = self._source.outerjoin(joined, joined.c.id == table.c[head])
        return self._column(target, joined, rest, step, index)


def path_query(forms: Forms, form: str, keys: frozenset[str]) -> PathQuery:
    """The query for these keys, made once per published state of the form and its neighbours."""
    cache = forms[form].cache.setdefault("paths", {})
    known = cache.get(keys)
    if known is None or known[0] is not forms:
        if len(cache) > 256:
            cache.clear()
        known = cache[keys] = (forms, PathQuery(forms, form, keys))
    query: PathQuery = known[1]
    return query


def attach(tx: Tx, forms: Forms, form: str, root: str, keys: frozenset[str], rows: list[Env], vault: Vault) -> None:
    """Puts `root.key` of the referenced record into each row, and `root.id` where that record exists."""
    ids = {row[root] for row in rows if row.get(root) is not None}
    query = path_query(forms, form, keys)
    found = query.read(tx, ids, vault) if ids else {}
    names = [f"{root}.{key}" for key in query.keys]
    own = f"{root}.id"
    nothing = (None,) * len(names)
    for row in rows:
        wanted = row.get(root)
        values = found.get(wanted, nothing) if wanted is not None else nothing
        row[own] = wanted if wanted in found else None
        for name, value in zip(names, values, strict=True):
            row[name] = value
