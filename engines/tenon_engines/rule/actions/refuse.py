"""Refuses the save, with a message for the person who tried."""

from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from tenon_engines.kernel import outcome
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions.action import Action, Step
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site
from tenon_engines.rule.template import Template, link_template


@dataclass(frozen=True, slots=True)
class RefuseStep:
    id: str
    message: Template
    path: str
    awaits: bool = True
    can_refuse: bool = True

    def effect(self, scene: Scene) -> outcome.Effect:
        return outcome.Refuse(self.id, self.message.render(scene), self.path)


class Refuse(Action):
    """Nothing is saved; the person reads the message, at the field where one is named."""

    name = "refuse"
    label = Text("拒绝保存", "Refuse")
    icon: ClassVar[str] = "ban"
    group: ClassVar[str] = "control"
    message: dict[str, str] = Field(min_length=1)
    field: str | None = None

    def link(self, site: Site, path: str) -> Step | None:
        message = link_template(site, self.message, f"{path}/message")
        if self.field is not None and site.field(site.form, self.field, f"{path}/field") is None:
            return None
        return RefuseStep(self.id, message, f"/{self.field}" if self.field else "") if message else None
