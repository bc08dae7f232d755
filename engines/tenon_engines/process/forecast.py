"""Where a case would go if everything were approved and nothing refused: the same engine decides, nothing is applied."""

from dataclasses import replace

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text
from tenon_engines.process.outcome import Applied, Decided, Event, OpenTask
from tenon_engines.process.plan import FlowPlan
from tenon_engines.process.run import run
from tenon_engines.process.state import FlowState
from tenon_engines.rule.scene import Scene

MOST = 20
APPROVED = "approved"


def forecast(plan: FlowPlan, state: FlowState, scene: Scene) -> list[Text]:
    """Names of the nodes that would still be asked after the ones that wait now."""
    names: list[Text] = []
    try:
        while len(names) < MOST and state.tokens:
            state, asked = _approve(plan, state, scene)
            names += asked
    except TenonError:
        return names
    return names


def _approve(plan: FlowPlan, state: FlowState, scene: Scene) -> tuple[FlowState, list[Text]]:
    event: Event = Decided(state.tokens[0].id, APPROVED, None, "", "-")
    asked: list[Text] = []
    for _ in range(MOST * 50):
        outcome = run(plan, state, event, replace(scene, task=state.task))
        state = outcome.state
        asked += [effect.name for effect in outcome.effects if isinstance(effect, OpenTask)]
        if outcome.awaits is None:
            break
        event = Applied(outcome.awaits, True)
    return state, asked
