"""`match` and `for_each`: which rows of another form an action is about, grouped so that each is named once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.shape import FieldShape
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.outcome import RowChange
from tenon_engines.kernel.text import Text
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


@dataclass(frozen=True, slots=True)
class Matching:
    """The same SKU twice in an order is one group of two lines: its sum is asked for once."""

    match: Mapping[str, Formula]
    subtable: str | None

    def groups(self, scene: Scene) -> tuple[RowChange, ...]:
        if self.subtable is None:
            return (RowChange(self._values(scene.foreign, scene), scene.foreign),)
        grouped: dict[tuple[Any, ...], tuple[dict[str, Any], list[Mapping[str, Any]]]] = {}
        for line in scene.lines(self.subtable):
            values = self._values({**scene.foreign, **line_env(line)}, scene)
            grouped.setdefault(tuple(values.values()), (values, []))[1].append(line)
        return tuple(RowChange(values, {**scene.foreign, "line": lines}) for values, lines in grouped.values())

    def _values(self, env: Mapping[str, Any], scene: Scene) -> dict[str, Any]:
        return {key: formula.run(env, scene.context) for key, formula in self.match.items()}


def line_env(line: Mapping[str, Any]) -> dict[str, Any]:
    """One line under its names in a formula: `line.qty`, `line.sku.product`."""
    return {f"line.{key}": value for key, value in line.items()}


def link_matching(
    site: Site, form: str, match: Mapping[str, str], for_each: str | None, path: str, option: str = "match"
) -> Matching | None:
    """The compiled match; at least one field, so that an action never means every row by accident."""
    fine = for_each is None or link_lines(site, for_each, path)
    if not match:
        message = Text("请说明要改哪些记录", "Say which records are meant")
        site.report("match_missing", f"{path}/{option}", message)
        return None
    linked: dict[str, Formula] = {}
    selves = itself(form)
    for key, text in match.items():
        where = f"{path}/{option}/{key}"
        field = _field(site, form, key, where) if key not in selves else None
        if field is None and key not in selves:
            continue
        expects = field.value_type if field is not None else selves[key]
        formula = site.around(text, where, expects, line=for_each if fine else None)
        if formula is not None:
            linked[key] = formula
    return Matching(linked, for_each) if fine and len(linked) == len(match) else None


def itself(form: str) -> Mapping[str, Type]:
    """Names that are no fields: the record itself; of a row of a subtable its id and its record."""
    owner, dot, _ = form.partition(".")
    if not dot:
        return {"id": Type("record", form=form)}
    return {"id": Type("number", scale=0), "record": Type("record", form=owner)}


def _field(site: Site, form: str, key: str, path: str) -> FieldShape | None:
    """A field of the record, or `lines.sku`: one of its rows has that value."""
    table, dot, column = key.partition(".")
    if not dot:
        return site.field(form, key, path)
    return site.column(form, table, column, path) if site.subtable(form, table, path) else None


def link_lines(site: Site, for_each: str, path: str) -> bool:
    """Whether `for_each` names a subtable of the record's form."""
    return site.subtable(site.form, for_each, f"{path}/for_each")
