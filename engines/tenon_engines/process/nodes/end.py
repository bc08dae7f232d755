"""Where a case is over."""

from typing import ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes.node import Behaviour, Ground, Move, Node, Passing
from tenon_engines.process.outcome import Entry
from tenon_engines.process.state import Token
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


class _End(Passing):
    def enter(self, token: Token, ground: Ground, scene: Scene) -> Move:
        return Move(history=(Entry("ended", ground.id, Text("流程结束", "Flow ended")),))


class End(Node):
    """The end of this way; the case is over when every way has ended."""

    name = "end"
    label = Text("结束", "End")
    icon: ClassVar[str] = "circle-stop"

    def ports(self) -> tuple[str, ...]:
        return ()

    def link(self, site: Site, path: str, node: str) -> Behaviour:
        return _End()
