"""Everybody who has a role."""

from typing import ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.rule.assignees.assignee import Assignee, Fixed, People
from tenon_engines.rule.site import Site


class Role(Assignee):
    """All people of a role; the first to decide decides for all."""

    name = "role"
    label = Text("角色", "Role")
    icon: ClassVar[str] = "users"
    role: str

    def link(self, site: Site, path: str) -> People | None:
        if site.roles is not None and self.role not in site.roles:
            known = ", ".join(sorted(site.roles)) or "-"
            message = Text(f"没有名为“{self.role}”的角色", f"There is no role {self.role!r}")
            site.report("unknown_role", f"{path}/role", message, Text(f"可用：{known}", f"one of: {known}"))
            return None
        return Fixed({"role": self.role})
