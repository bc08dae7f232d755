"""Which rows: live or in the bin, within the scope, matching the filter and the search."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late, to_sql
from tenon_engines.report.paths import Guard, Paths
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.related import Related, refers
from tenon_platform.storage.search import Search, matches

ALL: Final = True
Scope = Formula | Literal[True] | None
"""Rows that a person may read: True for all, a condition, None for none. Every reading function demands it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A condition that a person typed, and which rows of other forms they may look at through references."""

    formula: Formula
    reach: Mapping[str, Scope]

    @property
    def text(self) -> str:
        """What tells it apart: the same words of someone with other rights are another condition."""
        limits = [f"{form}: {_text(scope)}" for form, scope in sorted(self.reach.items())]
        return "\n".join([self.formula.text, *limits])


@dataclass(frozen=True, slots=True)
class Among:
    """Rows whose ids another part of the platform selects; what depends on the person is bound at each run."""

    text: str
    ids: sa.Select[Any]
    late: tuple[Late, ...] = ()


Condition = Formula | Typed | Among


@dataclass(frozen=True, slots=True)
class Rows:
    """A set of rows of one form, before any order."""

    plan: FormPlan
    scope: Scope
    filters: tuple[Condition, ...] = ()
    search: Search | None = None
    trash: bool = False
    related: Related | None = None

    def key(self) -> tuple[Any, ...]:
        """What the text of a statement over these rows depends on."""
        return (
            _text(self.scope),
            tuple(each.text for each in self.filters),
            self.search.shape if self.search else None,
            self.trash,
            self.related.field if self.related else None,
        )


def conditions(
    rows: Rows, paths: Paths, dialect: DialectName, context: Context, late: dict[str, Late], *, paged: bool = False
) -> list[ColumnElement[bool]]:
    """The WHERE of a set of rows; conjuncts stay bare so that indexes are found. `late` takes what is bound at run.
    `paged`: a page of them is read, not all."""
    table = paths.source
    found: list[ColumnElement[bool]] = [table.c.deleted_at.is_not(None) if rows.trash else table.c.deleted_at.is_(None)]
    if rows.scope is None:
        return [sa.false()]
    formulas = [rows.scope] if isinstance(rows.scope, Formula) else []
    for each in rows.filters:
        if isinstance(each, Among):
            late |= {one.name: one for one in each.late}
            found.append(table.c.id.in_(each.ids))
            continue
        if isinstance(each, Typed):
            for form, scope in each.reach.items():
                paths.guards[form] = _guard(form, scope, paths, dialect, context, late)
        formulas.append(each.formula if isinstance(each, Typed) else each)
    for formula in formulas:
        if not formula.is_true_literal:
            found.append(to_sql(formula, dialect, paths, predicate=True, context=context, late=late))
    if rows.search is not None:
        found.append(matches(table, rows.plan.tables[""], rows.search, dialect, trash=rows.trash, paged=paged))
    if rows.related is not None:
        found.append(refers(table, rows.plan, rows.related))
    return found


def _guard(
    form: str, scope: Scope, paths: Paths, dialect: DialectName, context: Context, late: dict[str, Late]
) -> Guard:
    """Rows of `form` that a reference may be followed to: those within the scope, found by their id."""

    def within(table: FromClause) -> ColumnElement[bool] | None:
        if not isinstance(scope, Formula):
            return None if scope else sa.false()
        name = f"{table.name}s"  # type: ignore[attr-defined]
        source = paths.plans[form].tables[""].alias(name)
        own = Paths(paths.plans, paths.shapes, form, source, prefix=f"{name}_", live=paths.live)
        readable = to_sql(scope, dialect, own, predicate=True, context=context, late=late)
        inner: sa.Select[Any] = sa.select(sa.literal_column("1")).select_from(own.joined())
        return sa.exists(inner.where(own.source.c.id == table.c.id, readable).correlate(table))

    return within


def _text(scope: Scope) -> str:
    return scope.text if isinstance(scope, Formula) else str(scope)
