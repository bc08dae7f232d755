"""A running or finished flow: state, history with reasons, its definition to draw."""

from typing import Any

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text, label
from tenon_engines.process.plan import FlowPlan
from tenon_platform.access.users import names_of
from tenon_platform.http.call import Call
from tenon_platform.http.case_progress import progress
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.record_access import Seen, see
from tenon_platform.http.routing import Routes
from tenon_platform.http.seen_keys import reason_of
from tenon_platform.http.shapes.flow import FlowEvent, FlowInstance
from tenon_platform.http.shapes.words import Person
from tenon_platform.runtime.case_history import events_of_instance, instance

routes = Routes("flows")


@routes.get("/flows/instances/{id}", LOGGED_IN)
def flow_instance(call: Call) -> FlowInstance:
    """For whoever may see the record the flow is about."""
    number = call.record_id()
    case = instance(call.tx, number)
    if case is None:
        raise NotFound(Text("没有这个流程实例", "There is no such flow instance"))
    seen = see(call, case["form"], case["record_id"])
    plan = call.plans.flow_version(call.tx, case["flow"], case["version"])
    starter = case["started_by"]
    names = names_of(call.tx, [starter] if starter is not None else [])
    return {
        "id": number,
        "key": case["flow"],
        "name": plan.name.pick(call.language),
        "version": case["version"],
        "form": case["form"],
        "record_id": case["record_id"],
        "state": case["status"],
        "at": [token["node"] for token in case["state"]["tokens"]],
        "started_by": {"id": starter, "name": names.get(starter, "")} if starter is not None else None,
        "started_at": case["started_at"],
        "ended_at": case["ended_at"],
        "progress": progress(call, seen, number),
        "history": [_event(call, seen, plan, event) for event in events_of_instance(call.tx, number)],
        "diagram": {"nodes": plan.document["nodes"], "edges": plan.document["edges"]},
    }


def _event(call: Call, seen: Seen, plan: FlowPlan, event: dict[str, Any]) -> FlowEvent:
    actor: Person | None = (
        {"id": event["actor_id"], "name": event["actor_name"] or ""} if event["actor_id"] is not None else None
    )
    return {
        "seq": event["seq"],
        "at": event["at"],
        "kind": event["kind"],
        "node": event["node"],
        "actor": actor,
        "text": label(event["text"]).pick(call.language),
        "reason": reason_of(call, seen, plan, event["node"], event["reason"]),
        "opinion": event["opinion"],
    }
