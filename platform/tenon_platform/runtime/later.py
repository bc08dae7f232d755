"""Rules after the commit: a job carries what happened; its run is noted, so that a second delivery does nothing."""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.scene import Scene
from tenon_platform.access.actor import SYSTEM, Actor
from tenon_platform.access.users import actor_of
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.guards import check_depth
from tenon_platform.runtime.held import remember
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.rule_tables import rule_run
from tenon_platform.runtime.rules import run_rule
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx
from tenon_platform.work import jobs

TASK = "rule"
_c = rule_run.c
_KNOWN = Statement(
    sa.select(_c.at).where(
        _c.rule == sa.bindparam("rule"), _c.event == sa.bindparam("event"), _c.record_id == sa.bindparam("record_id")
    )
)
_ADD = Statement(sa.insert(rule_run))


def enqueue_rule(work: Work, rule: RulePlan, pending: Pending) -> None:
    """Runs the rule on this record once the save is safe."""
    check_depth(work.depth + 1)
    event = work.scratch.setdefault("rule_event", uuid4().hex)
    args = {
        "rule": rule.key,
        "form": rule.form,
        "record": pending.id,
        "event": f"save:{event}",
        "depth": work.depth + 1,
        "user": work.actor.user_id,
    }
    jobs.enqueue(work.tx, TASK, args, now=work.now)


def run_later(run: jobs.JobRun) -> None:
    """The job. A rule or record that is gone by now has nothing left to do."""
    tx, args = run.tx, run.args
    known = plans(tx)
    rule = known.rules.get(args["rule"])
    if rule is None or not rule.enabled:
        return
    work = Work(tx=tx, plans=known, actor=_actor(tx, args["user"]), now=run.now, path="job", depth=args["depth"])
    env = load(work, rule.form, [args["record"]], keys=rule.needs, lock=True).get(args["record"])
    if env is None or not note_run(work, rule, args["event"], args["record"]):
        return
    remember(work, known.form(rule.form), args["record"], env)
    run_rule(work, rule, Scene(args["record"], env, work.context))


def note_run(work: Work, rule: RulePlan, event: str, record_id: int) -> bool:
    """Notes that the rule ran for this event; False when it already had."""
    key = {"rule": rule.key, "event": event, "record_id": record_id}
    if work.tx.scalar(_KNOWN, key) is not None:
        return False
    version = work.plans.versions.get(("rule", rule.key), 0)
    row: dict[str, Any] = {**key, "form": rule.form, "version": version, "at": work.now}
    work.tx.run(_ADD, row)
    return True


def _actor(tx: Tx, user: int | None) -> Actor:
    return SYSTEM if user is None else actor_of(tx, user)
