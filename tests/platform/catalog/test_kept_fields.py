"""A step, transition or button that asks for what a role keeps is told, with the role and the field."""

from typing import Any

from tenon_platform.catalog.kept_fields import kept_problems

FORM: dict[str, Any] = {
    "key": "order",
    "fields": [
        {"key": "cost", "name": {"zh": "成本", "en": "Cost"}},
        {"key": "remark", "name": {"zh": "备注", "en": "Remark"}},
        {
            "key": "state",
            "type": "status",
            "transitions": [{"key": "send", "name": {"zh": "提交", "en": "Send"}, "ask": ["remark"]}],
        },
    ],
    "buttons": [{"key": "note", "name": {"zh": "批注", "en": "Note"}, "ask": ["cost"], "actions": []}],
}
FLOW: dict[str, Any] = {
    "form": "order",
    "nodes": [
        {"id": "start"},
        {
            "id": "ops",
            "name": {"zh": "审核", "en": "Review"},
            "assign": {"kind": "role", "role": "sales"},
            "fields": {"cost": "required", "remark": "read"},
        },
    ],
}
STEPS = {"transitions": ["send"], "buttons": ["note"]}


def told(refs: list[tuple[str, str]], **role: Any) -> list[tuple[str, str]]:
    sales = {"name": {"zh": "销售", "en": "Sales"}, "forms": {"order": role.pop("grant")}, **role}
    bodies = {("form", "order"): FORM, ("flow", "review"): FLOW, ("role", "sales"): sales}
    found = kept_problems(refs, bodies)
    assert all(each.severity == "warning" and each.hint for each in found)
    return [(each.path, each.message.zh) for each in found]


KEPT = {"read": True, **STEPS, "fields": {"cost": "hidden", "remark": "read"}}


def test_a_form_tells_what_its_steps_and_buttons_ask_of_a_role_that_keeps_it() -> None:
    assert told([("form", "order")], grant=KEPT) == [
        ("/fields/2/transitions/0/ask", "“提交”要填写“备注”，但角色“销售”只能查看这个字段"),
        ("/buttons/0/ask", "“批注”要填写“成本”，但角色“销售”看不到这个字段"),
    ]


def test_a_flow_tells_the_fields_its_people_write_and_not_those_they_read() -> None:
    assert told([("flow", "review")], grant=KEPT) == [
        ("/nodes/1/fields/cost", "“审核”要填写“成本”，但角色“销售”看不到这个字段")
    ]


def test_a_role_tells_it_at_the_field_and_published_together_it_is_told_once() -> None:
    assert [path for path, _ in told([("role", "sales")], grant=KEPT)] == [
        "/forms/order/fields/remark",
        "/forms/order/fields/cost",
        "/forms/order/fields/cost",
    ]
    assert [path for path, _ in told([("form", "order"), ("flow", "review"), ("role", "sales")], grant=KEPT)] == [
        "/form/order/fields/2/transitions/0/ask",
        "/form/order/buttons/0/ask",
        "/flow/review/nodes/1/fields/cost",
    ]


def test_who_keeps_nothing_presses_nothing_or_administers_is_not_told() -> None:
    assert told([("form", "order")], grant={"read": True, **STEPS}) == []
    assert told([("form", "order")], grant={"read": True, "fields": {"cost": "hidden", "remark": "read"}}) == []
    assert told([("role", "sales")], grant=KEPT, admin=True) == []
