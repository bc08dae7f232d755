"""Chooses one way out: the first whose condition holds, else the one marked otherwise."""

from typing import ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes.node import Behaviour, EdgePlan, Ground, Move, Node, Passing, joined
from tenon_engines.process.outcome import Entry
from tenon_engines.process.state import Token
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site
from tenon_engines.rule.wording import common_facts


class _Condition(Passing):
    def enter(self, token: Token, ground: Ground, scene: Scene) -> Move:
        against: list[tuple[tuple[Text, ...], ...]] = []
        for edge in ground.edges:
            if edge.when is None:
                continue
            if edge.when.run(scene.own, scene.context) is True:
                return _go(edge, ground.wording.facts(edge.when, scene, True), ground)
            against.append(ground.wording.causes(edge.when, scene, False))
        return _go(next(edge for edge in ground.edges if edge.otherwise), common_facts(against), ground)


def _go(edge: EdgePlan, facts: tuple[Text, ...], ground: Ground) -> Move:
    """The trace of the choice: "应付金额 50,000.01 > 50,000 → 财务总监审批"."""
    target = ground.titles[edge.to]
    why = joined(facts)
    reason = Text(f"{why.zh} → {target.zh}".lstrip(), f"{why.en} → {target.en}".lstrip())
    entry = Entry("routed", ground.id, Text(f"进入“{target.zh}”", f"On to “{target.en}”"), reason, {"edge": edge.id})
    return Move(edge=edge, history=(entry,))


class Condition(Node):
    """Branches by conditions, in order; the first that holds wins."""

    name = "condition"
    label = Text("条件分支", "Condition")
    icon: ClassVar[str] = "git-branch"

    def ports(self) -> None:
        return None

    def link(self, site: Site, path: str, node: str) -> Behaviour:
        return _Condition()
