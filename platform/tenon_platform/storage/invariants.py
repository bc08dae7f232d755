"""Which records break an invariant or a constraint of their form: one statement each, whatever the number of records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.invariant import Invariant, Sum
from tenon_engines.form.plan import FormPlan, RowConstraint
from tenon_engines.form.shape import FormShape
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import SqlList, SqlTarget, to_sql
from tenon_engines.kernel.text import Text
from tenon_engines.report.paths import Paths, scale_of
from tenon_platform.storage.transaction import Tx

MOST = 10


@dataclass(frozen=True, slots=True)
class Offender:
    """A record that breaks it: its id, what people call it, the values that were compared."""

    id: int
    title: str
    values: tuple[tuple[Text, Any], ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """How many rows break it, and the first of them."""

    count: int
    first: tuple[Offender, ...]


def breaks_invariant(
    tx: Tx, plans: Mapping[str, FormPlan], shapes: Mapping[str, FormShape], plan: FormPlan, one: Invariant, now: Context
) -> Broken:
    """The live rows for which the invariant's test is not true."""
    view = _View(plans, shapes, plan, one.table)
    for each in one.sums:
        view.join(each)
    holds = to_sql(one.holds, tx.dialect, view, predicate=True, context=now)
    compared = [(name, view.column(key)) for key, name in one.shown]
    return _broken(tx, view, sa.not_(sa.func.coalesce(holds, sa.false())), compared)


def breaks_constraint(
    tx: Tx,
    plans: Mapping[str, FormPlan],
    shapes: Mapping[str, FormShape],
    plan: FormPlan,
    one: RowConstraint,
    now: Context,
) -> Broken:
    """The same for what the database holds itself: a publish may have let older rows be."""
    view = _View(plans, shapes, plan, one.table)
    if one.required_field is not None:
        return _broken(tx, view, view.column(one.required_field).is_(None), [])
    fields = plan.subtables[one.table].fields if one.table else plan.fields
    compared = [(fields[key].name, view.column(key)) for key in fields if key in one.formula.keys]
    return _broken(tx, view, sa.not_(to_sql(one.formula, tx.dialect, view, predicate=True, context=now)), compared)


def count_unmet(
    tx: Tx,
    plans: Mapping[str, FormPlan],
    shapes: Mapping[str, FormShape],
    plan: FormPlan,
    table: str,
    field: str | None,
    when: Sequence[Formula],
    check: Formula | None,
    now: Context,
) -> int:
    """Live records with an empty `field` (None: it has no column yet) where all of `when` hold, or with a value that
    `check` does not accept. A record with several such lines counts once."""
    view = _View(plans, shapes, plan, table)
    tests = [to_sql(each, tx.dialect, view, predicate=True, context=now) for each in when]
    if check is not None:
        tests.append(
            sa.not_(sa.func.coalesce(to_sql(check, tx.dialect, view, predicate=True, context=now), sa.false()))
        )
    if field is not None:
        value = view.row.source.c[field]
        tests.append(value.is_(None) if check is None else value.is_not(None))
    source = view.record.source
    query = sa.select(sa.func.count(source.c.id.distinct())).select_from(view.joined())
    return int(tx.all(query.where(source.c.deleted_at.is_(None), *tests))[0][0])


def _broken(
    tx: Tx, view: "_View", breaks: sa.ColumnElement[bool], compared: list[tuple[Text, sa.ColumnElement[Any]]]
) -> Broken:
    title = view.record.column(view.plan.title) if view.plan.title else sa.null()
    columns = [column.label(f"v{index}") for index, (_, column) in enumerate(compared)]
    total = sa.func.count().over().label("total")
    query = (
        sa.select(total, view.record.source.c.id, sa.cast(title, sa.Text).label("title"), *columns)
        .select_from(view.joined())
        .where(view.record.source.c.deleted_at.is_(None), breaks)
        .order_by(view.record.source.c.id)
        .limit(MOST)
    )
    rows = tx.all(query)
    names = [name for name, _ in compared]
    first = tuple(Offender(row[1], row[2] or "", tuple(zip(names, row[3:], strict=True))) for row in rows)
    return Broken(rows[0][0] if rows else 0, first)


class _View:
    """The rows that are looked at, with the sums beside them; resolves the names of the test."""

    def __init__(
        self, plans: Mapping[str, FormPlan], shapes: Mapping[str, FormShape], plan: FormPlan, table: str
    ) -> None:
        self.plan = plan
        self.plans = plans
        self.record = Paths(plans, shapes, plan.key, plan.tables[""].alias("p"), prefix="p_")
        self.row = self.record
        if table:
            fields = shapes[plan.key].fields[table].subtable
            self.row = Paths(plans, shapes, plan.key, plan.tables[table].alias("r"), fields, prefix="r_")
        self.sums: dict[str, SqlTarget] = {}
        self._joins: list[tuple[sa.FromClause, sa.ColumnElement[bool]]] = []

    def __call__(self, key: str) -> SqlTarget | SqlList:
        if key in self.sums:
            return self.sums[key]
        if key.startswith("record.") and self.row is not self.record:
            return self.record(key.removeprefix("record."))
        return self.row(key)

    def column(self, key: str) -> sa.ColumnElement[Any]:
        return self.sums[key].column if key in self.sums else self.row.column(key)

    def join(self, one: Sum) -> None:
        """Groups the other form's rows once and lays each group beside the row that it belongs to."""
        parent = self.plans[one.form].tables[""].alias(f"{one.key}_p")
        rows = self.plans[one.form].tables[one.subtable].alias(f"{one.key}_r") if one.subtable else parent
        source = rows.join(parent, parent.c.id == rows.c.parent_id) if one.subtable else parent

        def column(key: str) -> sa.ColumnElement[Any]:
            return rows.c[key] if key in rows.c else parent.c[key]

        own = [column(name).label(f"k{index}") for index, name in enumerate(one.match)]
        if one.agg == "count":
            value: sa.ColumnElement[Any] = sa.func.count()
        else:
            measured = column(one.column)
            value = sa.type_coerce(getattr(sa.func, one.agg)(measured), measured.type)
        where: list[sa.ColumnElement[bool]] = [parent.c.deleted_at.is_(None)]
        where += [sa.or_(*(column(name) == state for state in states)) for name, states in one.state.items()]
        groups = sa.select(*own, value.label("total")).select_from(source).where(*where)
        grouped = groups.group_by(*(column(name) for name in one.match)).subquery(f"{one.key}_g")
        ties = [grouped.c[f"k{index}"] == self.row.source.c[name] for index, name in enumerate(one.match.values())]
        self._joins.append((grouped, sa.and_(*ties)))
        total: sa.ColumnElement[Any] = grouped.c.total
        if one.agg in ("sum", "count"):
            total = sa.type_coerce(sa.func.coalesce(total, sa.literal_column("0")), total.type)
        scale = scale_of(total) if one.agg != "count" else 0
        self.sums[one.key] = SqlTarget(total, scale)

    def joined(self) -> sa.FromClause:
        clause = self.record.joined()
        if self.row is not self.record:
            on = self.row.source.c.parent_id == self.record.source.c.id
            clause = self.row.joined(clause.join(self.row.source, on))
        for grouped, on in self._joins:
            clause = clause.outerjoin(grouped, on)
        return clause
