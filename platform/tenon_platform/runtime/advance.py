"""Drives a case through a command: run a step, apply its effects, feed the result back, until the world is next."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from tenon_engines.kernel.errors import RunError
from tenon_engines.kernel.outcome import Effect
from tenon_engines.kernel.text import Text
from tenon_engines.process.outcome import (
    Applied,
    Begin,
    CloseTask,
    Copy,
    Decided,
    Entry,
    Event,
    Keep,
    OpenTask,
    Reassign,
    Remind,
    Undo,
)
from tenon_engines.process.run import run
from tenon_platform.notify.people import resolve
from tenon_platform.runtime import open_tasks
from tenon_platform.runtime.apply import DONE, At, Result, apply
from tenon_platform.runtime.case import Asked, Case
from tenon_platform.runtime.guards import check_depth
from tenon_platform.runtime.scenes import load_scene
from tenon_platform.runtime.work_unit import Work

FALLBACK_ROLE = "admin"
MOST_EFFECTS = 1_000
_NOBODY = Text("未找到审批人，已转给管理员", "Nobody was found to decide: passed to the administrators")


class _Undone(Exception):
    """Raised into a savepoint so that it rolls back; never leaves this module."""


@dataclass(slots=True)
class _Run:
    work: Work
    case: Case
    at: At
    savepoints: dict[str, AbstractContextManager[None]] = field(default_factory=dict)


def advance(work: Work, case: Case, event: Event) -> None:
    """Answers `event`; the case's rows are stored by the caller."""
    check_depth(work.depth)
    cause = f"flow:{case.plan.key}"
    inner = work.caused("flow", cause)
    drive = _Run(inner, case, At(case.form, case.record_id, cause))
    for _ in range(MOST_EFFECTS):
        scene = load_scene(inner, case.form, case.record_id, case.plan.needs, lock=True)
        outcome = run(case.plan, case.state, event, scene)
        case.state = outcome.state
        case.entries += [_by(entry, event, work) for entry in outcome.history]
        result = DONE
        for effect in outcome.effects:
            result = _apply(drive, effect)
        if outcome.awaits is None:
            return
        event = Applied(outcome.awaits, result.ok, result.message)
    raise RunError(Text("流程动作过多", "The flow does too much in one step"), code="loop")


def _by(entry: Entry, event: Event, work: Work) -> tuple[Entry, int | None, str | None]:
    """People stand beside what they did, not beside what followed by itself."""
    if entry.kind == "decided" and isinstance(event, Decided):
        return entry, event.actor, event.actor_name
    if entry.kind == "started":
        return entry, work.actor.user_id, work.actor.name or None
    return entry, None, None


def _apply(drive: _Run, effect: Effect) -> Result:
    own = _OWN.get(type(effect))
    if own is None:
        return apply(drive.work, effect, drive.at)
    own(drive, effect)
    return DONE


def _begin(drive: _Run, effect: Begin) -> None:
    savepoint = drive.work.tx.savepoint()
    savepoint.__enter__()
    drive.savepoints[effect.id] = savepoint


def _keep(drive: _Run, effect: Keep) -> None:
    drive.savepoints.pop(effect.id).__exit__(None, None, None)


def _undo(drive: _Run, effect: Undo) -> None:
    undone = _Undone(effect.id)
    try:
        drive.savepoints.pop(effect.id).__exit__(_Undone, undone, None)
    except _Undone:
        return


def _open_task(drive: _Run, effect: OpenTask) -> None:
    """Nobody found is never a dead end: the administrators decide, and the timeline says so."""
    users = resolve(drive.work.tx, effect.to)
    if not users:
        users = resolve(drive.work.tx, {"first_of": [{"role": FALLBACK_ROLE}]})
        drive.case.entries.append((Entry("asked", effect.node, _NOBODY), None, None))
    reasons = [entry.reason for entry, _, _ in drive.case.entries if entry.reason is not None]
    drive.case.asked.append(Asked(effect, users, reasons[-1].to_json() if reasons else None))


def _copy(drive: _Run, effect: Copy) -> None:
    drive.case.copies.append((effect.node, resolve(drive.work.tx, effect.to)))


_OWN: Mapping[type[Effect], Callable[[_Run, Any], None]] = {
    Begin: _begin,
    Keep: _keep,
    Undo: _undo,
    OpenTask: _open_task,
    Copy: _copy,
    Remind: lambda drive, effect: open_tasks.remind(drive.work, drive.case, effect),
    Reassign: lambda drive, effect: open_tasks.reassign(drive.work, drive.case, effect),
    CloseTask: lambda drive, effect: open_tasks.close(drive.work, drive.case, effect),
}
