"""Creates records: one, or one for each line of a subtable; one that is there already is taken instead of another."""

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
from tenon_engines.rule.actions.matching import Matching, line_env, link_lines, link_matching
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
    existing: Matching | None = None
    where: Formula | None = None
    awaits: bool = True
    can_refuse: bool = False

    def effect(self, scene: Scene) -> Effect | None:
        if self.subtable is None:
            row = {**self._row(scene.foreign, scene), **rows_of(self.rows, scene)}
            known = self.existing.groups(scene)[0] if self.existing is not None else None
            return CreateRecords(self.id, self.form, (row,), known)
        around = [{**scene.foreign, **line_env(line)} for line in scene.lines(self.subtable)]
        rows = tuple(self._row(env, scene) for env in around if self._takes(env, scene))
        return CreateRecords(self.id, self.form, rows) if rows else None

    def _takes(self, env: Mapping[str, Any], scene: Scene) -> bool:
        return self.where is None or self.where.run(env, scene.context) is True

    def _row(self, env: Mapping[str, Any], scene: Scene) -> dict[str, Any]:
        return {key: formula.run(env, scene.context) for key, formula in self.values.items()}


class Create(Action):
    """Creates a record of a form with its own rows, or one record for each line of this record that `where` holds for.

    `existing` names a record that makes a new one needless: where one matches, it is what the action gives.
    """

    name = "create"
    label = Text("新建记录", "Create records")
    icon: ClassVar[str] = "file-plus"
    form: str
    set: dict[str, str] = Field(min_length=1)
    for_each: str | None = None
    where: str | None = None
    rows: dict[str, RowSource] = Field(default={})
    existing: dict[str, str] | None = None

    def link(self, site: Site, path: str) -> Step | None:
        if site.shape(self.form, f"{path}/form") is None:
            return None
        line = self.for_each
        if line is not None and self.rows:
            message = Text("逐行新建的记录不能再带子表", "A record for each line takes no rows of its own")
            site.report("NOT_ALLOWED", f"{path}/rows", message)
            return None
        if line is not None and self.existing is not None:
            message = Text("逐行新建时不能查找已有的记录", "A record for each line takes no existing one instead")
            site.report("NOT_ALLOWED", f"{path}/existing", message)
            return None
        if line is None and self.where is not None:
            message = Text("只有逐行新建时才能筛选行", "Only a record for each line is made where a condition holds")
            site.report("NOT_ALLOWED", f"{path}/where", message)
            return None
        if line is not None and not link_lines(site, line, path):
            return None

        def around(text: str, at: str, expects: Type | None) -> Formula | None:
            return site.around(text, at, expects, line=line)

        values = link_assignments(site, self.form, self.set, f"{path}/set", around)
        where = around(self.where, f"{path}/where", Type("bool")) if self.where is not None else None
        rows = link_rows(site, self.form, self.rows, f"{path}/rows")
        known = (
            link_matching(site, self.form, self.existing, None, path, "existing") if self.existing is not None else None
        )
        if values is None or rows is None or (known is None and self.existing is not None):
            return None
        if where is None and self.where is not None:
            return None
        return CreateStep(self.id, self.form, line, values, rows, known, where)
