"""What a list selects: the fields' columns, titles of references and names of people, each by one join."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.rollup import Rollup
from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_engines.report.paths import Paths
from tenon_platform.storage.schema import metadata

PEOPLE = {"user": "tenon_user", "department": "department"}
_SYSTEM = ("created_at", "created_by", "updated_at", "updated_by")


@dataclass(frozen=True, slots=True)
class Selected:
    """One field of the answer: its column, for references the column of its title, and the kind that writes it."""

    key: str
    kind: str
    column: ColumnElement[Any]
    title: ColumnElement[Any] | None
    result: FieldType | None
    target: str | None = None


class Columns:
    """Collects what is selected from a record's row, and the joins it needs."""

    def __init__(self, plan: FormPlan, paths: Paths) -> None:
        self.plan = plan
        self.paths = paths
        self.selected: list[Selected] = []
        self._people: list[tuple[FromClause, ColumnElement[bool]]] = []

    def add(self, key: str) -> None:
        """A stored field, a live one that SQL can compute, or a system field. Sub-tables are no columns."""
        if key in _SYSTEM:
            self._system(key)
            return
        field = self.plan.fields.get(key)
        if field is None:
            return
        column = self.paths.column(field.env_key)
        kind = field.result.name
        if kind in ("select", "status", "multi_select"):
            kind = "multi" if kind == "multi_select" else "option"
        target = self._target(field)
        title: ColumnElement[Any] | None = None
        if target is not None:
            kind = "record"
            title = self._reference_title(field.env_key, target)
        elif kind in PEOPLE:
            title = self._person(key, kind, column)
        self.selected.append(Selected(key, kind, column, title, field.result, target))

    def joined(self) -> FromClause:
        """The record's table with everything that was asked for."""
        clause = self.paths.joined()
        for table, on in self._people:
            clause = clause.outerjoin(table, on)
        return clause

    def _system(self, key: str) -> None:
        column = self.paths.source.c[key]
        if key.endswith("_by"):
            self.selected.append(Selected(key, "user", column, self._person(key, "user", column), None))
        else:
            self.selected.append(Selected(key, "datetime", column, None, None))

    def _target(self, field: FieldPlan) -> str | None:
        target: str | None = field.target or getattr(field.result, "to", None)
        return target

    def _reference_title(self, env_key: str, target: str) -> ColumnElement[Any] | None:
        *way, last = env_key.split(".")
        paths = self.paths
        for step in way:
            paths = paths.hop(step)
        if last not in paths.fields or paths.fields[last].target != target:
            return None
        return title_column(paths.hop(last), 2)

    def _person(self, key: str, kind: str, column: ColumnElement[Any]) -> ColumnElement[Any]:
        table = metadata.tables[PEOPLE[kind]].alias(f"{key}_name")
        self._people.append((table, table.c.id == column))
        name: ColumnElement[Any] = table.c.name
        return name


def title_column(paths: Paths, depth: int = 3) -> ColumnElement[Any] | None:
    """The column that names a record to people; through a reference when the title is one."""
    shape = paths.shapes[paths.form]
    field = shape.fields.get(shape.title or "")
    if field is None or depth == 0:
        return None
    if field.target is not None:
        return title_column(paths.hop(field.key), depth - 1)
    if field.path is not None and not field.column:
        end = paths
        for step in field.path[:-1]:
            end = end.hop(step)
        return end.source.c.get(field.path[-1])
    return paths.source.c.get(field.key)


def stored_fields(plan: FormPlan, wanted: Sequence[str] | None, hidden: Mapping[str, str]) -> tuple[str, ...]:
    """The fields of an answer: those asked for, or all, without what the person may not see.

    Rollups are no columns of the statement: who shows a page works them out for its rows.
    """
    keys = wanted if wanted is not None else (*plan.fields, *_SYSTEM)
    return tuple(key for key in dict.fromkeys(keys) if hidden.get(key) != "hidden" and _listed(plan, key))


def _listed(plan: FormPlan, key: str) -> bool:
    field = plan.fields.get(key)
    return key in _SYSTEM if field is None else not isinstance(field.kind, Rollup)
