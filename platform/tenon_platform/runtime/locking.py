"""Records under lock, behind what they lead to where a reference says `lock_first`: a delivery before its orders.

Whoever has the target goes on to the records that refer to it. Who came the other way round would wait for the target
while the other waits for the record. SQLite has one writer at a time and needs none of this.
"""

from collections.abc import Iterable

import sqlalchemy as sa

from tenon_engines.form.fields.reference import Reference
from tenon_engines.form.plan import Env, FormPlan
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.records import statements
from tenon_platform.storage.statement import Statement


def locked(work: Work, plan: FormPlan, ids: Iterable[int]) -> dict[int, Env]:
    """Records by id, also those in the bin, kept until the transaction ends."""
    wanted = sorted(set(ids))
    if wanted and work.tx.dialect == "postgresql":
        for statement in _targets(work, plan):
            work.tx.all(statement, {"ids": wanted})
    return statements(plan).read(work.tx, wanted, work.vault, lock=True)


def _targets(work: Work, plan: FormPlan) -> tuple[Statement, ...]:
    found: tuple[Statement, ...] | None = plan.cache.get("locked first")
    if found is None:
        kinds = {key: one.kind for key, one in plan.fields.items()}
        found = plan.cache["locked first"] = tuple(
            _statement(plan, key, work.plans.form(kind.to))
            for key, kind in kinds.items()
            if isinstance(kind, Reference) and kind.lock_first
        )
    return found


def _statement(plan: FormPlan, key: str, target: FormPlan) -> Statement:
    own, other = plan.tables[""], target.tables[""]
    led_to = sa.select(own.c[key]).where(own.c.id.in_(sa.bindparam("ids", expanding=True)))
    return Statement(sa.select(other.c.id).where(other.c.id.in_(led_to)).order_by(other.c.id).with_for_update())
