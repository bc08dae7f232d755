"""Fires times that have come: each in its own transaction, checked again under the record's lock, once in effect."""

import logging
from datetime import datetime

import sqlalchemy as sa

from tenon_engines.kernel.errors import TenonError
from tenon_engines.rule.scene import Scene
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.held import remember
from tenon_platform.runtime.later import note_run
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.rule_tables import timer
from tenon_platform.runtime.rules import run_rule
from tenon_platform.runtime.timer_plan import due_in, timed_rule, write_timers
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction, transaction
from tenon_platform.work.embedded import MOST_ATTEMPTS, backoff
from tenon_platform.work.incidents import open_incident

BATCH = 200
_log = logging.getLogger("tenon.timers")
_c = timer.c
_DUE = Statement(
    sa.select(_c.rule, _c.record_id, _c.form)
    .where(_c.try_at <= sa.bindparam("now"))
    .order_by(_c.try_at, _c.rule, _c.record_id)
    .limit(BATCH)
)
_one = (_c.rule == sa.bindparam("key"), _c.record_id == sa.bindparam("record"))
_STILL = Statement(sa.select(_c.due_at, _c.attempts).where(*_one))
_DROP = Statement(sa.delete(timer).where(*_one))
_AGAIN = Statement(sa.update(timer).where(*_one).values(try_at=sa.bindparam("later"), attempts=timer.c.attempts + 1))
_NEXT = Statement(sa.select(sa.func.min(_c.try_at)))


def fire_due(tenant: Tenant, now: datetime) -> int:
    """Fires everything due by `now`, and gives how many times were looked at."""
    count = 0
    while done := fire_some(tenant, now):
        count += done
    return count


def fire_some(tenant: Tenant, now: datetime) -> int:
    """Fires at most `BATCH` times due by `now`, the earliest first, and gives how many were looked at."""
    with transaction(tenant, write=False) as tx:
        rows = tx.all(_DUE, {"now": now})
    for rule, record_id, form in rows:
        _fire_one(tenant, rule, form, record_id, now)
    return len(rows)


def next_due(tenant: Tenant) -> datetime | None:
    with transaction(tenant, write=False) as tx:
        found: datetime | None = tx.scalar(_NEXT)
    return found


def _fire_one(tenant: Tenant, rule: str, form: str, record_id: int, now: datetime) -> None:
    try:
        run_in_transaction(tenant, lambda tx: _fire(tx, rule, form, record_id, now))
    except Exception as error:
        _log.warning("timer %s of record %s in %s failed", rule, record_id, tenant.key, exc_info=True)
        message = error.message.zh if isinstance(error, TenonError) else f"{type(error).__name__}: {error}"
        run_in_transaction(tenant, lambda tx: _failed(tx, rule, form, record_id, message, now))


def _fire(tx: Tx, rule: str, form: str, record_id: int, now: datetime) -> None:
    """The record is locked first: every path that moves its timer holds that lock."""
    known = plans(tx)
    key = {"key": rule, "record": record_id}
    timed = timed_rule(known, rule)
    if timed is None:
        tx.run(_DROP, key)
        return
    work = Work(tx=tx, plans=known, actor=SYSTEM, now=now, path="job", cause=f"timer:{rule}")
    env = load(work, form, [record_id], keys=timed.plan.needs, lock=True).get(record_id)
    if tx.first(_STILL, key) is None:
        return
    if env is not None:
        remember(work, known.form(form), record_id, env)
    due = due_in(timed, Scene(record_id, env, work.context)) if env is not None else None
    if due is not None and due > now:
        write_timers(tx, timed, [record_id], {record_id: due})
        return
    tx.run(_DROP, key)
    if due is None or env is None or timed.trigger.too_late(due, now, work.zone):
        return
    if note_run(work, timed.plan, f"timer:{due.isoformat()}", record_id):
        run_rule(work, timed.plan, Scene(record_id, env, work.context))


def _failed(tx: Tx, rule: str, form: str, record_id: int, message: str, now: datetime) -> None:
    key = {"key": rule, "record": record_id}
    row = tx.first(_STILL, key)
    if row is None:
        return
    attempt = row[1] + 1
    if attempt < MOST_ATTEMPTS:
        tx.run(_AGAIN, {**key, "later": now + backoff(attempt)})
        return
    tx.run(_DROP, key)
    args = {"rule": rule, "form": form, "record": record_id}
    open_incident(tx, "timer", rule, message, now, args=args)
