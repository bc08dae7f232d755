"""Runs rules and buttons: the engine decides a step, the effect is applied, the engine goes on with what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tenon_engines.kernel.errors import NotFound, Refused
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions import Step
from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.run import run
from tenon_engines.rule.scene import Scene
from tenon_platform.runtime.apply import At, apply, save
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.guards import check_depth
from tenon_platform.runtime.reactions import buttons
from tenon_platform.runtime.scenes import load_scene, refreshed
from tenon_platform.runtime.work_unit import Work


def run_rule(work: Work, rule: RulePlan, scene: Scene) -> None:
    """All actions of a rule on one record, in the transaction at hand."""
    cause = f"rule:{rule.key}"
    perform(work.caused("rule", cause), rule.steps, At(rule.form, scene.record_id, cause), scene, rule.needs)


def press(work: Work, form: str, record_id: int, key: str, answers: Mapping[str, Any] | None = None) -> int | None:
    """Presses a button of a record; who may is checked by the caller, its actions act with the rights of their definition.

    `answers`: wire values, of which those that the button asks for are saved first, as typed by the person. Gives the
    record that the button opens, of those it created. Refused where the button is not offered now: this is looked at
    under the record's lock, so that of two who press at once the second meets what the first has left."""
    button = buttons(work.plans, form).get(key)
    if button is None:
        raise NotFound(Text(f"没有按钮“{key}”", f"There is no button {key!r}"))
    scene = load_scene(work, form, record_id, button.needs, lock=True)
    if not button.offered(scene):
        raise Refused(Text(f"当前状态下不能“{button.name.zh}”", f"{button.name.en!r} is not possible in this state"))
    asked = {name: value for name, value in (answers or {}).items() if name in button.ask}
    if asked:
        save(work, [Change(form, record_id, values=asked, opened=tuple(asked))])
        scene = refreshed(work, form, scene, button.needs)
    cause = f"button:{key}"
    made = perform(work.caused("rule", cause), button.steps, At(form, record_id, cause), scene, button.needs)
    return next(iter(made.get(button.opens or "", ())), None)


def perform(
    work: Work, steps: Sequence[Step], at: At, scene: Scene, needs: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """Steps one after another; the first refusal refuses everything. Gives the new records by action."""
    check_depth(work.depth)
    made: dict[str, tuple[int, ...]] = {}
    position = 0
    while True:
        outcome = run(steps, position, scene)
        for effect in outcome.effects:
            result = apply(work, effect, at)
            if not result.ok:
                raise Refused(result.message or Text("操作被拒绝", "The action was refused"), path=at.cause)
            made[effect.id] = result.made
        if outcome.done:
            return made
        position = outcome.position
        scene = refreshed(work, at.form, scene, needs)
