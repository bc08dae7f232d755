"""What the save pipeline calls: rules before and after, flows that start, times that are planned, work for later."""

from collections.abc import Sequence, Set

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import Refused
from tenon_engines.kernel.outcome import Refuse, SetValues
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.run import run
from tenon_engines.rule.scene import Scene
from tenon_platform.notify.live import signal_records
from tenon_platform.runtime.case_end import end_flows_later
from tenon_platform.runtime.cases import start_case
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.drafts import keep_lines
from tenon_platform.runtime.guards import guard_of
from tenon_platform.runtime.held import remember_saved
from tenon_platform.runtime.later import enqueue_rule
from tenon_platform.runtime.loading import loads_for, run_load
from tenon_platform.runtime.reactions import FormReactions, reactions
from tenon_platform.runtime.rules import run_rule
from tenon_platform.runtime.scenes import load_scene, missing
from tenon_platform.runtime.timer_plan import plan_timers
from tenon_platform.runtime.work_unit import Work


def before_save(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """Rules before the save: they set fields of the records at hand, or refuse."""
    if work.mode == "history":
        return
    for rule in reactions(work.plans, plan.key).before:
        _complete(work, plan, batch, rule)
        for pending in batch:
            event = _event(work, pending)
            if rule.fires(event):
                _run_in_place(rule, pending, event.scene)


def after_save(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """Times first (a rule's own save plans them anew), then rules in their order, then flows, then what comes later."""
    if work.mode == "history":
        return
    remember_saved(work, plan, batch)
    signal_records(work.tx, work.scratch.setdefault("told", set()), plan.key, (pending.id for pending in batch))
    found = reactions(work.plans, plan.key)
    plan_timers(work, found.timed, batch)
    touched: set[int] = set()
    events = [(pending, _event(work, pending)) for pending in batch]
    for rule in found.after:
        for pending, event in events:
            scene = _fires(work, rule, pending, event, touched)
            if scene is not None:
                touched.add(pending.id)
                run_rule(work, rule, scene)
    _flows(work, found, batch, touched)
    for rule in found.later:
        for pending, event in events:
            if _fires(work, rule, pending, event, touched) is not None:
                enqueue_rule(work, rule, pending)


def _complete(work: Work, plan: FormPlan, batch: Sequence[Pending], rule: RulePlan) -> None:
    """Loads what the rule reads and the save itself did not need: rows, and values behind references."""
    absent = [pending for pending in batch if missing(pending.after, rule.needs)]
    if not absent:
        return
    tables, loads = loads_for(plan, rule.needs)
    for pending in absent:
        for table in tables:
            keep_lines(work, pending, table)
    for one in loads:
        run_load(work, one, [pending.after for pending in absent])


def _event(work: Work, pending: Pending, scene: Scene | None = None) -> RecordEvent:
    return RecordEvent(
        scene or Scene(pending.id, pending.after, work.context, pending.before),
        frozenset(pending.changed | pending.dirty),
        pending.created,
        pending.deleted,
        pending.transition,
    )


def _run_in_place(rule: RulePlan, pending: Pending, scene: Scene) -> None:
    """A before rule only sets and refuses, so that nothing outside the record is touched; each action sees the last."""
    position, done = 0, False
    while not done:
        outcome = run(rule.steps, position, Scene(scene.record_id, pending.after, scene.context, scene.old))
        for effect in outcome.effects:
            if isinstance(effect, Refuse):
                raise Refused(effect.message, path=effect.path)
            if isinstance(effect, SetValues):
                pending.set(effect.values)
        position, done = outcome.position, outcome.done


def _fires(work: Work, rule: RulePlan, pending: Pending, event: RecordEvent, touched: set[int]) -> Scene | None:
    """The scene for the rule's actions if it fires on this record, once for each record in a transaction."""
    if not rule.trigger.concerns(event):
        return None
    if _outdated(pending, rule.needs, touched):
        event = _event(work, pending, _fresh(work, pending, rule.needs))
    if not rule.fires(event) or not guard_of(work).admits(rule.key, rule.form, pending.id, rule.phase):
        return None
    return event.scene


def _outdated(pending: Pending, needs: Set[str], touched: Set[int]) -> bool:
    """Whether others changed the record since it was saved, or the save did not read what is asked for."""
    return pending.id in touched or bool(missing(pending.after, needs))


def _fresh(work: Work, pending: Pending, needs: Set[str]) -> Scene:
    """The record as it is now, with what it was when this save began."""
    if pending.deleted:
        return Scene(pending.id, pending.after, work.context, pending.before)
    return load_scene(work, pending.form, pending.id, needs, old=pending.before)


def _flows(work: Work, found: FormReactions, batch: Sequence[Pending], touched: set[int]) -> None:
    """Starts what a transition starts; what runs on a deleted record is ended after the commit."""
    for flow, version in found.flows:
        for pending in batch:
            if pending.deleted or pending.transition not in flow.transitions:
                continue
            if _outdated(pending, flow.needs, touched):
                scene = _fresh(work, pending, flow.needs)
            else:
                scene = Scene(pending.id, pending.after, work.context, pending.before)
            if flow.starts_on(pending.transition, scene):
                touched.add(pending.id)
                start_case(work, flow, version, pending.id)
    if found.flows:
        for pending in batch:
            if pending.deleted:
                end_flows_later(work, pending.form, pending.id)
