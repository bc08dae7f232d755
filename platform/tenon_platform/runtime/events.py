"""What follows a save: times that are planned, rules, flows that start, work for later."""

from collections.abc import Sequence, Set

from tenon_engines.form.plan import FormPlan
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.scene import Scene
from tenon_platform.notify.live import signal_records
from tenon_platform.runtime.case_end import end_flows_later
from tenon_platform.runtime.cases import start_case
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.guards import guard_of
from tenon_platform.runtime.held import remember_saved
from tenon_platform.runtime.later import enqueue_rule
from tenon_platform.runtime.reactions import FormReactions, reactions
from tenon_platform.runtime.rules import run_rule
from tenon_platform.runtime.scenes import event_of, load_scene, missing
from tenon_platform.runtime.timer_plan import plan_timers
from tenon_platform.runtime.work_unit import Work


def after_save(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """Times first (a rule's own save plans them anew), then rules in their order, then flows, then what comes later."""
    if work.mode == "history":
        return
    remember_saved(work, plan, batch)
    signal_records(work.tx, work.scratch.setdefault("told", set()), plan.key, (pending.id for pending in batch))
    found = reactions(work.plans, plan.key)
    plan_timers(work, found.timed, batch)
    touched: set[int] = set()
    events = [(pending, event_of(work, pending)) for pending in batch]
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


def _fires(work: Work, rule: RulePlan, pending: Pending, event: RecordEvent, touched: set[int]) -> Scene | None:
    """The scene for the rule's actions if it fires on this record, once for each record in a transaction."""
    if not rule.trigger.concerns(event):
        return None
    if _outdated(pending, rule.needs, touched):
        event = event_of(work, pending, _fresh(work, pending, rule.needs))
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
