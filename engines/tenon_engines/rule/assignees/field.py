"""The person a field of the record names."""

from dataclasses import dataclass
from typing import ClassVar

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text
from tenon_engines.rule.assignees.assignee import Ask, Assignee, People
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class _FromField:
    formula: Formula

    def ask(self, scene: Scene) -> Ask:
        user = self.formula.run(scene.own, scene.context)
        return {"first_of": [{"users": [user] if user is not None else []}]}


class Field(Assignee):
    """The person in a field, also through a reference (`customer.owner`)."""

    name = "field"
    label = Text("记录中的成员字段", "A user field")
    icon: ClassVar[str] = "contact"
    field: str

    def link(self, site: Site, path: str) -> People | None:
        formula = site.own(self.field, f"{path}/field", Type("user"))
        return _FromField(formula) if formula else None
