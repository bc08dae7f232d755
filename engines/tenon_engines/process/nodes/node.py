"""What every node kind has in common: its options, its ports, and what it does with a token."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.outcome import Effect
from tenon_engines.kernel.text import Text
from tenon_engines.process.outcome import Entry, Waited
from tenon_engines.process.state import Token
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site
from tenon_engines.rule.wording import Wording


@dataclass(frozen=True, slots=True)
class EdgePlan:
    id: str
    to: str
    port: str | None
    when: Formula | None
    otherwise: bool


@dataclass(frozen=True)
class Ground:
    """What a node stands in: its id and name, its ways out, the names of all nodes, words for conditions."""

    id: str
    name: Text
    edges: tuple[EdgePlan, ...]
    titles: dict[str, Text]
    wording: Wording

    def edge(self, port: str) -> EdgePlan | None:
        """The way out by a port; the only unnamed edge is the first port."""
        named = next((edge for edge in self.edges if edge.port == port), None)
        return named or next((edge for edge in self.edges if edge.port is None and edge.when is None), None)

    def has_port(self, port: str) -> bool:
        return any(edge.port == port for edge in self.edges)


@dataclass(frozen=True, slots=True)
class Move:
    """What a node does with a token: go on by an edge, wait, or (neither) end."""

    edge: EdgePlan | None = None
    waits_for: str | None = None
    awaits_effect: bool = False
    memo: int = 0
    effects: tuple[Effect, ...] = ()
    history: tuple[Entry, ...] = field(default=())


class Behaviour(Protocol):
    """A compiled node."""

    def enter(self, token: Token, ground: Ground, scene: Scene) -> Move: ...
    def resume(self, token: Token, event: Waited, ground: Ground, scene: Scene) -> Move: ...


class Node(Kind):
    """One file each."""

    group: ClassVar[str] = "flow"
    begins: ClassVar[bool] = False

    @abstractmethod
    def ports(self) -> tuple[str, ...] | None:
        """The names of its ways out; None when it leaves by conditions, empty when it has none."""

    @abstractmethod
    def link(self, site: Site, path: str, node: str) -> Behaviour | None:
        """The compiled node; problems go to the site."""


class Passing:
    """A node that never waits."""

    def resume(self, token: Token, event: Waited, ground: Ground, scene: Scene) -> Move:
        raise AssertionError(f"node {token.node} never waits")


def options(entry: dict[str, Any]) -> dict[str, Any]:
    """A node's own options: without its id and its name."""
    return {key: value for key, value in entry.items() if key not in ("id", "name")}


def joined(facts: Sequence[Text]) -> Text:
    return Text("，".join(fact.zh for fact in facts), ", ".join(fact.en for fact in facts))
