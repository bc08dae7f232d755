"""A list's statement, prepared once per (plan, fields, sort, filter, scope) and then only bound and run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late
from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.paths import Paths
from tenon_platform.storage.dialect import DIALECTS, DialectName
from tenon_platform.storage.live_column import live_column
from tenon_platform.storage.query_columns import Columns, Selected, stored_fields, title_column
from tenon_platform.storage.query_sort import Key, after, order, presence
from tenon_platform.storage.query_where import Condition, Rows, conditions
from tenon_platform.storage.related import Related
from tenon_platform.storage.row_writer import Cell, Writer, build_writer, wire_column
from tenon_platform.storage.search import Search
from tenon_platform.storage.statement import Statement

Sort = Sequence[tuple[str, bool]]
_MOST_STATEMENTS = 400
_SYSTEM_KINDS = {"id": "id", "rev": "number", "created_at": "datetime", "updated_at": "datetime", "created_by": "user",
                 "updated_by": "user"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list asks for, besides who asks: filter, order, fields, place. `restricted`: what they may not see."""

    filters: tuple[Condition, ...] = ()
    sort: Sort = ()
    search: Search | None = None
    cursor: str | None = None
    limit: int = 50
    fields: Sequence[str] | None = None
    restricted: Mapping[str, str] = field(default_factory=dict)
    reveal: Mapping[str, Cell] = field(default_factory=dict)
    trash: bool = False
    related: Related | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A list ready to be bound: what it selects, how its rows are written, and its statements by phase."""

    selected: tuple[Selected, ...]
    keys: tuple[Key, ...]
    writer: Writer
    to_python: tuple[Any, ...]
    late: Mapping[str, Late]
    statements: dict[tuple[int, tuple[bool, ...] | None], Statement]
    build: Callable[[int, tuple[bool, ...] | None], Statement]

    def statement(self, phase: int, empty: tuple[bool, ...] | None) -> Statement:
        """The statement of a phase, from the start or (with the nulls of the position) continued."""
        known = self.statements.get((phase, empty))
        if known is None:
            known = self.statements[phase, empty] = self.build(phase, empty)
        return known


def prepare(rows: Rows, plans: Any, listing: Listing, dialect: DialectName, context: Context) -> Prepared:
    """From the plan's cache, else made. What a formula knows only when it runs (NOW, the actor) is bound each time."""
    cache = rows.plan.cache.setdefault("lists", {})
    fields = None if listing.fields is None else tuple(listing.fields)
    key = (dialect, fields, tuple(listing.sort), tuple(listing.restricted.items()), rows.key())
    known: Prepared | None = cache.get(key)
    if known is None:
        if len(cache) >= _MOST_STATEMENTS:
            cache.clear()
        known = cache[key] = _prepare(rows, plans, listing, dialect, context)
    return known


def _prepare(rows: Rows, plans: Any, listing: Listing, dialect: DialectName, context: Context) -> Prepared:
    table = rows.plan.tables[""].alias("t")
    late: dict[str, Late] = {}
    live = live_column(plans.forms, dialect, context, late)
    paths = Paths(plans.forms, plans.shapes, rows.plan.key, table, live=live)
    columns = Columns(rows.plan, paths)
    for name in stored_fields(rows.plan, listing.fields, listing.restricted):
        columns.add(name)
    keys = sort_keys(rows.plan, paths, listing.sort)
    where = conditions(rows, paths, dialect, context, late, paged=True)
    chosen: list[sa.ColumnElement[Any]] = [table.c.id, table.c.rev]
    for each in columns.selected:
        chosen.append(wire_column(each.column, dialect).label(f"v{len(chosen)}"))
        if each.title is not None:
            chosen.append(each.title.label(f"v{len(chosen)}"))
    chosen += [key.column.label(f"s{index}") for index, key in enumerate(keys)]
    source = columns.joined()

    def build(phase: int, empty: tuple[bool, ...] | None) -> Statement:
        more = presence(keys, phase) + (after(keys, phase, empty) if empty is not None else [])
        select = sa.select(*chosen).select_from(source).where(*where, *more).order_by(*order(keys, phase))
        return Statement(select.limit(sa.bindparam("page", type_=sa.Integer)))

    own = DIALECTS[dialect]
    processors = tuple(key.column.type.dialect_impl(own).result_processor(own, None) for key in keys)
    writer = build_writer(columns.selected, dialect, listing.reveal)
    return Prepared(tuple(columns.selected), keys, writer, processors, late, {}, build)


def sort_keys(plan: FormPlan, paths: Paths, sort: Sort) -> tuple[Key, ...]:
    """The keys of a sort, always ending with the id in the direction of the last one."""
    keys: list[Key] = []
    desc = True
    for name, descending in sort:
        if name == "id":
            desc = descending
            break
        keys.append(_key(plan, paths, name, descending))
        desc = descending
    return (*keys, Key("id", paths.source.c.id, "id", desc, False))


def _key(plan: FormPlan, paths: Paths, name: str, desc: bool) -> Key:
    if name in _SYSTEM_KINDS:
        nullable = name.endswith("_by")
        return Key(name, paths.source.c[name], _SYSTEM_KINDS[name], desc, nullable)
    field = plan.fields.get(name)
    if field is None or not field.result.filterable or field.result.name in ("address", "multi_select"):
        raise ValidationError([_unsortable(plan, name)])
    if field.target is not None:
        title = title_column(paths.hop(field.env_key)) if "." not in field.env_key else None
        if title is not None:
            return Key(name, title, "text", desc, True)
    kind = field.result.value_type().name
    return Key(name, paths.column(field.env_key), kind, desc, True)


def _unsortable(plan: FormPlan, key: str) -> Problem:
    """A field that the list is not sorted by, called by its name where it has one."""
    name = plan.fields[key].name if key in plan.fields else Text(key, key)
    message = Text(f"不能按“{name.zh}”排序", f"The list cannot be sorted by “{name.en}”")
    return Problem("bad_sort", "/sort", message, Text("请选择列表中的其他字段", "choose another field"))
