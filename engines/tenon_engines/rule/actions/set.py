"""Sets fields of the record at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.outcome import Effect, SetValues
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions.action import Action, Step
from tenon_engines.rule.actions.assignment import link_assignments
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class SetStep:
    id: str
    values: Mapping[str, Formula]
    awaits: bool = True
    can_refuse: bool = False

    def effect(self, scene: Scene) -> Effect:
        return SetValues(self.id, {key: formula.run(scene.own, scene.context) for key, formula in self.values.items()})


class Set(Action):
    """Gives fields of this record new values."""

    name = "set"
    label = Text("设置字段", "Set fields")
    icon: ClassVar[str] = "pencil"
    set: dict[str, str] = Field(min_length=1)

    def link(self, site: Site, path: str) -> Step | None:
        values = link_assignments(site, site.form, self.set, f"{path}/set", site.own)
        return SetStep(self.id, values) if values is not None else None
