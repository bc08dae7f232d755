"""Reads records by id as formulas see them: fields, rows of subtables, values behind references, live values."""

from collections.abc import Collection, Iterable

from tenon_engines.form.compute import run_live, spread_record
from tenon_engines.form.graph import Graph
from tenon_engines.form.plan import Env, FormPlan, Load
from tenon_platform.runtime.locking import locked
from tenon_platform.runtime.rollups import attach_rollups
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.paths import attach
from tenon_platform.storage.records import statements


def load(
    work: Work,
    form: str,
    ids: Iterable[int],
    *,
    keys: Collection[str] | None = None,
    lock: bool = False,
    trash: bool = False,
) -> dict[int, Env]:
    """Live records by id (or those in the bin); ids that do not exist are absent. `keys` None: everything the form shows (all rows, live
    values); else the form's own columns and what the keys name besides (`customer.level`, `lines.sku.price`)."""
    plan = work.plans.form(form)
    found = locked(work, plan, ids) if lock else statements(plan).read(work.tx, ids, work.vault)
    found = {number: values for number, values in found.items() if (values["deleted_at"] is not None) is trash}
    complete(work, plan, list(found.values()), keys)
    return found


def complete(work: Work, plan: FormPlan, records: list[Env], keys: Collection[str] | None) -> None:
    """Adds rows (where they are not known), values behind references and live values to records."""
    if not records:
        return
    wanted = _wanted(plan, keys)
    for table in sorted(wanted.tables):
        unread = [values for values in records if table not in values]
        if unread:
            add_lines(work, plan, table, unread)
    for load in wanted.loads:
        run_load(work, load, records)
    attach_rollups(work, plan, records, wanted.rollups)
    if wanted.live:
        for values in records:
            spread_record(plan, values)
            run_live(plan, values, work.context)


def add_lines(work: Work, plan: FormPlan, table: str, records: list[Env]) -> None:
    rows = statements(plan).read_lines(work.tx, table, [values["id"] for values in records], work.vault)
    for values in records:
        values[table] = rows[values["id"]]


def run_load(work: Work, load: Load, records: Iterable[Env]) -> None:
    """What lies behind one reference, for all records (or all their rows) in one query."""
    rows = [row for values in records for row in values.get(load.table) or ()] if load.table else list(records)
    if rows:
        attach(work.tx, work.plans.forms, load.form, load.root, load.keys, rows, work.vault)


def loads_for(plan: FormPlan, keys: Collection[str]) -> tuple[set[str], list[Load]]:
    """The subtables and the values behind references that these keys read, for records that are not saved yet."""
    wanted = _wanted(plan, keys)
    return wanted.tables, wanted.loads


class Wanted:
    """What a set of keys makes necessary."""

    __slots__ = ("live", "loads", "rollups", "tables")

    def __init__(self, tables: set[str], loads: list[Load], live: bool, rollups: tuple[str, ...]) -> None:
        self.tables = tables
        self.loads = loads
        self.live = live
        self.rollups = rollups


def _wanted(plan: FormPlan, keys: Collection[str] | None) -> Wanted:
    mark = ("wanted", None if keys is None else frozenset(keys))
    known: Wanted | None = plan.cache.get(mark)
    if known is None:
        known = plan.cache[mark] = _find(plan, keys)
    return known


def _find(plan: FormPlan, keys: Collection[str] | None) -> Wanted:
    all_rollups = tuple(key for key, field in plan.fields.items() if field.type == "rollup")
    asked = set(keys) if keys is not None else _shown(plan)
    live = {step.node for step in plan.live}
    graph = Graph(plan.fields, plan.subtables)
    reads = graph.reads(asked, "")
    nodes = {read.node for read in reads}
    uses_live = bool(live & nodes) or keys is None
    loads: dict[tuple[str, str], set[str]] = {}
    for read in reads:
        if read.root is not None:
            loads.setdefault((read.table, read.root), set()).add(read.rest)
    if uses_live:
        for place, one in plan.live_loads.items():
            loads.setdefault(place, set()).update(one.keys)
        nodes |= {node for step in plan.live for node in step.reads}
    tables = set(plan.subtables) if keys is None else {node.partition(".")[0] for node in nodes} & set(plan.subtables)
    rollups = all_rollups if uses_live else tuple(key for key in all_rollups if key in nodes)
    targets = {place: plan.loads[place].form for place in plan.loads}
    made = [Load(table, root, targets[table, root], frozenset(rest)) for (table, root), rest in sorted(loads.items())]
    return Wanted(tables, made, uses_live and bool(plan.live), rollups)


def _shown(plan: FormPlan) -> set[str]:
    """Keys of everything a reader of the whole record sees: columns and live lookups."""
    found = {field.env_key for field in plan.fields.values()}
    for key, subtable in plan.subtables.items():
        found |= {f"{key}.{field.env_key}" for field in subtable.fields.values()}
    return found
