"""Ends running flows whose record is gone. Always a job: whoever holds a record may not wait for an instance."""

from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.text import Text
from tenon_engines.process.outcome import Entry
from tenon_engines.process.state import FlowState
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.plans import plans
from tenon_platform.notify.live import signal_after
from tenon_platform.runtime.case_store import PENDING, RUNNING, lock_case, store_case
from tenon_platform.runtime.flow_tables import flow_instance, work_item, work_item_user
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.work import jobs

TASK = "end_flows"
_GONE = Text("记录已删除，流程终止", "The record was deleted: the flow ended")
_i, _w, _u = flow_instance.c, work_item.c, work_item_user.c
_RUNNING = Statement(
    sa.select(_i.id)
    .where(_i.form == sa.bindparam("form"), _i.record_id == sa.bindparam("record"), _i.status == RUNNING)
    .order_by(_i.id)
)
_OPEN = Statement(sa.select(_w.id).where(_w.instance_id == sa.bindparam("instance"), _w.state == PENDING))
_CLOSE = Statement(sa.update(work_item).where(_w.id == sa.bindparam("item")).values(state="DONE"))
_CLOSE_USERS = Statement(
    sa.update(work_item_user).where(_u.work_item_id == sa.bindparam("item"), _u.state == PENDING).values(state="DONE")
)


def end_flows_later(work: Work, form: str, record_id: int) -> None:
    """Once the deletion is safe."""
    jobs.enqueue(work.tx, TASK, {"form": form, "record": record_id}, now=work.now)


def end_flows(run: jobs.JobRun) -> None:
    """The job. A record that was taken back out of the bin meanwhile keeps its flows."""
    tx, form, record = run.tx, run.args["form"], run.args["record"]
    work = Work(tx=tx, plans=plans(tx), actor=SYSTEM, now=run.now, path="job")
    if form not in work.plans.forms:
        return
    for (instance,) in tx.all(_RUNNING, {"form": form, "record": record}):
        case = lock_case(work, instance)
        if load(work, form, [record], keys=frozenset()):
            return
        nodes = [token.node for token in case.state.tokens]
        case.state = FlowState(next_token=case.state.next_token, steps=case.state.steps, starter=case.state.starter)
        case.entries.append((Entry("ended", nodes[0] if nodes else "", _GONE), None, None))
        closing: list[tuple[Statement, dict[str, Any]]] = []
        for (item,) in tx.all(_OPEN, {"instance": instance}):
            closing += [(_CLOSE, {"item": item}), (_CLOSE_USERS, {"item": item})]
        if closing:
            tx.pipeline(closing)
        store_case(work, case, fresh=False)
        signal_after(tx, "inbox", None, form, record)
