"""`rows` of an action: rows for a subtable of the record it makes or changes, taken from the lines of this record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.rule.actions.assignment import link_assignments
from tenon_engines.rule.actions.matching import line_env, link_lines
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site

BOOL = Type("bool")


class RowSource(BaseModel):
    """One row for each line of `for_each` that `where` holds for; one row of the record alone when it is left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    for_each: str | None = None
    where: str | None = None
    set: dict[str, str] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class RowMaker:
    subtable: str
    for_each: str | None
    where: Formula | None
    values: Mapping[str, Formula]

    def rows(self, scene: Scene) -> list[dict[str, Any]]:
        lines = scene.lines(self.for_each) if self.for_each is not None else [{}]
        made = []
        for line in lines:
            env = {**scene.foreign, **line_env(line)}
            if self.where is None or self.where.run(env, scene.context) is True:
                made.append({key: formula.run(env, scene.context) for key, formula in self.values.items()})
        return made


def rows_of(makers: tuple[RowMaker, ...], scene: Scene) -> dict[str, list[dict[str, Any]]]:
    """The rows by subtable."""
    return {maker.subtable: maker.rows(scene) for maker in makers}


def link_rows(site: Site, form: str, rows: Mapping[str, RowSource], path: str) -> tuple[RowMaker, ...] | None:
    """The compiled rows, or None when one of them has a problem."""
    linked: list[RowMaker] = []
    for subtable, source in rows.items():
        where = f"{path}/{subtable}"
        if not site.subtable(form, subtable, where):
            continue
        if source.for_each is not None and not link_lines(site, source.for_each, where):
            continue
        maker = _link(site, form, subtable, source, where)
        if maker is not None:
            linked.append(maker)
    return tuple(linked) if len(linked) == len(rows) else None


def _link(site: Site, form: str, subtable: str, source: RowSource, path: str) -> RowMaker | None:
    def around(text: str, at: str, expects: Type | None) -> Formula | None:
        return site.around(text, at, expects, line=source.for_each)

    values = link_assignments(site, form, source.set, f"{path}/set", around, subtable=subtable)
    where = around(source.where, f"{path}/where", BOOL) if source.where is not None else None
    if values is None or (where is None and source.where is not None):
        return None
    return RowMaker(subtable, source.for_each, where, values)
