"""Where a case begins."""

from typing import ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes.node import Behaviour, Ground, Move, Node, Passing
from tenon_engines.process.outcome import Entry
from tenon_engines.process.state import Token
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


class _Start(Passing):
    def enter(self, token: Token, ground: Ground, scene: Scene) -> Move:
        entry = Entry("started", ground.id, Text("流程开始", "Flow started"))
        return Move(edge=ground.edge("out"), history=(entry,))


class Start(Node):
    """The beginning; every flow has exactly one."""

    name = "start"
    label = Text("开始", "Start")
    icon: ClassVar[str] = "play"
    begins: ClassVar[bool] = True

    def ports(self) -> tuple[str, ...]:
        return ("out",)

    def link(self, site: Site, path: str, node: str) -> Behaviour:
        return _Start()
