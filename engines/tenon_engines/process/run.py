"""One step of a case: from an event until every token waits, or until an effect's result is needed."""

from dataclasses import replace

from tenon_engines.kernel.errors import RunError
from tenon_engines.kernel.outcome import Effect
from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes import Ground, Move
from tenon_engines.process.outcome import Applied, Decided, Entry, Event, Outcome, Overdue, Started, Waited
from tenon_engines.process.plan import FlowPlan, NodePlan
from tenon_engines.process.state import FlowState, Token
from tenon_engines.rule.scene import Scene

MOST_STEPS = 1000


def run(plan: FlowPlan, state: FlowState, event: Event, scene: Scene) -> Outcome:
    """Answers one event. While `awaits` is set the case is in the middle of a step: apply and call again."""
    return _Step(plan, state, scene).answer(event)


class _Step:
    """The moving parts of one step."""

    def __init__(self, plan: FlowPlan, state: FlowState, scene: Scene) -> None:
        self.plan = plan
        self.state = state
        self.scene = replace(scene, task=state.task, starter=state.starter)
        self.effects: list[Effect] = []
        self.history: list[Entry] = []

    def answer(self, event: Event) -> Outcome:
        token: Token | None
        if isinstance(event, Started):
            self.state = FlowState(starter=event.starter)
            self.scene = replace(self.scene, starter=event.starter)
            token = Token(self.state.next_token, self.plan.start)
            self.state = replace(self.state, next_token=token.id + 1)
        else:
            waiting = self._waiting(event)
            if isinstance(event, Decided):
                self._remember(waiting, event)
            behaviour = self._node(waiting).behaviour
            move = behaviour.resume(waiting, event, self._ground(waiting), self.scene)
            if isinstance(event, Overdue) and move.edge is not None:
                self._remember(waiting, Decided(waiting.id, move.edge.port or "approved", None, ""))
            token = self._take(waiting, move)
        return self._go(token)

    def _go(self, token: Token | None) -> Outcome:
        """Moves the token on until it waits or ends."""
        while token is not None and token.waits_for is None:
            self.state = replace(self.state, steps=self.state.steps + 1)
            if self.state.steps > MOST_STEPS:
                message = Text(f"流程走了 {MOST_STEPS} 步仍未停下", f"The flow went {MOST_STEPS} steps without a stop")
                raise RunError(message, path=f"/nodes/{token.node}", code="loop")
            move = self._node(token).behaviour.enter(token, self._ground(token), self.scene)
            token = self._take(token, move)
        awaits = self._awaited(token) if token is not None else None
        return Outcome(self.state, tuple(self.effects), tuple(self.history), awaits)

    def _take(self, token: Token, move: Move) -> Token | None:
        """The token after a move; None when its way has ended."""
        self.effects.extend(move.effects)
        self.history.extend(move.history)
        moved: Token | None = None
        if move.waits_for is not None:
            name = f"effect:{move.waits_for}" if move.awaits_effect else move.waits_for
            moved = replace(token, waits_for=name, memo=move.memo)
        elif move.edge is not None:
            moved = Token(token.id, move.edge.to)
        others = tuple(other for other in self.state.tokens if other.id != token.id)
        self.state = replace(self.state, tokens=(*others, moved) if moved is not None else others)
        return moved

    def _waiting(self, event: Waited) -> Token:
        for token in self.state.tokens:
            if isinstance(event, Decided | Overdue) and token.id == event.token and self._awaited(token) is None:
                return token
            if isinstance(event, Applied) and token.waits_for == f"effect:{event.effect}":
                return token
        raise RunError(Text("流程不在等待这个事件", "The flow does not wait for this"), code="not_waiting")

    def _remember(self, token: Token, event: Decided) -> None:
        task = {"opinion": event.opinion, "actor": event.actor, "node": token.node, "decision": event.port}
        self.state = replace(self.state, task=task)
        self.scene = replace(self.scene, task=task)

    def _awaited(self, token: Token) -> str | None:
        name = token.waits_for or ""
        return name.removeprefix("effect:") if name.startswith("effect:") else None

    def _node(self, token: Token) -> NodePlan:
        return self.plan.nodes[token.node]

    def _ground(self, token: Token) -> Ground:
        return self.plan.nodes[token.node].ground
