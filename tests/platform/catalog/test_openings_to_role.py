"""What publishing a role tells of steps that let its people see or write what the role keeps from them."""

from typing import Any

from tenon_platform.catalog.openings_to_role import openings_to_role

FORM: dict[str, Any] = {
    "key": "order",
    "name": {"zh": "订单", "en": "Order"},
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
    "name": {"zh": "订单审核", "en": "Order review"},
    "nodes": [
        {"id": "start"},
        {
            "id": "ops",
            "name": {"zh": "审核", "en": "Review"},
            "assign": {"kind": "role", "role": "sales"},
            "fields": {"cost": "read", "remark": "required"},
        },
        {
            "id": "boss",
            "name": {"zh": "复核", "en": "Second look"},
            "assign": {"kind": "user", "users": [1]},
            "timeout": {"do": "escalate", "to": {"kind": "leader", "fallback": {"kind": "role", "role": "boss"}}},
            "fields": {"cost": "write"},
        },
    ],
}
BODIES = {("form", "order"): FORM, ("flow", "review"): FLOW}
ALL = {"read": True, "update": True}


def role(key: str = "sales", **grant: Any) -> dict[str, Any]:
    return {"key": key, "forms": {"order": grant}}


def told(old: dict[str, Any] | None, new: dict[str, Any]) -> list[tuple[str, str]]:
    found = openings_to_role(old, new, BODIES)
    assert all(each.effect is not None for each in found)
    return [(each.path, each.text.zh) for each in found]


def test_a_step_decided_by_the_role_tells_what_it_opens_of_the_fields_the_role_now_keeps() -> None:
    kept = role(**ALL, fields={"cost": "hidden", "remark": "read"})
    assert told(role(**ALL), kept) == [
        ("/forms/order/fields/cost", "订单审核 › 审核 › 成本：处理的人能看到"),
        ("/forms/order/fields/remark", "订单审核 › 审核 › 备注：处理的人能填写"),
    ]
    english = [each.text.en for each in openings_to_role(role(**ALL), kept, BODIES)]
    assert english[1] == "Order review › Review › Remark: whoever decides may write it"


def test_who_may_only_read_the_record_may_write_none_of_its_fields() -> None:
    assert told(role(**ALL), role(read=True)) == [
        ("/forms/order/fields/remark", "订单审核 › 审核 › 备注：处理的人能填写")
    ]


def test_a_role_that_decides_only_when_time_is_up_is_told_as_well() -> None:
    assert told(role("boss", **ALL), role("boss", **ALL, fields={"cost": "masked"})) == [
        ("/forms/order/fields/cost", "订单审核 › 复核 › 成本：处理的人能填写")
    ]


def test_a_button_or_transition_newly_given_tells_the_fields_it_asks_for_that_the_role_may_not_write() -> None:
    kept = {**ALL, "fields": {"cost": "read", "remark": "read"}}
    given = role("boss", **kept, transitions=["send"], buttons=["note"])
    assert [text for _, text in told(role("boss", **kept), given)] == [
        "订单 › 提交 › 备注：操作的人能填写",
        "订单 › 批注 › 成本：操作的人能填写",
    ]


def test_what_was_kept_before_or_is_not_kept_at_all_is_not_told() -> None:
    kept = role(**ALL, fields={"cost": "hidden", "remark": "read"}, buttons=["note"])
    assert told(kept, kept) == []
    assert told(kept, role(**ALL, buttons=["note"])) == []
    assert told(role(**ALL), {**kept, "admin": True}) == []


def test_a_new_role_tells_everything_that_its_steps_open() -> None:
    assert [text for _, text in told(None, role(**ALL, fields={"cost": "read"}, buttons=["note"]))] == [
        "订单 › 批注 › 成本：操作的人能填写"
    ]
