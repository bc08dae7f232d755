"""Creates records: one, or one for each line of a subtable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.outcome import CreateRecords, Effect
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions.action import Action, Step
from tenon_engines.rule.actions.assignment import link_assignments
from tenon_engines.rule.actions.matching import line_env, link_lines
from tenon_engines.rule.actions.rows import RowMaker, RowSource, link_rows, rows_of
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class CreateStep:
    id: str
    form: str
    subtable: str | None
    values: Mapping[str, Formula]
    rows: tuple[RowMaker, ...] = ()
    awaits: bool = True
    can_refuse: bool = False

    def effect(self, scene: Scene) -> Effect | None:
        if self.subtable is None:
            return CreateRecords(
                self.id, self.form, ({**self._row(scene.foreign, scene), **rows_of(self.rows, scene)},)
            )
        lines = scene.lines(self.subtable)
        rows = tuple(self._row({**scene.foreign, **line_env(line)}, scene) for line in lines)
        return CreateRecords(self.id, self.form, rows) if rows else None

    def _row(self, env: Mapping[str, Any], scene: Scene) -> dict[str, Any]:
        return {key: formula.run(env, scene.context) for key, formula in self.values.items()}


class Create(Action):
    """Creates a record of a form with its own rows, or one record for each line of this record."""

    name = "create"
    label = Text("新建记录", "Create records")
    icon: ClassVar[str] = "file-plus"
    form: str
    set: dict[str, str] = Field(min_length=1)
    for_each: str | None = None
    rows: dict[str, RowSource] = Field(default={})

    def link(self, site: Site, path: str) -> Step | None:
        if site.shape(self.form, f"{path}/form") is None:
            return None
        line = self.for_each
        if line is not None and self.rows:
            message = Text("逐行新建的记录不能再带子表", "A record for each line takes no rows of its own")
            site.report("NOT_ALLOWED", f"{path}/rows", message)
            return None
        if line is not None and not link_lines(site, line, path):
            return None

        def around(text: str, at: str, expects: Type | None) -> Formula | None:
            return site.around(text, at, expects, line=line)

        values = link_assignments(site, self.form, self.set, f"{path}/set", around)
        rows = link_rows(site, self.form, self.rows, f"{path}/rows")
        if values is None or rows is None:
            return None
        return CreateStep(self.id, self.form, line, values, rows)
