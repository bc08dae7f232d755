"""Everything a record's page shows at once: values, what one may do now and why not, where its flows stand."""

from collections.abc import Iterable, Mapping, Set
from typing import Any

from tenon_engines.form.plan import FormPlan, Transition
from tenon_engines.kernel.text import Text, label
from tenon_engines.rule.scene import Scene
from tenon_platform.http.call import Call
from tenon_platform.http.filling_in import fills
from tenon_platform.http.flow_state import instances_of
from tenon_platform.http.record_access import Seen, know
from tenon_platform.http.record_view import record_json
from tenon_platform.http.shapes.record import ButtonOffer, RecordAnswer, TransitionOffer
from tenon_platform.http.unneeded import unneeded
from tenon_platform.runtime.computing import affected
from tenon_platform.runtime.drafts import state_names
from tenon_platform.runtime.reactions import buttons


def record_page(call: Call, seen: Seen) -> RecordAnswer:
    values, plan = seen.values, seen.plan
    return {
        "record": record_json(call, plan, values, seen.fields),
        "rev": values["rev"],
        "access": {
            "update": seen.update,
            "delete": seen.delete,
            "fields": dict(seen.fields),
            "unneeded": unneeded(call, seen),
            "transitions": offered_transitions(call, seen),
            "buttons": offered_buttons(call, seen),
        },
        "flow": {"instances": instances_of(call, plan.key, values["id"]), "my_task": seen.task},
    }


def offered_transitions(call: Call, seen: Seen) -> list[TransitionOffer]:
    """Transitions that the caller's roles have; those that the record does not allow now say why."""
    found: list[TransitionOffer] = []
    own = {key: one for key, one in seen.plan.transitions.items() if key in seen.rights.transitions}
    know(call, seen.plan, [seen.values], guard_keys(own.values()))
    for key, transition in own.items():
        state = seen.values.get(transition.field)
        reason = _why_not(call, seen, transition)
        if reason is not None and state not in transition.from_:
            continue  # not a next step of this state: no button at all
        found.append(
            {
                "key": key,
                "name": transition.name.to_json(),
                "field": transition.field,
                "to": transition.to,
                "allowed": reason is None,
                "reason": reason.pick(call.language) if reason else None,
                "ask": list(transition.ask),
            }
        )
    return found


def guard_keys(transitions: Iterable[Transition]) -> frozenset[str]:
    """What their guards read of the record."""
    return frozenset().union(*(one.guard.keys for one in transitions if one.guard is not None))


def _why_not(call: Call, seen: Seen, transition: Transition) -> Text | None:
    state = seen.values.get(transition.field)
    if state not in transition.from_:
        now = state_names(seen.plan, transition.field).get(state, Text(str(state), str(state)))
        return Text(f"当前状态为“{now.zh}”", f"The state is {now.en!r}")
    guard = transition.guard
    if (
        guard is None
        or _judged_later(seen.plan, transition, guard.keys)
        or guard.run(seen.values, call.context()) is True
    ):
        return None
    return transition.guard_message or Text("条件不满足", "Its condition does not hold")


def _judged_later(plan: FormPlan, transition: Transition, keys: Set[str]) -> bool:
    """What a guard reads and its transition asks for, or follows from it, is known after asking; the save judges it then."""
    unknown = {*transition.ask, *(step.node for step in affected(plan, transition.ask))}
    return any(key in unknown or key.partition(".")[0] in unknown for key in keys)


def offered_buttons(call: Call, seen: Seen) -> list[ButtonOffer]:
    found: list[ButtonOffer] = []
    record_id: int = seen.values["id"]
    for key, button in buttons(call.plans, seen.plan.key).items():
        if key not in seen.rights.buttons:
            continue
        know(call, seen.plan, [seen.values], button.needs)
        if button.offered(Scene(record_id, seen.values, call.context(), None)):
            document: Mapping[str, Any] = seen.plan.buttons.get(key, {})
            asks = label(document["confirm"]).to_json() if document.get("confirm") else None
            found.append(
                {
                    "key": key,
                    "name": button.name.to_json(),
                    "confirm": asks,
                    "ask": list(button.ask),
                    "fills": fills(call, seen.plan, key),
                }
            )
    return found
