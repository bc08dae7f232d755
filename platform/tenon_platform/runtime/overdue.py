"""Tasks whose time is up: each case in its own transaction, looked at again under its lock, once in effect."""

import logging
from datetime import datetime

import sqlalchemy as sa

from tenon_engines.kernel.errors import Busy, TenonError
from tenon_engines.process.outcome import Overdue
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.advance import advance
from tenon_platform.runtime.case_store import PENDING, lock_case, store_case
from tenon_platform.runtime.flow_tables import flow_instance, work_item
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction, transaction
from tenon_platform.work.incidents import open_incident
from tenon_platform.work.jobs import JobRun

TASK = "flow.overdue"
BATCH = 200
_log = logging.getLogger("tenon.timers")
_w = work_item.c
_open = _w.state == sa.literal_column(f"'{PENDING}'")  # a constant, so that the index of open tasks serves
_DUE = Statement(
    sa.select(_w.id).where(_open, _w.due_at <= sa.bindparam("now")).order_by(_w.due_at, _w.id).limit(BATCH)
)
_NEXT = Statement(sa.select(sa.func.min(_w.due_at)).where(_open, _w.due_at.is_not(None)))
_ONE = Statement(sa.select(_w.instance_id, _w.token).where(_w.id == sa.bindparam("which")))
_STILL = Statement(sa.select(_w.id).where(_w.id == sa.bindparam("which"), _open, _w.due_at <= sa.bindparam("now")))
_SET_DUE = Statement(sa.update(work_item).where(_w.id == sa.bindparam("which")).values(due_at=sa.bindparam("due")))
_FLOW = Statement(
    sa.select(flow_instance.c.flow)
    .join(work_item, _w.instance_id == flow_instance.c.id)
    .where(_w.id == sa.bindparam("which"))
)


def fire_some(tenant: Tenant, now: datetime) -> int:
    """Lets at most `BATCH` late tasks have their consequence, the longest late first, and gives how many are dealt with:
    those whose rows somebody else holds are late still and come again at the next turn."""
    with transaction(tenant, write=False) as tx:
        late = [number for (number,) in tx.all(_DUE, {"now": now})]
    return sum(_fire_one(tenant, number, now) for number in late)


def next_due(tenant: Tenant) -> datetime | None:
    with transaction(tenant, write=False) as tx:
        found: datetime | None = tx.scalar(_NEXT)
    return found


def try_again(run: JobRun) -> None:
    """The job of an incident that a person wants tried again."""
    number = run.args["task"]
    run.tx.run(_SET_DUE, {"which": number, "due": run.now})
    _fire(run.tx, number, run.now)


def _fire_one(tenant: Tenant, number: int, now: datetime) -> bool:
    try:
        run_in_transaction(tenant, lambda tx: _fire(tx, number, now))
    except Busy:
        return False
    except Exception as error:
        _log.warning("the time limit of task %s in %s failed", number, tenant.key, exc_info=True)
        message = error.message.zh if isinstance(error, TenonError) else f"{type(error).__name__}: {error}"
        run_in_transaction(tenant, lambda tx: _failed(tx, number, message, now))
    return True


def _fire(tx: Tx, number: int, now: datetime) -> None:
    row = tx.first(_ONE, {"which": number})
    if row is None:
        return
    instance_id, token = row
    work = Work(tx=tx, plans=plans(tx), actor=SYSTEM, now=now, path="job", cause="timeout")
    case = lock_case(work, instance_id)
    if tx.first(_STILL, {"which": number, "now": now}) is None:
        return
    advance(work, case, Overdue(token))
    store_case(work, case, fresh=False)


def _failed(tx: Tx, number: int, message: str, now: datetime) -> None:
    """People go on deciding; the administrators see what could not be done by itself."""
    flow = tx.scalar(_FLOW, {"which": number}) or ""
    tx.run(_SET_DUE, {"which": number, "due": None})
    open_incident(tx, "timeout", flow, message, now, task=TASK, args={"task": number})
