"""Records by what people call them: the reverse of titles."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late
from tenon_engines.report.paths import Paths
from tenon_platform.storage.query_where import Rows, Scope, conditions
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_CHUNK = 500


def ids_by_name(
    tx: Tx, plan: FormPlan, plans: Any, names: Iterable[str], *, scope: Scope, context: Context
) -> dict[str, list[int]]:
    """`{name: ids}` of the live records within the scope that people call so: by title, by code, by a text of the search box.

    At most two ids a name: one is an answer, two say that it is ambiguous.
    """
    wanted = sorted(set(names))
    found: dict[str, list[int]] = {}
    if scope is None:
        return found
    for key in _name_fields(plan):
        table = plan.tables[""].alias("t")
        paths = Paths(plans.forms, plans.shapes, plan.key, table)
        late: dict[str, Late] = {}
        where = conditions(Rows(plan, scope), paths, tx.dialect, context, late)
        chosen = table.c[key].in_(sa.bindparam("names", expanding=True, type_=sa.Text))
        query = sa.select(table.c[key], table.c.id).select_from(paths.joined()).where(*where, chosen)
        statement = Statement(query.order_by(table.c.id))
        bound = {name: each.value(context) for name, each in late.items()}
        missing = [name for name in wanted if name not in found]
        for start in range(0, len(missing), _CHUNK):
            for name, number in tx.all(statement, {**bound, "names": missing[start : start + _CHUNK]}):
                ids = found.setdefault(str(name), [])
                if len(ids) < 2:
                    ids.append(int(number))
    return found


def _name_fields(plan: FormPlan) -> list[str]:
    """The title, what is unique by itself (codes), then the texts that the search box looks into."""
    unique = [key.fields[0] for key in plan.unique if len(key.fields) == 1 and not key.table]
    searched = [key for key in plan.document.get("search") or () if isinstance(key, str)]
    keys = [*([plan.title] if plan.title else []), *unique, *searched]
    return [
        key for key in dict.fromkeys(keys) if key in plan.fields and plan.fields[key].type in ("text", "autonumber")
    ]
