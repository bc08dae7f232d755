"""Reads and writes cases: one update of the case and one multi-row insert for each kind of row it leaves."""

from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_engines.process.state import FlowState
from tenon_platform.notify.live import signal_after
from tenon_platform.runtime.case import Case
from tenon_platform.runtime.flow_tables import flow_copy, flow_event, flow_instance, work_item, work_item_user
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.work.agenda import agenda

_i = flow_instance.c
_COLUMNS = (_i.id, _i.flow, _i.version, _i.form, _i.record_id, _i.state, _i.rev, _i.events, _i.status)
_LOCK = Statement(sa.select(*_COLUMNS).where(_i.id == sa.bindparam("which")).with_for_update())
_ADD = Statement(sa.insert(flow_instance))
_UPDATE = Statement(
    sa.update(flow_instance)
    .where(_i.id == sa.bindparam("which"))
    .values(
        state=sa.bindparam("new_state"),
        status=sa.bindparam("new_status"),
        rev=sa.bindparam("new_rev"),
        events=sa.bindparam("new_events"),
        ended_at=sa.bindparam("ended"),
    )
)
_ADD_EVENT = Statement(sa.insert(flow_event))
_ADD_ITEM = Statement(sa.insert(work_item))
_ADD_USER = Statement(sa.insert(work_item_user))
_ADD_COPY = Statement(sa.insert(flow_copy))
Write = tuple[Statement, dict[str, Any]]
PENDING = "PENDING"
RUNNING, DONE = "running", "done"


def lock_case(work: Work, instance_id: int) -> Case:
    """The case under its row lock: whoever comes second waits here."""
    row = work.tx.first(_LOCK, {"which": instance_id})
    if row is None:
        raise NotFound(Text("没有这个流程实例", "There is no such flow instance"))
    number, flow, version, form, record_id, state, rev, events, _ = row
    plan = work.plans.flow_version(work.tx, flow, version)
    return Case(number, plan, version, form, record_id, FlowState.from_json(state), rev, events)


def store_case(work: Work, case: Case, *, fresh: bool) -> None:
    """Everything the command changed, in one round trip."""
    status = DONE if case.state.done else RUNNING
    ended = work.now if case.state.done else None
    events = [(_ADD_EVENT, row) for row in _event_rows(work, case)]
    if fresh:
        own: Write = (_ADD, _instance_row(work, case, status, ended))
    else:
        values = {"which": case.id, "new_state": case.state.to_json(), "new_status": status}
        own = (_UPDATE, {**values, "new_rev": case.rev + 1, "new_events": case.events, "ended": ended})
    copies = [
        (_ADD_COPY, {"instance_id": case.id, "node": node, "user_id": user, "at": work.now})
        for node, users in case.copies
        for user in users
    ]
    work.tx.pipeline([own, *events, *_item_rows(work, case), *copies])
    case.copies.clear()


def _instance_row(work: Work, case: Case, status: str, ended: Any) -> dict[str, Any]:
    return {
        "id": case.id,
        "flow": case.plan.key,
        "version": case.version,
        "form": case.form,
        "record_id": case.record_id,
        "state": case.state.to_json(),
        "status": status,
        "rev": case.rev,
        "events": case.events,
        "started_by": case.state.starter,
        "started_at": work.now,
        "ended_at": ended,
    }


def _event_rows(work: Work, case: Case) -> list[dict[str, Any]]:
    rows = []
    for entry, actor_id, actor_name in case.entries:
        case.events += 1
        rows.append(
            {
                "instance_id": case.id,
                "seq": case.events,
                "at": work.now,
                "kind": entry.kind,
                "node": entry.node,
                "actor_id": actor_id,
                "actor_name": actor_name,
                "text": entry.text.to_json(),
                "reason": entry.reason.to_json() if entry.reason else None,
                "opinion": entry.detail.get("opinion"),
                "detail": dict(entry.detail) or None,
            }
        )
    case.entries.clear()
    return rows


def _item_rows(work: Work, case: Case) -> list[Write]:
    if not case.asked:
        return []
    rows: list[Write] = []
    for number, asked in zip(take_ids(work.tx.tenant, "work_item", len(case.asked)), case.asked, strict=True):
        item = {
            "id": number,
            "instance_id": case.id,
            "token": asked.task.token,
            "node": asked.task.node,
            "name": asked.task.name.to_json(),
            "form": case.form,
            "record_id": case.record_id,
            "state": PENDING,
            "opinion_rule": asked.task.opinion,
            "rights": dict(asked.task.rights),
            "reason": asked.reason,
            "created_at": work.now,
            "due_at": asked.task.due_at,
            "decided_at": None,
            "decided_by": None,
            "opinion": None,
        }
        rows.append((_ADD_ITEM, item))
        rows += [(_ADD_USER, {"work_item_id": number, "user_id": user, "state": PENDING}) for user in asked.users]
        signal_after(work.tx, "inbox", asked.users, case.form, case.record_id)
    due = [asked.task.due_at for asked in case.asked if asked.task.due_at is not None]
    if due:
        work.tx.after_commit(lambda: agenda.note(work.tx.tenant.key, min(due)))
    case.asked.clear()
    return rows
