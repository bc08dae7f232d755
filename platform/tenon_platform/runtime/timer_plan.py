"""Plans times relative to dates of records: in the transaction of the save, for the whole batch at once."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from tenon_engines.rule.scene import Scene
from tenon_platform.catalog.plans import Plans
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.reactions import TimedRule, reactions
from tenon_platform.runtime.rule_tables import timer
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx
from tenon_platform.work.agenda import agenda

_DROP = Statement(
    sa.delete(timer).where(
        timer.c.rule == sa.bindparam("rule"), timer.c.record_id.in_(sa.bindparam("ids", expanding=True))
    )
)
_ADD = Statement(sa.insert(timer))


def plan_timers(work: Work, rules: Sequence[TimedRule], batch: Sequence[Pending]) -> None:
    """A timer where the date is set and the condition holds, none where not."""
    for timed in rules:
        concerned = [pending for pending in batch if _concerns(timed, pending)]
        if not concerned:
            continue
        due = {pending.id: due_at(work, timed, pending) for pending in concerned}
        old = [pending.id for pending in concerned if not pending.created]
        write_timers(work.tx, timed, old, {number: at for number, at in due.items() if at is not None})


def due_at(work: Work, timed: TimedRule, pending: Pending) -> datetime | None:
    if pending.deleted:
        return None
    return due_in(timed, Scene(pending.id, pending.after, work.context, pending.before))


def due_in(timed: TimedRule, scene: Scene) -> datetime | None:
    """When the rule is due on a record as it stands; None when it is not."""
    when = timed.plan.when
    due = timed.trigger.due(scene.env, scene.context.tz)
    if due is None or (when is not None and when.run(scene.own, scene.context) is not True):
        return None
    return due


def write_timers(tx: Tx, timed: TimedRule, drop: Iterable[int], due: dict[int, datetime]) -> None:
    """Replaces the timers of these records."""
    gone = sorted(drop)
    if gone:
        tx.run(_DROP, {"rule": timed.plan.key, "ids": gone})
    if not due:
        return
    common = {"rule": timed.plan.key, "form": timed.plan.form, "attempts": 0}
    rows = [{**common, "record_id": number, "due_at": at, "try_at": at} for number, at in sorted(due.items())]
    tx.run_many(_ADD, rows)
    first = min(due.values())
    tx.after_commit(lambda: agenda.note(tx.tenant.key, first))


def timed_rule(plans: Plans, rule: str) -> TimedRule | None:
    """The rule, if there is one that waits for a time."""
    plan = plans.rules.get(rule)
    found = reactions(plans, plan.form).timed if plan is not None else ()
    return next((timed for timed in found if timed.plan.key == rule), None)


def _concerns(timed: TimedRule, pending: Pending) -> bool:
    """Whether this save can have moved the time or changed the condition."""
    if pending.created or pending.deleted or pending.restored:
        return True
    read = {key.split(".")[0] for key in timed.plan.needs}
    return not read.isdisjoint(pending.changed | pending.dirty)
