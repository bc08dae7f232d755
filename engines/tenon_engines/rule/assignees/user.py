"""Named people."""

from typing import ClassVar

from pydantic import Field

from tenon_engines.kernel.text import Text
from tenon_engines.rule.assignees.assignee import Assignee, Fixed, People
from tenon_engines.rule.site import Site


class User(Assignee):
    """Certain people, by name."""

    name = "user"
    label = Text("指定成员", "Named people")
    icon: ClassVar[str] = "user"
    users: list[int] = Field(min_length=1, max_length=100)

    def link(self, site: Site, path: str) -> People:
        return Fixed({"users": list(self.users)})
