"""A record's story: what the change log and the flows know, in sentences, newest first."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text, beside, in_sentence, label
from tenon_engines.process.plan import FlowPlan
from tenon_platform.access.masking import mask
from tenon_platform.access.users import names_of
from tenon_platform.http.call import Call
from tenon_platform.http.record_access import Seen
from tenon_platform.http.seen_keys import reason_of
from tenon_platform.runtime.case_history import was_rejection
from tenon_platform.runtime.change_log import history, logged
from tenon_platform.runtime.flow_tables import flow_event, flow_instance
from tenon_platform.storage.query_titles import people, titles
from tenon_platform.storage.statement import Statement

_EVENTS = Statement(
    sa.select(
        flow_event.c.at,
        flow_event.c.seq,
        flow_event.c.kind,
        flow_event.c.actor_id,
        flow_event.c.actor_name,
        flow_event.c.text,
        flow_event.c.reason,
        flow_event.c.opinion,
        flow_event.c.detail,
        flow_event.c.node,
        flow_instance.c.flow,
        flow_instance.c.version,
    )
    .join(flow_instance, flow_instance.c.id == flow_event.c.instance_id)
    .where(flow_instance.c.form == sa.bindparam("form"), flow_instance.c.record_id == sa.bindparam("record_id"))
    .order_by(flow_event.c.at.desc(), flow_event.c.instance_id.desc(), flow_event.c.seq.desc())
    .limit(300)
)
_DEED = {
    "created": Text("新建", "Created"),
    "changed": Text("修改", "Changed"),
    "deleted": Text("删除", "Deleted"),
    "restored": Text("恢复", "Restored"),
}


def timeline(call: Call, seen: Seen) -> list[dict[str, Any]]:
    """Flow events and changes, merged by time. What a flow did is told once, by the flow."""
    flows = list(_flow_entries(call, seen))
    told = {each["at"] for each in flows}
    changes = [
        each
        for each in change_entries(call, seen)
        if not (each["kind"] == "transition" and each["path"] == "flow" and each["at"] in told)
    ]
    return sorted([*changes, *flows], key=lambda each: (each["at"], each.pop("order")), reverse=True)


def change_entries(call: Call, seen: Seen) -> list[dict[str, Any]]:
    """Every save of the record, with values before and after."""
    log = history(call.tx, seen.plan.key, seen.values["id"])
    names = names_of(call.tx, {each["by"] for each in log if each["by"] is not None})
    later = {key: logged(field, seen.values.get(key)) for key, field in seen.plan.fields.items() if field.column}
    found = []
    for each in log:
        before = each["before"] or {}
        changes = [change for key in before if (change := _change(call, seen, key, before[key], later.get(key)))]
        later.update(before)
        actor = {"id": each["by"], "name": names.get(each["by"], "")} if each["by"] is not None else None
        kind = _kind(each)
        found.append(
            {
                "at": each["at"],
                "order": (0, each["seq"]),
                "actor": actor,
                "kind": kind,
                "text": _by_rule(call, each, _text(seen, each)).pick(call.language),
                "path": each["path"],
                "cause": each["cause"],
                "rev": each["rev"],
                "reason": None,
                "opinion": None,
                "changes": changes,
            }
        )
    _name_references(call, seen.plan, found)
    return found


def _kind(entry: dict[str, Any]) -> str:
    if entry["action"] == "created":
        return "created"
    if entry["transition"]:
        return "transition"
    return "rule" if entry["path"] in ("rule", "flow", "job") else "change"


def _by_rule(call: Call, entry: dict[str, Any], text: Text) -> Text:
    """What a rule did stands under the name of whoever set it off; the sentence says that it was the rule."""
    kind, _, key = (entry["cause"] or "").partition(":")
    rule = call.plans.rules.get(key) if entry["path"] == "rule" and kind == "rule" else None
    if rule is None:
        return text
    return Text(f"规则“{rule.name.zh}”自动{text.zh}", f"The rule “{rule.name.en}”: {in_sentence(text.en)}")


def _text(seen: Seen, entry: dict[str, Any]) -> Text:
    plan = seen.plan
    if entry["transition"] and entry["transition"] in plan.transitions:
        return plan.transitions[entry["transition"]].name
    deed = _DEED.get(entry["action"], _DEED["changed"])
    if entry["action"] == "changed":
        changed = [key for key in entry["before"] or {} if seen.fields.get(key) != "hidden"]
        labels = [plan.fields[key].name for key in changed if key in plan.fields]
        if labels:
            zh, en = "、".join(each.zh for each in labels[:4]), ", ".join(in_sentence(each.en) for each in labels[:4])
            return Text(beside(deed.zh, "了", zh), f"{deed.en} {en}")
        return deed
    return Text(beside(deed.zh, "了", plan.name.zh), f"{deed.en} {in_sentence(plan.name.en)}")


def _change(call: Call, seen: Seen, key: str, before: Any, after: Any) -> dict[str, Any] | None:
    right = seen.fields.get(key)
    if right == "hidden":
        return None
    if key in seen.plan.subtables:
        name = seen.plan.subtables[key].name
        entry: dict[str, Any] = {"field": key, "label": name.to_json(), "before": None, "after": None}
        return {**entry, "rows": len(before or [])}
    field = seen.plan.fields.get(key)
    if field is None:
        return None
    if right == "masked":
        kind = field.result.name
        before, after = mask(kind, before), mask(kind, after)
    return {"field": key, "label": field.name.to_json(), "before": before, "after": after}


def _flow_entries(call: Call, seen: Seen) -> Iterator[dict[str, Any]]:
    place = {"form": seen.plan.key, "record_id": seen.values["id"]}
    for row in call.tx.all(_EVENTS, place):
        at, seq, kind, actor_id, actor_name, text, reason, opinion, detail, node, flow, version = row
        known = call.plans.flows.get(flow)
        ran = _version(call, flow, version) if reason else None
        actor = {"id": actor_id, "name": actor_name or ""} if actor_id is not None else None
        yield {
            "at": at,
            "order": (1, seq),
            "actor": actor,
            "kind": "flow",
            "event": kind,
            "flow": known[0].name.to_json() if known else {"zh": flow, "en": flow},
            "text": label(text).pick(call.language),
            "reason": reason_of(call, seen, ran, node, reason) if ran is not None else None,
            "opinion": opinion,
            "rejected": was_rejection(kind, detail),
            "changes": [],
        }


def _version(call: Call, flow: str, number: int) -> FlowPlan | None:
    """The flow as it ran; None where its form has lost since what that version reads."""
    try:
        return call.plans.flow_version(call.tx, flow, number)
    except TenonError:
        return None


def _name_references(call: Call, plan: FormPlan, entries: list[dict[str, Any]]) -> None:
    """The log keeps ids; people read titles and names."""
    wanted: dict[str, set[int]] = {}
    places: list[tuple[dict[str, Any], str, str]] = []
    for entry in entries:
        for change in entry["changes"]:
            kind = _target(plan.fields.get(change["field"]))
            for side in ("before", "after"):
                if kind is not None and isinstance(change[side], int) and not isinstance(change[side], bool):
                    wanted.setdefault(kind, set()).add(change[side])
                    places.append((change, side, kind))
    named: dict[str, dict[int, str]] = {}
    for kind, ids in wanted.items():
        if kind in ("user", "department"):
            named[kind] = people(call.tx, kind, ids)
        elif kind in call.plans.forms:
            target = call.plans.forms[kind]
            named[kind] = titles(call.tx, target, call.plans, ids, scope=True, context=call.context())
    for change, side, kind in places:
        number = change[side]
        word = "name" if kind in ("user", "department") else "title"
        change[side] = {"id": number, word: named.get(kind, {}).get(number, f"#{number}")}


def _target(field: FieldPlan | None) -> str | None:
    if field is None:
        return None
    return field.target or (field.result.name if field.result.name in ("user", "department") else None)
