"""Changes rows of the record at hand, or takes them out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.outcome import Effect, SetValues
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions.action import Action, Step
from tenon_engines.rule.actions.assignment import link_assignments
from tenon_engines.rule.actions.matching import line_env
from tenon_engines.rule.actions.rows import BOOL
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class LinesStep:
    id: str
    subtable: str
    where: Formula | None
    values: Mapping[str, Formula]
    remove: Formula | None
    awaits: bool = True
    can_refuse: bool = False

    def effect(self, scene: Scene) -> Effect | None:
        kept: list[dict[str, Any]] = []
        touched = False
        for line in scene.lines(self.subtable):
            env = {**scene.foreign, **line_env(line)}
            row: dict[str, Any] = {"id": line["id"]}
            if _holds(self.where, env, scene):
                touched = True
                if self.remove is not None and _holds(self.remove, env, scene):
                    continue
                row |= {key: formula.run(env, scene.context) for key, formula in self.values.items()}
            kept.append(row)
        return SetValues(self.id, {self.subtable: kept}) if touched else None


def _holds(formula: Formula | None, env: Mapping[str, Any], scene: Scene) -> bool:
    return formula is None or formula.run(env, scene.context) is True


class Lines(Action):
    """Gives fields of some rows new values and removes others; formulas read the row as `line.x`, as it was before."""

    name = "lines"
    label = Text("修改明细", "Change lines")
    icon: ClassVar[str] = "list-checks"
    for_each: str
    where: str | None = None
    set: dict[str, str] = Field(default={})
    remove: str | None = None

    def link(self, site: Site, path: str) -> Step | None:
        if not site.subtable(site.form, self.for_each, f"{path}/for_each"):
            return None

        def around(text: str, at: str, expects: Type | None) -> Formula | None:
            return site.around(text, at, expects, line=self.for_each)

        before = len(site.problems)
        site.reads.update((self.for_each, f"{self.for_each}.id"))
        where = around(self.where, f"{path}/where", BOOL) if self.where is not None else None
        remove = around(self.remove, f"{path}/remove", BOOL) if self.remove is not None else None
        values = link_assignments(site, site.form, self.set, f"{path}/set", around, subtable=self.for_each)
        if values is None or len(site.problems) > before:
            return None
        return LinesStep(self.id, self.for_each, where, values, remove)
