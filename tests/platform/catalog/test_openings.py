"""What a publish tells of fields that a step opens to its people, beyond what their roles let them."""

from typing import Any

from tenon_platform.catalog.openings import openings

FORM: dict[str, Any] = {
    "key": "order",
    "fields": [
        {"key": "cost", "name": {"zh": "成本", "en": "Cost"}},
        {"key": "remark", "name": {"zh": "备注", "en": "Remark"}},
        {"key": "state", "type": "status", "transitions": [{"key": "send", "name": {"zh": "提交", "en": "Send"}}]},
    ],
    "buttons": [{"key": "note", "name": {"zh": "批注", "en": "Note"}, "actions": []}],
}
SALES = {"forms": {"order": {"fields": {"cost": "hidden"}, "transitions": ["send"], "buttons": ["note"]}}}
BODIES = {("form", "order"): FORM, ("role", "sales"): SALES}


def flow(**fields: str) -> dict[str, Any]:
    node = {"id": "review", "name": {"zh": "审核", "en": "Review"}, "fields": fields}
    return {"form": "order", "nodes": [{"id": "start"}, node]}


def asking(**asks: list[str]) -> dict[str, Any]:
    send = {**FORM["fields"][2]["transitions"][0], "ask": asks.get("send", [])}
    fields = [*FORM["fields"][:2], {**FORM["fields"][2], "transitions": [send]}]
    return {**FORM, "fields": fields, "buttons": [{**FORM["buttons"][0], "ask": asks.get("note", [])}]}


def told(kind: str, old: dict[str, Any] | None, new: dict[str, Any]) -> list[tuple[str, str]]:
    found = openings(kind, old, new, BODIES)
    assert all(each.effect is not None for each in found)
    return [(each.path, each.text.zh) for each in found]


def test_a_step_that_lets_its_people_write_is_told_and_one_that_shows_what_a_role_hides() -> None:
    assert told("flow", flow(), flow(remark="write", cost="read")) == [
        ("/nodes/1/fields/remark", "审核 › 备注：处理的人能填写"),
        ("/nodes/1/fields/cost", "审核 › 成本：处理的人能看到"),
    ]
    assert told("flow", None, flow(remark="required")) == [("/nodes/1/fields/remark", "审核 › 备注：处理的人能填写")]


def test_what_stood_open_before_or_opens_nothing_is_not_told() -> None:
    assert told("flow", flow(remark="write", cost="read"), flow(remark="required", cost="read")) == []
    assert told("flow", flow(remark="write"), flow(remark="read", cost="hidden")) == []


def test_a_transition_or_button_that_asks_for_what_a_role_may_not_write_is_told() -> None:
    assert told("form", FORM, asking(send=["cost", "remark"], note=["cost"])) == [
        ("/fields/2/transitions/0/ask/cost", "提交 › 成本：操作的人能填写"),
        ("/buttons/0/ask/cost", "批注 › 成本：操作的人能填写"),
    ]
    assert told("form", asking(send=["cost"]), asking(send=["cost"])) == []
    assert told("form", None, asking(send=["cost"])) == []
