"""The kinds of nodes there are."""

from tenon_engines.kernel.registry import Registry
from tenon_engines.process.nodes.action import Action
from tenon_engines.process.nodes.approval import Approval
from tenon_engines.process.nodes.cc import Cc
from tenon_engines.process.nodes.condition import Condition
from tenon_engines.process.nodes.end import End
from tenon_engines.process.nodes.node import Behaviour, EdgePlan, Ground, Move, Node
from tenon_engines.process.nodes.start import Start

nodes: Registry[Node] = Registry("node", [Start, Approval, Condition, Action, Cc, End])

__all__ = ["Behaviour", "EdgePlan", "Ground", "Move", "Node", "nodes"]
