"""Follows names to columns: each reference path becomes one LEFT JOIN, shared by all formulas of a statement."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from sqlalchemy import ColumnElement, FromClause, Table, and_

from tenon_engines.form.shape import FieldShape, Shapes
from tenon_engines.formula.to_sql import SqlList, SqlTarget

_LONGEST_ALIAS = 50
GUARDED = "!"  # ends a step of an env key (`customer!.level`) that goes only to rows within the reader's scope


class FormTables(Protocol):
    """What a form's plan offers to SQL: the record table under the empty key, then one table per subtable."""

    @property
    def tables(self) -> Mapping[str, Table]: ...


Live = Callable[[str, str, "Paths"], ColumnElement[Any] | None]
Guard = Callable[[FromClause], ColumnElement[bool] | None]


class Paths:
    """Names seen from one row of `source`, whose columns are the fields in `fields`.

    `live` gives the SQL of a computed field that has no column (form, field, paths of its row). `guards` says, by
    form, which rows a guarded step may reach (None: all); they are shared by all paths of a statement.
    """

    def __init__(
        self,
        plans: Mapping[str, FormTables],
        shapes: Shapes,
        form: str,
        source: FromClause,
        fields: Mapping[str, FieldShape] | None = None,
        prefix: str = "",
        live: Live | None = None,
        guards: dict[str, Guard] | None = None,
    ) -> None:
        self.plans = plans
        self.shapes = shapes
        self.form = form
        self.source = source
        self.fields = shapes[form].fields if fields is None else fields
        self.prefix = prefix
        self.live = live
        self.guards = {} if guards is None else guards
        self._joins: dict[str, tuple[ColumnElement[Any], Paths]] = {}
        self._lines: dict[str, Paths] = {}

    def __call__(self, key: str) -> SqlTarget | SqlList:
        """Resolves an env key for `to_sql`."""
        head, _, rest = key.partition(".")
        field = self.fields.get(head)
        if field is not None and field.subtable is not None:
            rows = self.lines(head)
            return rows(rest) if rest else SqlList(rows.joined(), *rows.link(self), rows.source.c.line_no)
        column = self.column(key)
        return SqlTarget(column, scale_of(column))

    def column(self, key: str) -> ColumnElement[Any]:
        """The column of `payable`, `shop.name`, `address.city`, `shop.id` (which needs no join)."""
        head, _, rest = key.partition(".")
        columns = self.source.c
        if head.endswith(GUARDED):
            return self.hop(head).column(rest)
        field = self.fields.get(head)
        if field is None or not rest:
            if head in columns:
                return columns[head]
            found = self.live(self.form, head, self) if self.live is not None and field is not None else None
            if found is None:
                raise KeyError(key)
            return found
        if f"{head}__{rest}" in columns:
            return columns[f"{head}__{rest}"]
        if rest == "id" or field.target is None:
            return columns[head]
        return self.hop(head).column(rest)

    def hop(self, head: str) -> "Paths":
        """The paths of the record that the reference `head` points to; a guarded one only within its scope."""
        known = self._joins.get(head)
        if known is not None:
            return known[1]
        reference = head.removesuffix(GUARDED)
        target = self.fields[reference].target
        assert target is not None
        name = f"{self.prefix}{head.replace(GUARDED, '_seen')}"[:_LONGEST_ALIAS]
        table = self.plans[target].tables[""].alias(f"{name}_")
        further = Paths(self.plans, self.shapes, target, table, None, f"{name}_", self.live, self.guards)
        on: ColumnElement[bool] = table.c.id == self.source.c[reference]
        within = self.guards[target](table) if head != reference else None
        self._joins[head] = (on if within is None else and_(on, within), further)
        return further

    def joined(self, start: FromClause | None = None) -> FromClause:
        """`start` (the source itself, or a join that holds it) with every reference that was asked for."""
        clause = self.source if start is None else start
        for on, further in self._joins.values():
            clause = further.joined(clause.outerjoin(further.source, on))
        return clause

    def lines(self, subtable: str) -> "Paths":
        """The paths of the rows of a sub-table, for sub-queries over them."""
        known = self._lines.get(subtable)
        if known is None:
            name = f"{self.prefix}{subtable}"[:_LONGEST_ALIAS]
            table = self.plans[self.form].tables[subtable].alias(f"{name}_l")
            fields = self.fields[subtable].subtable
            known = self._lines[subtable] = Paths(
                self.plans, self.shapes, self.form, table, fields, f"{name}_l_", self.live, self.guards
            )
        return known

    def link(self, parent: "Paths") -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        """What ties a line to its record."""
        return self.source.c.parent_id, parent.source.c.id


def scale_of(column: ColumnElement[Any]) -> int | None:
    """The scale of an exact number's column; None for every other type."""
    scale = getattr(column.type, "scale", None)
    return scale if isinstance(scale, int) else None
