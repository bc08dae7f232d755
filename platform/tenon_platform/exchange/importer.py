"""Imports: steered, and run in chunks. Each chunk is one transaction, so a crash loses and repeats nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import FormShape
from tenon_engines.kernel.errors import Conflict, NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import FormRights, Rights, demand
from tenon_platform.exchange import import_store
from tenon_platform.exchange.import_reader import Reader
from tenon_platform.exchange.import_rows import Machine, save_rows
from tenon_platform.exchange.import_source import columns_of, format_of, import_path, layout_of
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.mapper import Mapper
from tenon_platform.exchange.mapping import compile_mapping
from tenon_platform.exchange.references import References
from tenon_platform.exchange.targets import denied_fields
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx
from tenon_platform.work import jobs

CHUNK = 500
TASK = "import_chunk"
MOVES = {
    "run": ({"ready", "paused"}, "running"),
    "pause": ({"running"}, "paused"),
    "resume": ({"paused"}, "running"),
    "cancel": ({"ready", "running", "paused"}, "cancelled"),
}

_machines: "WeakKeyDictionary[Tenant, dict[int, Machine]]" = WeakKeyDictionary()
# The file that was checked last: who runs it need not go through it again while other writers wait.
_checked: "WeakKeyDictionary[Tenant, tuple[int, list[dict[str, Any]], int, Reader]]" = WeakKeyDictionary()


def move(tx: Tx, number: int, verb: str, now: datetime) -> Run:
    """Starts, pauses, resumes or cancels; raises Conflict when the run is not in a state for it."""
    run = import_store.read(tx, number, lock=True)
    if verb not in MOVES:
        raise NotFound(Text(f"没有操作“{verb}”", f"There is no action {verb!r}"))
    allowed, state = MOVES[verb]
    if run.state not in allowed:
        raise Conflict(Text("这次导入现在不能这样操作", "The import is not in a state for that"), path="/state")
    if verb == "run" and not run.mapping:
        raise ValidationError([Problem("no_mapping", "/mapping", Text("还没有对应任何字段", "No field is mapped yet"))])
    if state != "running":
        import_store.update(tx, number, state=state, finished_at=now)
    else:
        held = now - run.finished_at if run.finished_at else timedelta(0)
        started = run.started_at + held if run.started_at else now
        import_store.update(tx, number, state=state, started_at=started, finished_at=None)
        jobs.enqueue(tx, TASK, {"run": number}, dedup_key=f"import:{number}:{run.done}", now=now)
    return import_store.read(tx, number)


def forget(tenant: Tenant) -> None:
    """Drops what the process keeps between chunks, as a restart does."""
    _machines.pop(tenant, None)
    _checked.pop(tenant, None)


def keep_checked(tenant: Tenant, run: Run, machine: Machine) -> None:
    _checked[tenant] = run.id, run.mapping, machine.epoch, machine.reader


def demand_mode(mode: str, rights: Rights) -> None:
    """History goes past rules, flows and approvals with any state that the file says: administrators only."""
    if mode == "history":
        demand(rights.is_admin, Text("按历史数据导入", "importing data as history"))


def demand_idle(run: Run) -> None:
    """A mapping may change only before the first row is in."""
    if run.state != "ready":
        raise Conflict(
            Text("导入已经开始，不能再改对应关系", "The import has begun; its mapping is fixed"), path="/state"
        )


def check_mapping(work: Work, run: Run, mapping: Sequence[Mapping[str, Any]], rights: Rights) -> Mapper:
    """The compiled mapping; raises ValidationError naming each wrong entry, each required field left out, and each
    field that the person may not write."""
    plan = work.plans.form(run.form)
    demand_writable(plan.shape, mapping, rights.form(run.form))
    history = run.mode == "history"
    keys = run.layout.get("keys", record_keys(plan))
    return compile_mapping(mapping, columns_of(run.layout), plan.shape, work.context, history=history, keys=keys)


def record_keys(plan: FormPlan) -> list[list[str]]:
    """The fields that no two records have in common: rows of a file that agree in them are lines of one record."""
    return [list(key.fields) for key in plan.unique if not key.table]


def demand_writable(shape: FormShape, mapping: Sequence[Mapping[str, Any]], rights: FormRights) -> None:
    """An import is no way around the rights on fields."""
    denied = denied_fields(shape, rights)
    problems = []
    for index, entry in enumerate(mapping):
        key = str(entry.get("target")).partition(".")[0]
        if key in denied:
            name = shape.fields[key].name
            message = Text(f"没有权限修改“{name.zh}”", f"You may not change {name.en!r}")
            hint = Text("请去掉这一项", "leave this entry out")
            problems.append(Problem("field_denied", f"/mapping/{index}/target", message, hint))
    if problems:
        raise ValidationError(problems)


def run_chunk(work: Work, number: int, rights: Rights) -> bool:
    """The next rows of a running import, with their progress, in the caller's transaction. False when there is no next."""
    run = import_store.read(work.tx, number, lock=True)
    if run.state != "running":
        return False
    if "keys" not in run.layout:  # the order of the rows follows from them: they stay the same to the end
        layout = {**run.layout, "keys": record_keys(work.plans.form(run.form))}
        import_store.update(work.tx, number, layout=layout)
        run = replace(run, layout=layout)
    machine = _machine(work, run, rights)
    if machine.reader.at != run.done:
        machine.reader = _reader(work, run, machine.mapper).wind(run.done)
    rows = machine.reader.take(CHUNK)
    outcome = save_rows(work, run, machine, rows)
    import_store.keep_rows(work.tx, run, outcome.made, outcome.refused)
    done = run.done + len(rows)
    finished = len(rows) < CHUNK
    import_store.update(
        work.tx,
        number,
        done=done,
        total=done if finished else max(run.total, done),
        created=run.created + outcome.records,
        skipped=run.skipped + outcome.skipped,
        failed=run.failed + len(outcome.refused),
        state="done" if finished else "running",
        finished_at=work.now if finished else None,
    )
    if finished:
        _machines.setdefault(work.tx.tenant, {}).pop(number, None)
        return False
    jobs.enqueue(work.tx, TASK, {"run": number}, dedup_key=f"import:{number}:{done}", now=work.now)
    return True


def _machine(work: Work, run: Run, rights: Rights) -> Machine:
    kept = _machines.setdefault(work.tx.tenant, {})
    machine = kept.get(run.id)
    if machine is None or machine.epoch != work.plans.epoch:
        machine = kept[run.id] = make_machine(work, run, rights)
    return machine


def make_machine(work: Work, run: Run, rights: Rights) -> Machine:
    mapper = check_mapping(work, run, run.mapping, rights)
    scopes = {
        entry.field.target: rights.form(entry.field.target).read for entry in mapper.entries if entry.field.target
    }
    references = References(work.plans, scopes, work.context)
    return Machine(_reader(work, run, mapper), mapper, references, work.plans.epoch)


def _reader(work: Work, run: Run, mapper: Mapper) -> Reader:
    tenant = work.tx.tenant
    if run.state == "running" and (checked := _checked.pop(tenant, None)) is not None:
        *known, reader = checked
        if known == [run.id, run.mapping, work.plans.epoch]:
            return reader.again()
    key = mapper.key if mapper.merges else None
    return Reader(import_path(tenant, run.id), format_of(run.layout), layout_of(run.layout), key)
