"""Where a case has been, where it stands, and whom it would still ask."""

from typing import Any, Literal

from tenon_engines.kernel.text import label
from tenon_engines.process.forecast import forecast
from tenon_engines.process.state import FlowState
from tenon_platform.access.users import names_of
from tenon_platform.http.call import Call
from tenon_platform.http.record_access import Seen
from tenon_platform.http.seen_keys import reason_of
from tenon_platform.http.shapes.inbox import ProgressStep
from tenon_platform.runtime.case_history import events_of_instance, instance, was_rejection
from tenon_platform.runtime.scenes import load_scene
from tenon_platform.runtime.task_list import open_tasks

_SHOWN = ("started", "decided", "refused", "acted")


def progress(call: Call, seen: Seen, instance_id: int) -> list[ProgressStep]:
    """Steps in order: done with who, when, opinion and reason; current with the people asked; next by forecast."""
    case = instance(call.tx, instance_id)
    if case is None:
        return []
    plan = call.plans.flow_version(call.tx, case["flow"], case["version"])
    steps: list[ProgressStep] = []
    reason: str | None = None
    for event in events_of_instance(call.tx, instance_id):
        if event["reason"]:
            reason = reason_of(call, seen, plan, event["node"], event["reason"])
        if event["kind"] not in _SHOWN:
            continue
        node = plan.nodes.get(event["node"])
        name = node.ground.name if node else label(event["text"])
        who = [event["actor_name"] or ""] if event["actor_id"] is not None else []
        text = label(event["text"]).pick(call.language)
        step = _step(name.pick(call.language), "done", who, event["at"], event["opinion"], reason, text)
        step["rejected"] = was_rejection(event["kind"], event["detail"])
        steps.append(step)
        reason = None
    waiting = [one for one in open_tasks(call.tx, case["form"], case["record_id"]) if one["instance"] == instance_id]
    names = names_of(call.tx, {user for one in waiting for user in one["users"]})
    for one in waiting:
        people = [names.get(user, "") for user in one["users"]]
        steps.append(_step(label(one["name"]).pick(call.language), "current", people, one["since"], None, reason, None))
    return steps + [_step(name.pick(call.language), "next", [], None, None, None, None) for name in _ahead(call, case)]


def _ahead(call: Call, case: dict[str, Any]) -> list[Any]:
    state = FlowState.from_json(case["state"])
    if state.done:
        return []
    plan = call.plans.flow_version(call.tx, case["flow"], case["version"])
    scene = load_scene(call.work(), case["form"], case["record_id"], plan.needs)
    return forecast(plan, state, scene)


def _step(
    name: str,
    state: Literal["done", "current", "next"],
    who: list[str],
    at: Any,
    opinion: str | None,
    reason: str | None,
    text: str | None,
) -> ProgressStep:
    return {
        "node_name": name,
        "state": state,
        "who": who,
        "at": at,
        "opinion": opinion,
        "reason": reason,
        "text": text,
        "rejected": False,
    }
