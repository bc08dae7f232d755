"""Sends an in-app message to people."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from tenon_engines.kernel import outcome
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions.action import Action, Step
from tenon_engines.rule.assignees import assignees
from tenon_engines.rule.assignees.assignee import People
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site
from tenon_engines.rule.template import Template, link_template

_SECONDS = {"MIN": 60, "H": 3600, "D": 86400}


class Span(BaseModel):
    """A stretch of time: `{"n": 10, "unit": "MIN"}`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    n: int = Field(ge=0, le=1000)
    unit: Literal["MIN", "H", "D"]

    @property
    def seconds(self) -> int:
        return self.n * _SECONDS[self.unit]


@dataclass(frozen=True, slots=True)
class NotifyStep:
    id: str
    people: People
    text: Template
    digest_seconds: int
    awaits: bool = False
    can_refuse: bool = False

    def effect(self, scene: Scene) -> outcome.Effect:
        return outcome.Notify(self.id, self.people.ask(scene), self.text.render(scene), self.digest_seconds)


class Notify(Action):
    """A message in the inbox of people; `digest` gathers several within a time into one."""

    name = "notify"
    label = Text("发送通知", "Notify people")
    icon: ClassVar[str] = "bell"
    group: ClassVar[str] = "message"
    to: dict[str, Any]
    text: dict[str, str] = Field(min_length=1)
    digest: Span | None = None

    def link(self, site: Site, path: str) -> Step | None:
        text = link_template(site, self.text, f"{path}/text")
        try:
            people = assignees.parse(self.to, f"{path}/to").link(site, f"{path}/to")
        except DefinitionError as error:
            site.problems.extend(error.problems)
            return None
        if people is None or text is None:
            return None
        return NotifyStep(self.id, people, text, self.digest.seconds if self.digest else 0)
