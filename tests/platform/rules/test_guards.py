"""Rules cannot run away, and see what they read."""

from decimal import Decimal
from typing import Any

import pytest
from review_world import ReviewWorld
from rule_world import add_rule, on_change

from tenon_engines.kernel.errors import Refused, RunError, TenonError
from tenon_platform.runtime.change import Change


def test_a_rule_runs_once_for_a_record_in_a_transaction(world: ReviewWorld) -> None:
    append = {"id": "a", "kind": "set", "set": {"remark": 'remark & "x"'}}
    add_rule(world, "grow", phase="after", trigger=on_change("remark"), actions=[append])
    order = world.order(remark="r")
    assert world.record("order", order)["remark"] == "rx"
    world.save(Change("order", order, values={"remark": "s"}))
    assert world.record("order", order)["remark"] == "sx"


def test_a_chain_that_creates_without_end_is_stopped_and_leaves_nothing(world: ReviewWorld) -> None:
    another = {"id": "a", "kind": "create", "form": "sku", "set": {"code": 'record.code & "+"'}}
    trigger = {"kind": "record", "on": ["created"]}
    add_rule(world, "breed", form="sku", phase="after", trigger=trigger, actions=[another])
    with pytest.raises(TenonError) as raised:
        world.create("sku", code="X")
    assert isinstance(raised.value, RunError)
    assert "16" in raised.value.message.zh
    assert [row["code"] for row in world.records("sku")] == ["A"]


def test_a_rule_before_the_save_reads_behind_references_and_in_lines(world: ReviewWorld) -> None:
    tell = {"id": "a", "kind": "set", "set": {"remark": 'warehouse.code & "/" & MAX(lines.qty)'}}
    add_rule(world, "tell", phase="before", trigger=on_change(), actions=[tell])
    order = world.order(qty=3)
    assert world.record("order", order)["remark"] == "W1/3"
    world.save(Change("order", order, values={"own": False}))
    assert world.record("order", order)["remark"] == "W1/3"


def test_a_rule_may_refuse_with_its_own_words_at_the_field(world: ReviewWorld) -> None:
    refuse = {"id": "a", "kind": "refuse", "field": "remark", "message": {"zh": "备注“{{remark}}”不允许", "en": "No"}}
    add_rule(
        world, "no_secret", phase="before", trigger=on_change("remark"), when='remark = "secret"', actions=[refuse]
    )
    with pytest.raises(Refused) as raised:
        world.order(remark="secret")
    assert (raised.value.message.zh, raised.value.path) == ("备注“secret”不允许", "/remark")
    assert world.records("order") == []


TAKE: dict[str, Any] = {
    "id": "a",
    "kind": "update",
    "form": "stock",
    "for_each": "lines",
    "match": {"sku": "line.sku", "warehouse": "record.warehouse"},
    "set": {"locked": "locked + SUM(line.qty)"},
    "require": "on_hand - locked >= SUM(line.qty)",
}


def test_what_is_said_when_a_requirement_does_not_hold_can_be_written(world: ReviewWorld) -> None:
    said = {"zh": "“{{remark}}”的货不够", "en": "Not enough for {{remark}}"}
    taking = TAKE | {"message": said}
    add_rule(world, "take", phase="after", trigger={"kind": "record", "on": ["created"]}, actions=[taking])
    with pytest.raises(Refused) as raised:
        world.order(qty=11, remark="急单")
    assert (raised.value.message.zh, raised.value.message.en) == ("“急单”的货不够", "Not enough for 急单")
    assert world.records("order") == []


def test_a_rule_that_is_refused_after_the_save_rolls_the_save_back(world: ReviewWorld) -> None:
    add_rule(world, "take", phase="after", trigger={"kind": "record", "on": ["created"]}, actions=[TAKE])
    with pytest.raises(Refused) as raised:
        world.order(qty=11)
    assert raised.value.message.zh == "库存不满足要求：现有 - 锁定 10 < 11"
    assert world.records("order") == []
    world.order(qty=10)
    assert world.record("stock", world.stock)["locked"] == 10


def test_rules_run_in_the_order_of_their_priority(world: ReviewWorld) -> None:
    for key, priority in (("second", 20), ("first", 10)):
        append = {"id": "a", "kind": "set", "set": {"remark": f'remark & "{key[0]}"'}}
        add_rule(
            world,
            key,
            phase="after",
            priority=priority,
            trigger={"kind": "record", "on": ["created"]},
            actions=[append],
        )
    assert world.record("order", world.order(remark=">"))["remark"] == ">fs"


def test_a_condition_sees_what_an_earlier_rule_changed(world: ReviewWorld) -> None:
    first = {"id": "a", "kind": "set", "set": {"remark": '"seen"'}}
    second = {"id": "a", "kind": "set", "set": {"flagged": "TRUE"}}
    created = {"kind": "record", "on": ["created"]}
    add_rule(world, "one", phase="after", priority=1, trigger=created, actions=[first])
    add_rule(world, "two", phase="after", priority=2, trigger=created, when='remark = "seen"', actions=[second])
    assert world.record("order", world.order())["flagged"] is True


def test_an_order_of_nothing_to_lock_does_not_refuse(world: ReviewWorld) -> None:
    other = world.create("sku", code="B")
    order = world.order(lines=[{"sku": other, "qty": Decimal(1), "price": Decimal(1)}])
    world.submit(order)
    assert world.record("order", order)["fulfil"] == "backordered"
