"""Whoever started the flow."""

from typing import ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.rule.assignees.assignee import Ask, Assignee, People
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


class _Starter:
    def ask(self, scene: Scene) -> Ask:
        return {"first_of": [{"users": [scene.starter] if scene.starter is not None else []}]}


class Starter(Assignee):
    """The person whose action started the flow."""

    name = "starter"
    label = Text("发起人", "Starter")
    icon: ClassVar[str] = "user-check"

    def link(self, site: Site, path: str) -> People | None:
        if not site.starter:
            message = Text("规则没有发起人，请用成员字段", "A rule has no starter; use a user field")
            site.report("no_starter", f"{path}/kind", message)
            return None
        return _Starter()
