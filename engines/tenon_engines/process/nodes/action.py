"""Runs actions as one: when one is refused the whole node is undone and the case leaves by `refused:<action id>`."""

from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from tenon_engines.kernel.errors import Refused
from tenon_engines.kernel.outcome import Effect
from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes.node import Behaviour, Ground, Move, Node
from tenon_engines.process.outcome import Applied, Begin, Entry, Keep, Undo, Waited
from tenon_engines.process.state import Token
from tenon_engines.rule.actions import Step
from tenon_engines.rule.compile import link_actions
from tenon_engines.rule.document import ACTIONS, check_shape
from tenon_engines.rule.run import run
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class _Action:
    steps: tuple[Step, ...]

    def enter(self, token: Token, ground: Ground, scene: Scene) -> Move:
        return self._go_on(token, ground, scene, self._marks(ground, Begin, token))

    def resume(self, token: Token, event: Waited, ground: Ground, scene: Scene) -> Move:
        assert isinstance(event, Applied)
        if event.ok:
            return self._go_on(token, ground, scene, ())
        message = event.message or Text("操作被拒绝", "The action was refused")
        port = f"refused:{event.effect}"
        if not ground.has_port(port):
            raise Refused(message, path=f"/nodes/{ground.id}/actions/{event.effect}")
        entry = Entry("refused", ground.id, message, detail={"action": event.effect})
        return Move(edge=ground.edge(port), effects=self._marks(ground, Undo, token), history=(entry,))

    def _go_on(self, token: Token, ground: Ground, scene: Scene, first: tuple[Effect, ...]) -> Move:
        outcome = run(self.steps, token.memo, scene)
        effects = (*first, *outcome.effects)
        if outcome.waits_for is not None:
            return Move(waits_for=outcome.waits_for, awaits_effect=True, memo=outcome.position, effects=effects)
        entry = Entry("acted", ground.id, ground.name)
        kept = (*effects, *self._marks(ground, Keep, token))
        return Move(edge=ground.edge("ok"), effects=kept, history=(entry,))

    def _marks(self, ground: Ground, mark: type[Effect], token: Token) -> tuple[Effect, ...]:
        """A savepoint costs a round trip: only where there is a way out when refused."""
        if any((edge.port or "").startswith("refused:") for edge in ground.edges):
            return (mark(f"node{token.id}"),)
        return ()


class Action(Node):
    """Does things: updates, creates, moves a status, notifies."""

    name = "action"
    label = Text("动作", "Action")
    icon: ClassVar[str] = "zap"
    actions: list[dict[str, Any]] = Field(min_length=1, max_length=50)

    def ports(self) -> tuple[str, ...]:
        return ("ok", *(f"refused:{entry.get('id')}" for entry in self.actions))

    def link(self, site: Site, path: str, node: str) -> Behaviour | None:
        problems = check_shape(self.actions, ACTIONS)
        if problems:
            for problem in problems:
                site.report(problem.code, f"{path}/actions{problem.path}", problem.message)
            return None
        steps = link_actions(site, self.actions, f"{path}/actions")
        return _Action(steps) if len(steps) == len(self.actions) else None
