"""What a publish of a role changes, in words, and which of it lets people do more."""

from typing import Any

from tenon_platform.catalog.compare_role import compare_role

REVIEW = {
    "key": "review", "type": "status", "name": {"zh": "审核", "en": "Review"}, "initial": "draft",
    "states": [{"key": "draft", "name": {"zh": "草稿", "en": "Draft"}}],
    "transitions": [{"key": "submit", "from": ["draft"], "to": "draft", "name": {"zh": "提交", "en": "Submit"}}],
}  # fmt: skip
PHONE = {"key": "phone", "type": "phone", "name": {"zh": "电话", "en": "Phone"}}
BODIES: dict[tuple[str, str], Any] = {
    ("form", "order"): {"name": {"zh": "订单", "en": "Order"}, "fields": [REVIEW, PHONE]}
}


def role(**rights: Any) -> dict[str, Any]:
    return {"kind": "role", "key": "ops", "schema": 1, "name": {"zh": "运营", "en": "Ops"}, "forms": {"order": rights}}


def said(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.text.zh, each.effect.zh if each.effect else "") for each in compare_role(old, new, BODIES)]


def test_a_right_that_is_given_widens_and_one_that_is_taken_does_not() -> None:
    assert said(role(delete=False), role(delete=True)) == [("订单 › 删除：不可以 → 可以", "权限扩大")]
    assert said(role(export=True), role(export=False)) == [("订单 › 导出：可以 → 不可以", "")]
    assert said(role(transitions=[]), role(transitions=["submit"])) == [("订单 › 提交：不可以 → 可以", "权限扩大")]


def test_a_condition_is_said_in_words() -> None:
    ((text, effect),) = said(role(update='review = "draft"'), role(update="TRUE"))
    assert (text, effect) == ("订单 › 修改：审核 = 草稿 → 可以", "权限扩大")
    ((_, effect),) = said(role(read='review = "draft"'), role(read='review <> "draft"'))
    assert effect == "范围改变，请核对"


def test_all_is_all_however_it_is_written() -> None:
    assert said(role(read="TRUE"), role(read=True)) == []


def test_a_field_that_becomes_readable_widens() -> None:
    masked, plain = role(fields={"phone": "masked"}), role(fields={})
    assert said(masked, plain) == [("订单 › 电话：打码 → 可修改", "权限扩大")]
    assert said(plain, masked) == [("订单 › 电话：可修改 → 打码", "")]


def test_becoming_an_administrator_is_told() -> None:
    assert said(role(), {**role(), "admin": True}) == [("系统管理员：不可以 → 可以", "权限扩大")]
