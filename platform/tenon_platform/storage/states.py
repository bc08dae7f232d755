"""How many records are in a state: it cannot go while it holds one, in the bin or not."""

import sqlalchemy as sa

from tenon_engines.form.plan import FormPlan
from tenon_platform.storage.transaction import Tx


def records_in_state(tx: Tx, plan: FormPlan | None, field: str, state: str) -> int:
    """None for a field that is not published yet."""
    if plan is None or field not in plan.fields or not plan.fields[field].column:
        return 0
    table = plan.tables[""]
    count = tx.scalar(sa.select(sa.func.count()).select_from(table).where(table.c[field] == state))
    return int(count or 0)
