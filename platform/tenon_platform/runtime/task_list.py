"""What waits for whom: the boxes of the inbox, read by person; what waits longest first, the others newest first."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from tenon_platform.runtime.case_store import PENDING
from tenon_platform.runtime.flow_tables import flow_copy, flow_instance, work_item, work_item_user
from tenon_platform.storage.cursor import Position
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

MOST_WAITING = 500
_LATEST = 2**62
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
NAMES = (
    "id",
    "instance",
    "flow",
    "version",
    "node",
    "name",
    "form",
    "record_id",
    "state",
    "rights",
    "opinion_rule",
    "reason",
    "created_at",
    "due_at",
    "started_by",
    "opinion",
    "decided_at",
)
_w, _u, _i = work_item.c, work_item_user.c, flow_instance.c
_task_columns = (
    _w.id,
    _w.instance_id,
    _i.flow,
    _i.version,
    _w.node,
    _w.name,
    _w.form,
    _w.record_id,
    _w.state,
    _w.rights,
    _w.opinion_rule,
    _w.reason,
    _w.created_at,
    _w.due_at,
    _i.started_by,
    _w.opinion,
    _w.decided_at,
)
_tasks = sa.select(*_task_columns).select_from(
    work_item_user.join(work_item, _w.id == _u.work_item_id).join(flow_instance, _i.id == _w.instance_id)
)
_mine = _u.user_id == sa.bindparam("user")
_before: sa.BindParameter[int] = sa.bindparam("before")
_since = (_w.created_at, _w.id)
_no_task = [sa.null().label("node"), sa.null().label("name")]
_instance_columns = (
    _i.id,
    _i.id.label("instance"),
    _i.flow,
    _i.version,
    *_no_task,
    _i.form,
    _i.record_id,
    _i.status,
    *(sa.null().label(name) for name in ("rights", "opinion_rule", "reason")),
    _i.started_at,
    _i.ended_at,
    _i.started_by,
    *(sa.null().label(name) for name in ("opinion", "decided_at")),
)
_BOXES = {
    "todo": Statement(
        _tasks.where(_mine, _u.state == PENDING)
        .where(sa.tuple_(*_since) > sa.tuple_(sa.bindparam("since", type_=_w.created_at.type), sa.bindparam("after")))
        .order_by(*_since)
        .limit(sa.bindparam("n"))
    ),
    "done": Statement(
        _tasks.where(_mine, _u.work_item_id < _before, sa.or_(_u.state == "APPROVED", _u.state == "REJECTED"))
        .order_by(_u.work_item_id.desc())
        .limit(sa.bindparam("n"))
    ),
    "started": Statement(
        sa.select(*_instance_columns)
        .where(_i.started_by == sa.bindparam("user"), _i.id < _before)
        .order_by(_i.id.desc())
        .limit(sa.bindparam("n"))
    ),
    "cc": Statement(
        sa.select(*_instance_columns)
        .join(flow_copy, flow_copy.c.instance_id == _i.id)
        .where(flow_copy.c.user_id == sa.bindparam("user"), _i.id < _before)
        .order_by(_i.id.desc())
        .limit(sa.bindparam("n"))
    ),
}
BOXES = tuple(_BOXES)
SORTED_BY: dict[str, dict[str, str]] = {name: {"created_at": "datetime"} if name == "todo" else {} for name in BOXES}
_ONE = Statement(
    sa.select(*_task_columns)
    .select_from(work_item.join(flow_instance, _i.id == _w.instance_id))
    .where(_w.id == sa.bindparam("which"))
)
_COUNT = Statement(sa.select(sa.func.count()).where(_u.user_id == sa.bindparam("user"), _u.state == PENDING))
_HELD = Statement(
    sa.select(_u.user_id).where(
        _u.work_item_id == sa.bindparam("which"), _u.user_id == sa.bindparam("user"), _u.state == PENDING
    )
)
_ON_RECORDS = Statement(
    sa.select(_w.id, _w.record_id)
    .join(work_item_user, _u.work_item_id == _w.id)
    .where(
        _w.form == sa.bindparam("form"),
        _w.record_id.in_(sa.bindparam("records", expanding=True)),
        _w.state == PENDING,
        _u.user_id == sa.bindparam("user"),
        _u.state == PENDING,
    )
    .order_by(_w.id.desc())
)
_OLDEST = Statement(
    sa.select(_w.record_id, _w.created_at, _w.due_at)
    .join(work_item_user, _u.work_item_id == _w.id)
    .where(_w.form == sa.bindparam("form"), _mine, _w.state == PENDING, _u.state == PENDING)
    .order_by(*_since)
    .limit(sa.bindparam("n"))
)
_OPEN_OF_RECORD = Statement(
    sa.select(_w.id, _w.instance_id, _w.name, _w.created_at, _u.user_id)
    .join(work_item_user, _u.work_item_id == _w.id)
    .where(_w.form == sa.bindparam("form"), _w.record_id == sa.bindparam("record"), _w.state == PENDING)
    .order_by(_w.id, _u.user_id)
)


def box(tx: Tx, name: str, user_id: int, *, past: Position | None = None, limit: int = 50) -> list[dict[str, Any]]:
    """Rows of one box, those past a position of its order; see `position`."""
    edge: dict[str, Any] = {"before": past.id if past else _LATEST}
    if name == "todo":
        edge = {"since": past.values[0] if past else _EARLIEST, "after": past.id if past else 0}
    rows = tx.all(_BOXES[name], {"user": user_id, "n": limit, **edge})
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def position(name: str, row: Mapping[str, Any]) -> Position:
    """Where a page of a box that ends with this row is followed by the next."""
    return Position(tuple(row[key] for key in SORTED_BY[name]), row["id"], 0)


def task(tx: Tx, number: int) -> dict[str, Any] | None:
    row = tx.first(_ONE, {"which": number})
    return dict(zip(NAMES, row, strict=True)) if row is not None else None


def holds(tx: Tx, number: int, user_id: int | None) -> bool:
    """Whether the task waits for this person now; one that was passed on no longer does."""
    return tx.first(_HELD, {"which": number, "user": user_id}) is not None


def todo_count(tx: Tx, user_id: int) -> int:
    return int(tx.scalar(_COUNT, {"user": user_id}))


def tasks_on(tx: Tx, user_id: int, form: str, records: Sequence[int]) -> list[tuple[int, int]]:
    """(task, record) of what waits for this person on some records, newest first."""
    return [(row[0], row[1]) for row in tx.all(_ON_RECORDS, {"form": form, "records": list(records), "user": user_id})]


def waiting_since(tx: Tx, user_id: int, form: str) -> dict[int, tuple[datetime, datetime | None]]:
    """By record what waits longest for this person on it: since when, and until when it should be done; longest first."""
    found: dict[int, tuple[datetime, datetime | None]] = {}
    for record, since, due in tx.all(_OLDEST, {"form": form, "user": user_id, "n": MOST_WAITING}):
        found.setdefault(record, (since, due))
    return found


def open_tasks(tx: Tx, form: str, record_id: int) -> list[dict[str, Any]]:
    """The tasks that wait on a record, each with the people it was given to."""
    found: dict[int, dict[str, Any]] = {}
    for number, instance, name, since, user in tx.all(_OPEN_OF_RECORD, {"form": form, "record": record_id}):
        entry = {"id": number, "instance": instance, "name": name, "since": since, "users": []}
        found.setdefault(number, entry)["users"].append(user)
    return list(found.values())
