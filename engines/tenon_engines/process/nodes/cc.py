"""Lets people know; the case goes on at once."""

from dataclasses import dataclass
from typing import Any, ClassVar

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.text import Text
from tenon_engines.process.assignees import People, assignees
from tenon_engines.process.nodes.node import Behaviour, Ground, Move, Node, Passing
from tenon_engines.process.outcome import Copy, Entry
from tenon_engines.process.state import Token
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class _Cc(Passing):
    people: People

    def enter(self, token: Token, ground: Ground, scene: Scene) -> Move:
        copy = Copy(f"cc{token.id}", ground.id, ground.name, self.people.ask(scene))
        entry = Entry("copied", ground.id, Text(f"抄送：{ground.name.zh}", f"Copied: {ground.name.en}"))
        return Move(edge=ground.edge("out"), effects=(copy,), history=(entry,))


class Cc(Node):
    """A copy for people who need not decide."""

    name = "cc"
    label = Text("抄送", "Copy to")
    icon: ClassVar[str] = "send"
    to: dict[str, Any]

    def ports(self) -> tuple[str, ...]:
        return ("out",)

    def link(self, site: Site, path: str, node: str) -> Behaviour | None:
        try:
            people = assignees.parse(self.to, f"{path}/to").link(site, f"{path}/to")
        except DefinitionError as error:
            site.problems.extend(error.problems)
            return None
        return _Cc(people) if people is not None else None
