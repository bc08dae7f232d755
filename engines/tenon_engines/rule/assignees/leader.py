"""The leader of a department, or of the department some levels up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field as Option

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.registry import Registry
from tenon_engines.kernel.text import Text
from tenon_engines.rule.assignees.assignee import Ask, Assignee, People
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class _Leader:
    of: Formula
    levels: int
    fallback: People | None

    def ask(self, scene: Scene) -> Ask:
        department = self.of.run(scene.own, scene.context)
        first: list[Ask] = [] if department is None else [{"leader_of": department, "levels": self.levels}]
        rest = self.fallback.ask(scene)["first_of"] if self.fallback else []
        return {"first_of": [*first, *rest]}


class Leader(Assignee):
    """The leader of the department in a field; the fallback answers where there is no leader."""

    name = "leader"
    label = Text("部门主管", "Department leader")
    icon: ClassVar[str] = "user-cog"
    registry: ClassVar[Registry[Assignee]]
    of: str
    levels: int = Option(default=1, ge=1, le=10)
    fallback: dict[str, Any] | None = None

    @classmethod
    def bind(cls, registry: Registry[Assignee]) -> None:
        """Tells the kind the list it belongs to, which its fallback is read with."""
        cls.registry = registry

    def link(self, site: Site, path: str) -> People | None:
        of = site.own(self.of, f"{path}/of", Type("department"))
        fallback = self._fallback(site, f"{path}/fallback", self.fallback) if self.fallback else None
        if of is None or (self.fallback and fallback is None):
            return None
        return _Leader(of, self.levels, fallback)

    def _fallback(self, site: Site, path: str, entry: Mapping[str, Any]) -> People | None:
        try:
            return self.registry.parse(entry, path).link(site, path)
        except DefinitionError as error:
            site.problems.extend(error.problems)
            return None
