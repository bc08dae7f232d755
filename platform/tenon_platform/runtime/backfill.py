"""Plans the times of all records for a rule that is new or has changed: a job after the publish, in chunks."""

import sqlalchemy as sa

from tenon_engines.rule.scene import Scene
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.reactions import TimedRule
from tenon_platform.runtime.timer_plan import due_in, timed_rule, write_timers
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.work import jobs

TASK = "plan_times"
CHUNK = 500


def plan_times(run: jobs.JobRun) -> None:
    """The job: one chunk of records, then itself again from where it stopped."""
    work = Work(tx=run.tx, plans=plans(run.tx), actor=SYSTEM, now=run.now, path="job")
    timed = timed_rule(work.plans, run.args["rule"])
    if timed is None:
        return
    last = plan_chunk(work, timed, run.args.get("after", 0))
    if last is not None:
        jobs.enqueue(run.tx, TASK, {"rule": timed.plan.key, "after": last}, now=run.now)


def plan_chunk(work: Work, timed: TimedRule, after: int) -> int | None:
    """Plans the next records after this id; gives the last one, or None at the end."""
    form = timed.plan.form
    table = work.plans.form(form).tables[""]
    page = (
        sa.select(table.c.id)
        .where(table.c.id > sa.bindparam("after"), table.c.deleted_at.is_(None))
        .where(table.c[timed.trigger.field].is_not(None))
        .order_by(table.c.id)
        .limit(CHUNK)
    )
    ids = [number for (number,) in work.tx.all(Statement(page), {"after": after})]
    if not ids:
        return None
    records = load(work, form, ids, keys=timed.plan.needs, lock=True)
    due = {number: due_in(timed, Scene(number, env, work.context)) for number, env in records.items()}
    write_timers(work.tx, timed, ids, {number: at for number, at in due.items() if at is not None})
    last: int = ids[-1]
    return last
