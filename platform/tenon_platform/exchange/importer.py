"""Imports: upload, map, preview, run in chunks. Each chunk is one transaction, so a crash loses and repeats nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from tenon_engines.form.shape import FormShape
from tenon_engines.kernel.errors import Conflict, NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import FormRights, Rights, demand
from tenon_platform.exchange import import_store
from tenon_platform.exchange.import_source import Reader, SourceRow, columns_of, format_of, import_path
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.mapping import Mapper, compile_mapping
from tenon_platform.exchange.references import References
from tenon_platform.exchange.targets import denied_fields
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save_valid
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx
from tenon_platform.work import jobs

CHUNK = 500
PREVIEW_ROWS = 500
TASK = "import_chunk"
MOVES = {
    "run": ({"ready", "paused"}, "running"),
    "pause": ({"running"}, "paused"),
    "resume": ({"paused"}, "running"),
    "cancel": ({"ready", "running", "paused"}, "cancelled"),
}


@dataclass
class Outcome:
    """Of a chunk: rows that became records, rows that were refused and why, how many were there before."""

    made: list[tuple[SourceRow, int]] = field(default_factory=list)
    refused: list[tuple[SourceRow, list[Problem]]] = field(default_factory=list)
    skipped: int = 0


@dataclass
class Machine:
    """What an import needs again for every chunk; the process keeps it, a restart makes it again."""

    reader: Reader
    mapper: Mapper
    references: References
    epoch: int


_machines: "WeakKeyDictionary[Tenant, dict[int, Machine]]" = WeakKeyDictionary()


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
    started = run.started_at or (now if state == "running" else None)
    import_store.update(tx, number, state=state, started_at=started)
    if state == "running":
        jobs.enqueue(tx, TASK, {"run": number}, dedup_key=f"import:{number}:{run.done}", now=now)
    return import_store.read(tx, number)


def forget(tenant: Tenant) -> None:
    """Drops what the process keeps between chunks, as a restart does."""
    _machines.pop(tenant, None)


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
    return compile_mapping(mapping, columns_of(run.layout), plan.shape, work.context, history=history)


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


def preview(work: Work, run: Run, rights: Rights) -> dict[str, Any]:
    """What an import of the first rows would give, by doing it and taking it back: bad rows with their reasons."""
    machine = _make(work, run, rights)
    rows = machine.reader.take(PREVIEW_ROWS)
    outcome = Outcome()
    try:
        with work.tx.savepoint():
            outcome = _save_rows(work, run, machine, rows)
            raise _Rehearsed
    except _Rehearsed:
        pass
    refused = {row.n: problems for row, problems in outcome.refused}
    shown = [row for row in rows if row.n in refused][:100] + [row for row in rows if row.n not in refused][:20]
    return {
        "total": run.total,
        "checked": len(rows),
        "new": len(outcome.made),
        "skipped": outcome.skipped,
        "bad": len(outcome.refused),
        "rows": [(row, machine.mapper.shown(row.cells), refused.get(row.n, [])) for row in shown],
    }


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


def run_chunk(work: Work, number: int, rights: Rights) -> bool:
    """The next rows of a running import, with their progress, in the caller's transaction. False when there is no next."""
    run = import_store.read(work.tx, number, lock=True)
    if run.state != "running":
        return False
    machine = _machine(work, run, rights)
    if machine.reader.at != run.done:
        machine.reader = _reader(work.tx.tenant, run).wind(run.done)
    rows = machine.reader.take(CHUNK)
    outcome = _save_rows(work, run, machine, rows)
    import_store.keep_rows(work.tx, run, outcome.made, outcome.refused)
    done = run.done + len(rows)
    finished = len(rows) < CHUNK
    import_store.update(
        work.tx,
        number,
        done=done,
        total=done if finished else max(run.total, done),
        created=run.created + len(outcome.made),
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


def _save_rows(work: Work, run: Run, machine: Machine, rows: Sequence[SourceRow]) -> Outcome:
    """Saves what can be saved; the rest comes back with its problems."""
    outcome = Outcome()
    known = import_store.known(work.tx, run.form, rows)
    fresh = [row for row in rows if row.hash not in known]
    outcome.skipped = len(rows) - len(fresh)
    drafts = [machine.mapper.draft(row.cells) for row in fresh]
    machine.references.find(work.tx, (row[key] for draft in drafts for row, key, _ in draft.named))
    ready: list[tuple[SourceRow, Change]] = []
    for row, draft in zip(fresh, drafts, strict=True):
        problems = draft.problems + machine.references.put(draft.named)
        if problems:
            outcome.refused.append((row, problems))
        else:
            lines = {key: [line] for key, line in draft.lines.items()}
            ready.append((row, Change(run.form, values=draft.values, lines=lines, coerced=True)))
    saved, wrong = save_valid(work, [change for _, change in ready])
    outcome.made = [(ready[position][0], record.id) for position, record in sorted(saved.items())]
    outcome.refused += [(ready[position][0], problems) for position, problems in wrong.items()]
    outcome.refused.sort(key=lambda pair: pair[0].n)
    return outcome


def _machine(work: Work, run: Run, rights: Rights) -> Machine:
    kept = _machines.setdefault(work.tx.tenant, {})
    machine = kept.get(run.id)
    if machine is None or machine.epoch != work.plans.epoch:
        machine = kept[run.id] = _make(work, run, rights)
    return machine


def _make(work: Work, run: Run, rights: Rights) -> Machine:
    mapper = check_mapping(work, run, run.mapping, rights)
    scopes = {
        entry.field.target: rights.form(entry.field.target).read for entry in mapper.entries if entry.field.target
    }
    references = References(work.plans, scopes, work.context)
    return Machine(_reader(work.tx.tenant, run), mapper, references, work.plans.epoch)


def _reader(tenant: Tenant, run: Run) -> Reader:
    return Reader(import_path(tenant, run.id), format_of(run.layout), run.layout["header_row"])
