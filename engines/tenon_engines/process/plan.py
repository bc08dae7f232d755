"""A compiled flow: checked, linked, immutable. Running cases keep the version they started with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.scope import Constant
from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes import Behaviour, Ground
from tenon_engines.rule.scene import Scene


@dataclass(frozen=True, slots=True)
class NodePlan:
    id: str
    kind: str
    behaviour: Behaviour
    ground: Ground


@dataclass(frozen=True)
class FlowPlan:
    """`needs`: the keys of the record that its formulas read; the platform loads them before a step."""

    key: str
    form: str
    name: Text
    enabled: bool
    start: str
    transitions: frozenset[str]
    when: Formula | None
    nodes: Mapping[str, NodePlan]
    constants: Mapping[str, Constant]
    needs: frozenset[str]
    document: Mapping[str, Any]

    def starts_on(self, transition: str | None, scene: Scene) -> bool:
        """Whether a transition of a record begins a case."""
        if not self.enabled or transition not in self.transitions:
            return False
        return self.when is None or self.when.run(scene.own, scene.context) is True
