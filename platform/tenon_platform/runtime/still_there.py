"""On PostgreSQL a deletion may commit between the check of a reference and its writing.

The foreign key makes the writer wait for whoever deletes, but it finds the record: it lies in the bin. So what was just
referred to is asked for once more behind the rows themselves, in the same round trip. Whoever wants to delete one of
these records from then on waits for this transaction, and is refused.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.reach import new_references, references
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement

Query = tuple[Statement, dict[str, Any]]


def in_the_bin(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> Query | None:
    """What gives a row for each new reference into the bin. None on SQLite, where nobody else writes meanwhile."""
    if work.tx.dialect == "sqlite":
        return None
    fields = references(plan)
    ids: dict[str, set[int]] = {}
    for pending in batch:
        tables = [table for table in fields if table and (pending.created or table in pending.lines_given)]
        for values, key, form in new_references(plan, pending, [*fields[""], *tables]):
            ids.setdefault(form, set()).add(values[key])
    if not ids:
        return None
    return _statement(work, plan, tuple(sorted(ids))), {form: sorted(found) for form, found in ids.items()}


def _statement(work: Work, plan: FormPlan, forms: tuple[str, ...]) -> Statement:
    mark = ("in the bin", forms)
    known: Statement | None = plan.cache.get(mark)
    if known is None:
        tables = {form: work.plans.form(form).tables[""] for form in forms}
        known = plan.cache[mark] = Statement(
            sa.union_all(
                *(
                    sa.select(table.c.id).where(
                        table.c.id.in_(sa.bindparam(form, expanding=True)), table.c.deleted_at.is_not(None)
                    )
                    for form, table in tables.items()
                )
            )
        )
    return known
