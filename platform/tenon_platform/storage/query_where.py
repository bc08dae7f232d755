"""Which rows: live or in the bin, within the scope, matching the filter and the search."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late, to_sql
from tenon_engines.report.paths import Paths
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.search import Search, matches

ALL: Final = True
Scope = Formula | Literal[True] | None
"""Rows that a person may read: True for all, a condition, None for none. Every reading function demands it."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A set of rows of one form, before any order."""

    plan: FormPlan
    scope: Scope
    filters: tuple[Formula, ...] = ()
    search: Search | None = None
    trash: bool = False

    def key(self) -> tuple[Any, ...]:
        """What the text of a statement over these rows depends on."""
        scope = self.scope.text if isinstance(self.scope, Formula) else self.scope
        return (
            scope,
            tuple(each.text for each in self.filters),
            self.search.shape if self.search else None,
            self.trash,
        )


def conditions(
    rows: Rows, paths: Paths, dialect: DialectName, context: Context, late: dict[str, Late]
) -> list[ColumnElement[bool]]:
    """The WHERE of a set of rows; conjuncts stay bare so that indexes are found. `late` takes what is bound at run."""
    table = paths.source
    found: list[ColumnElement[bool]] = [table.c.deleted_at.is_not(None) if rows.trash else table.c.deleted_at.is_(None)]
    if rows.scope is None:
        return [sa.false()]
    formulas: Sequence[Formula] = [each for each in (rows.scope, *rows.filters) if isinstance(each, Formula)]
    for formula in formulas:
        if not formula.is_true_literal:
            found.append(to_sql(formula, dialect, paths, predicate=True, context=context, late=late))
    if rows.search is not None:
        found.append(matches(table, rows.plan.tables[""], rows.search))
    return found
