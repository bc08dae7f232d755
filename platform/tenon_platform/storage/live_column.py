"""The SQL of a computed field that is not stored: its formula, compiled where the row stands."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.context import Context
from tenon_engines.formula.sql_types import DialectName
from tenon_engines.formula.to_sql import Late
from tenon_engines.report.paths import Paths
from tenon_engines.report.value_sql import value_sql


def live_column(
    plans: Mapping[str, FormPlan], dialect: DialectName, context: Context, late: dict[str, Late] | None = None
) -> Callable[[str, str, Paths], ColumnElement[Any] | None]:
    """Resolves live fields for `Paths`; None where a field has no formula."""

    def resolve(form: str, key: str, paths: Paths) -> ColumnElement[Any] | None:
        field = plans[form].fields.get(key)
        if field is None or field.formula is None:
            return None
        return value_sql(field.formula, dialect, paths, context, late)

    return resolve
