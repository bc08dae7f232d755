"""Where a case stands, small enough to be one JSON column: its tokens, the last decision, who started it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Token:
    """One place where the case is. `memo` is the node's own note between two steps (which action comes next)."""

    id: int
    node: str
    waits_for: str | None = None
    memo: int = 0


@dataclass(frozen=True, slots=True)
class FlowState:
    tokens: tuple[Token, ...] = ()
    next_token: int = 1
    steps: int = 0
    starter: int | None = None
    task: Mapping[str, Any] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        return not self.tokens

    def to_json(self) -> dict[str, Any]:
        tokens = [{"id": t.id, "node": t.node, "waits_for": t.waits_for, "memo": t.memo} for t in self.tokens]
        return {
            "tokens": tokens,
            "next_token": self.next_token,
            "steps": self.steps,
            "starter": self.starter,
            "task": dict(self.task),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "FlowState":
        tokens = tuple(Token(**token) for token in stored["tokens"])
        return cls(tokens, stored["next_token"], stored["steps"], stored["starter"], stored["task"])
