"""Changes records of another form, or rows of its subtable: by match, once per group of lines, only if `require` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.outcome import Effect, UpdateRecords
from tenon_engines.kernel.text import Text
from tenon_engines.rule.actions.action import Action, Step
from tenon_engines.rule.actions.assignment import link_assignments
from tenon_engines.rule.actions.matching import Matching, link_matching
from tenon_engines.rule.actions.rows import BOOL, RowMaker, RowSource, link_rows, rows_of
from tenon_engines.rule.actions.taking import Refusal, SortKey, link_sort
from tenon_engines.rule.row_shape import row_site
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site
from tenon_engines.rule.template import Template, link_template


@dataclass(frozen=True, slots=True)
class UpdateStep:
    id: str
    form: str
    matching: Matching
    values: Mapping[str, Formula]
    where: Formula | None
    require: Formula | None
    rows: tuple[RowMaker, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    skip: bool = False
    message: Template | None = None
    awaits: bool = True

    @property
    def can_refuse(self) -> bool:
        return self.require is not None and not self.skip

    def effect(self, scene: Scene) -> Effect | None:
        rows = self.matching.groups(scene)
        if not rows:
            return None
        added = rows_of(self.rows, scene)
        return UpdateRecords(
            self.id,
            self.form,
            rows,
            self.values,
            self.where,
            self.require,
            add=added,
            sort=self.sort,
            skip=self.skip,
            message=self.message.render(scene) if self.message is not None else None,
        )


class Update(Action):
    """Changes the records of a form that match and adds rows to them; `require` is read on the record as it was.

    Where it does not hold, `message` says so; without one, what was compared is said. `form` may name a subtable, `order.lines`: then its rows are what matches and changes.
    """

    name = "update"
    label = Text("更新记录", "Update records")
    icon: ClassVar[str] = "database"
    form: str
    match: dict[str, str]
    set: dict[str, str] = Field(min_length=1)
    for_each: str | None = None
    where: str | None = None
    require: str | None = None
    message: dict[str, str] | None = Field(default=None, min_length=1)
    rows: dict[str, RowSource] = Field(default={})
    sort: list[SortKey] = Field(default=[], max_length=4)
    refused: Refusal = "stop"

    def link(self, site: Site, path: str) -> Step | None:
        found = row_site(site, self.form, f"{path}/form")
        if found is None:
            return None
        site = found
        before = len(site.problems)
        if "." in self.form and (self.rows or self.sort or self.refused == "skip"):
            message = Text(
                "修改明细时没有加行、排序和跳过", "Rows of a subtable take no rows, no order and no skipping"
            )
            site.report("NOT_ALLOWED", path, message)
        line = self.for_each

        def over_target(text: str, at: str, expects: Type | None) -> Formula | None:
            return site.target(text, at, self.form, expects, line=line)

        matching = link_matching(site, self.form, self.match, line, path)
        if matching is None:
            return None
        values = link_assignments(site, self.form, self.set, f"{path}/set", over_target)
        where = over_target(self.where, f"{path}/where", BOOL) if self.where is not None else None
        require = over_target(self.require, f"{path}/require", BOOL) if self.require is not None else None
        refusal = link_template(site, self.message, f"{path}/message") if self.message is not None else None
        rows = link_rows(site, self.form, self.rows, f"{path}/rows")
        sort = link_sort(site, self.form, self.sort, f"{path}/sort")
        if values is None or rows is None or len(site.problems) > before:
            return None
        skip = self.refused == "skip"
        return UpdateStep(self.id, self.form, matching, values, where, require, rows, sort, skip, refusal)
