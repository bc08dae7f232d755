"""Reads chosen keys of records of one form, through references: `list_price`, `product.tax_rate`, `address.city`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.fields.field_type import FieldType, Vault
from tenon_engines.form.plan import Env, FormPlan, Load
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

Forms = Mapping[str, FormPlan]
Restore = tuple[int, FieldType]


class PathQuery:
    """Keys of one form, of many records: the form's table, joined along references."""

    def __init__(self, forms: Forms, form: str, keys: Iterable[str]) -> None:
        self.keys = tuple(sorted(keys))
        root = forms[form].tables[""].alias("t")
        joins = Joins(forms, root)
        columns = [joins.column(forms[form], root, key) for key in self.keys]
        self._restores = joins.restores(1)
        query = sa.select(root.c.id, *columns).select_from(joins.source)
        live = query.where(root.c.id.in_(sa.bindparam("ids", expanding=True)), root.c.deleted_at.is_(None))
        self._statement = Statement(live)

    def read(self, tx: Tx, ids: Iterable[int], vault: Vault) -> dict[int, tuple[Any, ...]]:
        """Values in the order of `keys`, by id; records that are gone are absent."""
        rows = tx.all(self._statement, {"ids": list(ids)})
        return {row[0]: row[1:] for row in restored(rows, self._restores, vault)}


class JointQuery:
    """What lies behind several references of one record, in one statement: a join for each reference."""

    def __init__(self, forms: Forms, loads: Sequence[Load]) -> None:
        self.loads = loads
        self.names: list[str] = []
        columns: list[sa.ColumnElement[Any]] = []
        joins = Joins(forms, sa.select(sa.literal_column("1").label("one")).subquery("one"))
        for index, load in enumerate(loads):
            root = forms[load.form].tables[""].alias(f"r{index}")
            wanted = sa.and_(root.c.id == sa.bindparam(load.root, type_=sa.BigInteger()), root.c.deleted_at.is_(None))
            joins.source = joins.source.outerjoin(root, wanted)
            keys = ("id", *sorted(load.keys - {"id"}))
            self.names += [f"{load.root}.{key}" for key in keys]
            columns += [joins.column(forms[load.form], root, key, f"{index}") for key in keys]
        self._restores = joins.restores(0)
        self._statement = Statement(sa.select(*columns).select_from(joins.source))

    def attach(self, tx: Tx, row: Env, vault: Vault) -> None:
        found = tx.all(self._statement, {load.root: row.get(load.root) for load in self.loads})
        row.update(zip(self.names, restored(found, self._restores, vault)[0], strict=True))


class Joins:
    """Collects the joins that columns need, and which columns want restoring."""

    def __init__(self, forms: Forms, source: sa.FromClause) -> None:
        self.source = source
        self._forms = forms
        self._made: dict[str, sa.FromClause] = {}
        self._kinds: list[FieldType | None] = []

    def column(self, plan: FormPlan, table: sa.FromClause, key: str, way: str = "") -> sa.ColumnElement[Any]:
        head, _, rest = key.partition(".")
        field = plan.fields.get(head)
        if field is not None and rest and field.target is not None:
            step = f"{way}.{head}"
            target = self._forms[field.target]
            joined = self._made.get(step)
            if joined is None:
                joined = self._made[step] = target.tables[""].alias(f"j{len(self._made)}")
                self.source = self.source.outerjoin(joined, joined.c.id == table.c[head])
            return self.column(target, joined, rest, step)
        whole = field is not None and not rest and len(field.columns) > 1
        self._kinds.append(field.result if field is not None and whole else None)
        name = f"{head}__{rest}" if rest else head
        found: sa.ColumnElement[Any] = table.c[name]
        return found

    def restores(self, offset: int) -> tuple[Restore, ...]:
        return tuple((index + offset, kind) for index, kind in enumerate(self._kinds) if kind is not None)


def restored(rows: list[tuple[Any, ...]], restores: tuple[Restore, ...], vault: Vault) -> list[tuple[Any, ...]]:
    """The rows with composed values (an encrypted phone) in their readable form."""
    if not restores:
        return rows
    found: list[tuple[Any, ...]] = []
    for row in rows:
        values = list(row)
        for index, kind in restores:
            if values[index] is not None:
                values[index] = kind.restore(values[index], vault)
        found.append(tuple(values))
    return found


def path_query(forms: Forms, form: str, keys: frozenset[str]) -> PathQuery:
    """The query for these keys, made once."""
    cache: dict[frozenset[str], PathQuery] = forms[form].cache.setdefault("paths", {})
    known = cache.get(keys)
    if known is None:
        if len(cache) > 256:
            cache.clear()
        known = cache[keys] = PathQuery(forms, form, keys)
    return known


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


def attach_joint(tx: Tx, forms: Forms, plan: FormPlan, loads: Sequence[Load], row: Env, vault: Vault) -> None:
    """The same for several references of one record at once."""
    mark = ("joint", tuple(load.root for load in loads), tuple(load.keys for load in loads))
    known = plan.cache.get(mark)
    if known is None:
        known = plan.cache[mark] = JointQuery(forms, loads)
    known.attach(tx, row, vault)
