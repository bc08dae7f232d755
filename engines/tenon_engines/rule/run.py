"""Runs the actions of a rule, a button or an action node one step at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from tenon_engines.kernel.outcome import Effect
from tenon_engines.rule.actions import Step
from tenon_engines.rule.scene import Scene


@dataclass(frozen=True, slots=True)
class Outcome:
    """`position` is where to go on; `waits_for` names the effect whose result must come first, None at the end."""

    effects: tuple[Effect, ...]
    position: int
    waits_for: str | None
    done: bool


def run(steps: Sequence[Step], position: int, scene: Scene) -> Outcome:
    """From `position` until an action's result matters or all are done. Call again with the scene as it is then."""
    effects: list[Effect] = []
    while position < len(steps):
        step = steps[position]
        position += 1
        effect = step.effect(scene)
        if effect is None:
            continue
        effects.append(effect)
        if step.awaits:
            return Outcome(tuple(effects), position, effect.id, position >= len(steps))
    return Outcome(tuple(effects), position, None, True)
