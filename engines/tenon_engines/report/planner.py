"""Query plan → one SELECT per fact, each at its own grain: a parent's amount is never counted once per line.

- A fact grouped by its own columns or by its parents': plain joins, all many-to-one.
- A parent grouped by a child's column: joined to the distinct (parent, value) pairs of the child.
- A condition on a child that is neither grouped by nor measured: EXISTS.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause, Select

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.to_sql import Late, to_sql
from tenon_engines.report.bucket_sql import date_bucket, moment_bucket
from tenon_engines.report.fact_row import FactRow
from tenon_engines.report.paths import Paths
from tenon_engines.report.period import to_utc
from tenon_engines.report.plan import ROOT, Axis, Condition, Dimension, Measure
from tenon_engines.report.question import Part, World, components
from tenon_engines.report.value_sql import value_sql


def select_part(part: Part, world: World, limit: int | None = None, late: dict[str, Late] | None = None) -> Select[Any]:
    """Columns: one per axis (its raw bucket or value), then the components of each measure (`components`)."""
    return _Builder(part, world, late).select(limit)


def span_params(part: Part, zone: ZoneInfo) -> dict[str, date | datetime]:
    """The values of a statement's spans: days for dates (a begun day counts whole), instants for datetimes."""
    found: dict[str, date | datetime] = {}
    for index, (dim, period) in enumerate(part.spans):
        start, end = period.start, period.end
        if dim.formula.type.name == "date":
            found[f"from{index}"] = start.date()
            found[f"to{index}"] = end.date() if end == _midnight(end) else end.date() + timedelta(days=1)
        else:
            found[f"from{index}"], found[f"to{index}"] = to_utc(start, zone), to_utc(end, zone)
    return found


class _Builder:
    def __init__(self, part: Part, world: World, late: dict[str, Late] | None) -> None:
        self.late = late
        self.part = part
        self.world = world
        self.dataset = part.dataset
        self.root_table = world.plans[self.dataset.form].tables[""].alias("r")
        self.root = self._paths(self.dataset.form, self.root_table, "r_")
        self.rows: dict[str, Paths] = {}
        self.where: list[ColumnElement[bool]] = []

    def select(self, limit: int | None) -> Select[Any]:
        part = self.part
        others = {axis.dim.fact for axis in part.axes} - {ROOT, part.fact}
        if part.fact != ROOT:
            self.rows[part.fact] = self._child(part.fact, self.root_table)
        groups: list[ColumnElement[Any]] = []
        pairs = {fact: self._pairs(fact) for fact in sorted(others)}
        for axis in part.axes:
            if axis.dim.fact in pairs:
                groups.append(pairs[axis.dim.fact].c[axis.key])
            else:
                groups.append(self._group(axis, self._resolver(axis.dim.fact)))
        values = [column for measure in part.measures for column in self._aggregates(measure)]
        self._conditions(others)
        source = self._from(pairs)
        columns = [group.label(f"g{index}") for index, group in enumerate(groups)]
        columns += [value.label(f"m{index}") for index, value in enumerate(values)]
        statement = sa.select(*columns).select_from(source).where(*self.where)
        if groups:
            # by position: a bound constant would be another parameter in GROUP BY than in SELECT
            statement = statement.group_by(*(sa.literal_column(str(place + 1)) for place in range(len(groups))))
        return statement.limit(limit) if limit is not None else statement

    def _from(self, pairs: Mapping[str, sa.Subquery]) -> FromClause:
        source: FromClause = self.root_table
        if self.part.fact != ROOT:
            child = self.rows[self.part.fact]
            source = source.join(child.source, self._link(self.part.fact, child.source))
            source = child.joined(source)
        source = self.root.joined(source)
        for fact, pair in pairs.items():
            bound = any(condition.fact == fact for condition in self.part.conditions)
            source = source.join(pair, pair.c.link == self.root_table.c.id, isouter=not bound)
        return source

    def _conditions(self, grouped: set[str]) -> None:
        part = self.part
        self.where.append(self.root_table.c.deleted_at.is_(None))
        self._scope(self.dataset.form, self.root)
        if part.fact != ROOT:
            self._child_limits(part.fact, self.rows[part.fact], self.where)
        elsewhere: dict[str, list[Condition]] = {}
        for condition in part.conditions:
            if condition.fact in (ROOT, part.fact):
                self.where.append(self._predicate(condition.formula, self._resolver(condition.fact)))
            elif condition.fact not in grouped:
                elsewhere.setdefault(condition.fact, []).append(condition)
        for fact, conditions in elsewhere.items():
            self.where.append(self._exists(fact, conditions))
        for index, (dim, _) in enumerate(part.spans):
            if dim.fact in (ROOT, part.fact):
                self.where += self._span(index, dim, self._resolver(dim.fact))

    def _pairs(self, fact: str) -> sa.Subquery:
        """The distinct (parent, values) pairs of a child that the result is grouped by but that is not measured."""
        rows, resolver, source = self._apart(fact)
        axes = {axis.key: axis for axis in self.part.axes if axis.dim.fact == fact}
        columns = [self._group(axis, resolver).label(key) for key, axis in axes.items()]
        where: list[ColumnElement[bool]] = []
        self._child_limits(fact, rows, where)
        where += [self._predicate(each.formula, resolver) for each in self.part.conditions if each.fact == fact]
        link = rows.source.c[self.dataset.children[fact].link].label("link")
        return sa.select(link, *columns).select_from(source()).where(*where).distinct().subquery(f"p_{fact}")

    def _exists(self, fact: str, conditions: Sequence[Condition]) -> ColumnElement[bool]:
        rows, resolver, source = self._apart(fact)
        where: list[ColumnElement[bool]] = [self._link(fact, rows.source)]
        self._child_limits(fact, rows, where)
        where += [self._predicate(condition.formula, resolver) for condition in conditions]
        inner: Select[Any] = sa.select(sa.literal_column("1")).select_from(source()).where(*where)
        return sa.exists(inner.correlate(self.root_table))

    def _apart(self, fact: str) -> tuple[Paths, FactRow, Any]:
        """A child in a sub-query of its own, with its parent beside it when a formula reads both."""
        parent_table = self.world.plans[self.dataset.form].tables[""].alias(f"{fact}_parent")
        parent = self._paths(self.dataset.form, parent_table, f"{fact}_p_")
        rows = self._child(fact, parent_table, f"{fact}_x")
        resolver = FactRow(parent, {fact: rows})

        def source() -> FromClause:
            clause: FromClause = rows.source
            if resolver.parent_read:
                link = rows.source.c[self.dataset.children[fact].link]
                clause = parent.joined(clause.join(parent_table, parent_table.c.id == link))
            return rows.joined(clause)

        return rows, resolver, source

    def _child(self, fact: str, parent: FromClause, alias: str | None = None) -> Paths:
        child = self.dataset.children[fact]
        tables = self.world.plans[child.form].tables
        name = alias or f"{fact}_c"
        if child.subtable is None:
            return self._paths(child.form, tables[""].alias(name), f"{name}_")
        table = tables[child.subtable].alias(name)
        fields = self.dataset.shapes[child.form].fields[child.subtable].subtable
        return Paths(self.world.plans, self.dataset.shapes, child.form, table, fields, f"{name}_", self.world.live)

    def _paths(self, form: str, source: FromClause, prefix: str) -> Paths:
        return Paths(self.world.plans, self.dataset.shapes, form, source, None, prefix, self.world.live)

    def _child_limits(self, fact: str, rows: Paths, where: list[ColumnElement[bool]]) -> None:
        """Records of another form are live ones that this person may read; lines go with their parent."""
        child = self.dataset.children[fact]
        if child.subtable is not None:
            return
        where.append(rows.source.c.deleted_at.is_(None))
        scope = self.world.scopes[child.form]
        if scope is not True:
            where.append(sa.false() if scope is False else self._predicate(scope, rows))

    def _scope(self, form: str, rows: Paths) -> None:
        scope = self.world.scopes[form]
        if scope is not True:
            self.where.append(sa.false() if scope is False else self._predicate(scope, rows))

    def _link(self, fact: str, source: FromClause) -> ColumnElement[bool]:
        return source.c[self.dataset.children[fact].link] == self.root_table.c.id

    def _resolver(self, fact: str) -> FactRow:
        return FactRow(self.root, self.rows if fact != ROOT or self.rows else {})

    def _predicate(self, formula: Formula, resolve: Any) -> ColumnElement[bool]:
        world = self.world
        return to_sql(formula, world.dialect, resolve, predicate=True, context=world.context, late=self.late)

    def _group(self, axis: Axis, resolver: FactRow) -> ColumnElement[Any]:
        value = self._value(axis.dim.formula, resolver)
        if axis.grain is None:
            return value
        if axis.dim.formula.type.name == "date":
            return date_bucket(value, axis.grain, self.world.dialect)
        return moment_bucket(value, axis.grain, self.world.zone, self.world.dialect)

    def _value(self, formula: Formula, resolver: FactRow) -> ColumnElement[Any]:
        return value_sql(formula, self.world.dialect, resolver, self.world.context, self.late)

    def _aggregates(self, measure: Measure) -> list[ColumnElement[Any]]:
        resolver = self._resolver(measure.fact)
        where = self._predicate(measure.where, resolver) if measure.where is not None else None
        value = self._value(measure.value, resolver) if measure.value is not None else None
        counted: ColumnElement[Any] | None = value
        if where is not None:
            counted = sa.case((where, value if value is not None else sa.literal_column("1")))
        found: list[ColumnElement[Any]] = []
        for part in components(measure):
            if part == "count":
                found.append(sa.func.count() if counted is None else sa.func.count(counted))
            elif part == "count_distinct":
                assert counted is not None
                found.append(sa.func.count(sa.distinct(counted)))
            else:
                assert counted is not None
                found.append(getattr(sa.func, part)(counted, type_=counted.type))
        return found

    def _span(self, index: int, dim: Dimension, resolver: FactRow) -> list[ColumnElement[bool]]:
        column = self._value(dim.formula, resolver)
        start, end = (sa.bindparam(f"{name}{index}", type_=column.type) for name in ("from", "to"))
        return [column >= start, column < end]


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
