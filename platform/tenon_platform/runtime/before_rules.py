"""Rules before a save, for records that are saved or only looked at: nothing outside the record is touched."""

from collections.abc import Sequence
from contextlib import nullcontext, suppress

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import Refused
from tenon_engines.kernel.outcome import Refuse, SetValues
from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.run import run
from tenon_engines.rule.scene import Scene
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.computing import compute
from tenon_platform.runtime.differences import note_changed
from tenon_platform.runtime.drafts import keep_lines
from tenon_platform.runtime.loading import loads_for, run_load
from tenon_platform.runtime.reactions import reactions
from tenon_platform.runtime.scenes import event_of, missing
from tenon_platform.runtime.work_unit import Work


def before_rules(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """Rules set fields of the records at hand, or refuse; what hangs on those fields is computed once more."""
    first = {pending.id: pending.dirty for pending in batch}
    known = [(pending, dict(pending.after)) for pending in batch]
    for pending in batch:
        pending.dirty = set()
    _run(work, plan, batch)
    for pending, values in known:
        pending.dirty |= {key for key in plan.fields if pending.after.get(key) != values.get(key)}
    touched = [pending for pending in batch if pending.dirty]
    if touched:
        compute(work, plan, touched, again=True)
    for pending in batch:
        pending.dirty |= first[pending.id]
    if touched:
        note_changed(touched)


def _run(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    for rule in reactions(work.plans, plan.key).before:
        _complete(work, plan, batch, rule)
        for pending in batch:
            event = event_of(work, pending)
            if rule.fires(event):
                # what is wrong with the values is said first: a refusal may follow from it
                with suppress(Refused) if pending.problems else nullcontext():
                    _run_in_place(rule, pending, event.scene)


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
