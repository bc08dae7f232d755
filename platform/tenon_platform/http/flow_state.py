"""Where the flows of a record stand: running and finished instances, and who is asked now."""

from collections.abc import Iterable

import sqlalchemy as sa

from tenon_engines.kernel.text import Text, label
from tenon_platform.access.users import names_of
from tenon_platform.http.call import Call
from tenon_platform.http.shapes.record import FlowSummary, WaitingTask
from tenon_platform.runtime.flow_tables import flow_instance, work_item, work_item_user
from tenon_platform.storage.statement import Statement

_INSTANCES = Statement(
    sa.select(flow_instance.c.id, flow_instance.c.flow, flow_instance.c.status, flow_instance.c.started_at)
    .where(flow_instance.c.form == sa.bindparam("form"), flow_instance.c.record_id == sa.bindparam("record_id"))
    .order_by(flow_instance.c.id.desc())
    .limit(20)
)
_WAITING = Statement(
    sa.select(
        work_item.c.instance_id, work_item.c.id, work_item.c.name, work_item.c.created_at, work_item_user.c.user_id
    )
    .join(work_item_user, work_item_user.c.work_item_id == work_item.c.id)
    .where(
        work_item.c.form == sa.bindparam("form"),
        work_item.c.record_id == sa.bindparam("record_id"),
        work_item.c.state == "PENDING",
    )
    .order_by(work_item.c.id, work_item_user.c.user_id)
    .limit(500)
)
_RUNNING = Statement(
    sa.select(flow_instance.c.flow, sa.func.count())
    .where(flow_instance.c.flow.in_(sa.bindparam("flows", expanding=True)), flow_instance.c.status == "running")
    .group_by(flow_instance.c.flow)
)


def instances_of(call: Call, form: str, record_id: int) -> list[FlowSummary]:
    """Newest first; each with the tasks it waits for and the people who were asked."""
    place = {"form": form, "record_id": record_id}
    instances = call.tx.all(_INSTANCES, place)
    if not instances:
        return []
    rows = call.tx.all(_WAITING, place)
    names = names_of(call.tx, {row[4] for row in rows})
    waiting: dict[int, dict[int, WaitingTask]] = {}
    for instance, item, name, since, user in rows:
        tasks = waiting.setdefault(instance, {})
        task = tasks.setdefault(item, {"node_name": label(name).to_json(), "assignees": [], "since": since})
        task["assignees"].append(names.get(user, ""))
    found: list[FlowSummary] = []
    for number, flow, status, started in instances:
        known = call.plans.flows.get(flow)
        found.append(
            {
                "id": number,
                "key": flow,
                "name": (known[0].name if known else Text(flow, flow)).to_json(),
                "state": status,
                "started_at": started,
                "waiting": list(waiting.get(number, {}).values()),
            }
        )
    return found


def running_instances(call: Call, kind: str, key: str) -> int:
    """Instances of a flow that keep their version when a new one is published."""
    return running_of(call, [key]).get(key, 0) if kind == "flow" else 0


def running_of(call: Call, flows: Iterable[str]) -> dict[str, int]:
    """How many instances of each of these flows are running; a flow without any is left out."""
    wanted = sorted(set(flows))
    return dict(call.tx.all(_RUNNING, {"flows": wanted})) if wanted else {}
