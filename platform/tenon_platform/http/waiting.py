"""How much waits for the caller: open tasks and unread notifications."""

from collections.abc import Collection

import sqlalchemy as sa

from tenon_engines.process.outcome import WRITABLE
from tenon_platform.http.call import Call
from tenon_platform.notify.inbox import unread
from tenon_platform.runtime.flow_tables import work_item, work_item_user
from tenon_platform.storage.statement import Statement

_OPEN = Statement(
    sa.select(sa.func.count())
    .select_from(work_item_user)
    .where(work_item_user.c.user_id == sa.bindparam("user_id"), work_item_user.c.state == "PENDING")
)
_TASKS = Statement(
    sa.select(work_item.c.record_id, work_item.c.id, work_item.c.rights)
    .join(work_item_user, work_item_user.c.work_item_id == work_item.c.id)
    .where(
        work_item.c.form == sa.bindparam("form"),
        work_item.c.record_id.in_(sa.bindparam("records", expanding=True)),
        work_item_user.c.user_id == sa.bindparam("user_id"),
        work_item_user.c.state == "PENDING",
    )
    .order_by(work_item.c.id.desc())
)


def todo_count(call: Call) -> int:
    """Tasks that wait for the caller's decision."""
    return int(call.tx.scalar(_OPEN, {"user_id": call.actor.user_id}) or 0)


def unread_count(call: Call) -> int:
    return unread(call.tx, call.actor.user_id or 0)


def my_tasks(call: Call, form: str, records: Collection[int]) -> dict[int, tuple[int, dict[str, str]]]:
    """The caller's open task on each of the records (their first), and the field rights it brings."""
    if not records:
        return {}
    place = {"form": form, "records": sorted(records), "user_id": call.actor.user_id}
    return {record: (task, rights or {}) for record, task, rights in call.tx.all(_TASKS, place)}


_ON_FORM = Statement(
    sa.select(work_item.c.id)
    .join(work_item_user, work_item_user.c.work_item_id == work_item.c.id)
    .where(
        work_item_user.c.user_id == sa.bindparam("user_id"),
        work_item_user.c.state == "PENDING",
        work_item.c.form == sa.bindparam("form"),
    )
    .limit(1)
)


def holds_task_on(call: Call, form: str) -> bool:
    """Whether some task of the caller is about records of the form."""
    return call.tx.first(_ON_FORM, {"user_id": call.actor.user_id, "form": form}) is not None


_OPENED = Statement(
    sa.select(work_item.c.rights)
    .join(work_item_user, work_item_user.c.work_item_id == work_item.c.id)
    .where(
        work_item_user.c.user_id == sa.bindparam("user_id"),
        work_item_user.c.state == "PENDING",
        work_item.c.form == sa.bindparam("form"),
    )
    .order_by(work_item.c.id.desc())
    .limit(200)
)


def opened_by_tasks(call: Call, form: str) -> dict[str, str]:
    """The fields of the form that open tasks of the caller let them write."""
    rows = call.tx.all(_OPENED, {"user_id": call.actor.user_id, "form": form})
    return {key: right for (rights,) in rows for key, right in (rights or {}).items() if right in WRITABLE}
