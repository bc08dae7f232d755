"""The review flow with real records: who is asked, what is locked, what the history says."""

from decimal import Decimal

import pytest
from review_world import ReviewWorld

from tenon_engines.kernel.errors import Conflict, Denied, ValidationError
from tenon_platform.access.users import set_roles
from tenon_platform.runtime.change import Change


def test_a_small_clean_order_passes_by_itself_and_its_stock_is_locked(world: ReviewWorld) -> None:
    order = world.order(price="5000.00")
    world.submit(order)
    saved = world.record("order", order)
    assert (saved["review"], saved["fulfil"]) == ("passed", "locked")
    assert world.record("stock", world.stock)["locked"] == 1
    assert world.todo("ops") == []
    assert world.locked_equals_locks()


@pytest.mark.parametrize(
    ("price", "asked"),
    [("5000.00", []), ("5000.01", ["ops"]), ("50000.00", ["ops"]), ("50000.01", ["ops", "cfo"])],
)
def test_the_amount_decides_who_is_asked(world: ReviewWorld, price: str, asked: list[str]) -> None:
    order = world.order(price=price)
    world.submit(order)
    for login in asked:
        assert world.record("order", order)["review"] == "pending"
        world.decide(login)
    assert world.record("order", order)["review"] == "passed"
    assert world.todo("ops") + world.todo("cfo") == []


def test_every_choice_stands_in_the_history_with_its_reason(world: ReviewWorld) -> None:
    order = world.order(price="50000.01")
    world.submit(order)
    world.decide("ops")
    world.decide("cfo", opinion="同意发货")
    assert world.reasons(order) == [
        "应付金额 50,000.01 > 5,000 → 运营审核",
        "应付金额 50,000.01 > 50,000 → 财务总监审批",
    ]


def test_a_rejected_order_goes_back_with_the_reason_and_can_be_submitted_again(world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.submit(order)
    with pytest.raises(ValidationError):
        world.decide("ops", "reject")
    assert world.todo("ops"), "a decision that was not accepted leaves the task open"
    world.decide("ops", "reject", "地址不全")
    saved = world.record("order", order)
    assert (saved["review"], saved["reject_reason"]) == ("rejected", "地址不全")
    world.submit(order)
    assert world.record("order", order)["review"] == "pending"


def test_short_stock_does_not_refuse_the_approval(world: ReviewWorld) -> None:
    order = world.order(price="10", qty=11)
    world.submit(order)
    saved = world.record("order", order)
    assert (saved["review"], saved["fulfil"]) == ("passed", "backordered")
    assert world.record("stock", world.stock)["locked"] == 0
    assert world.records("stock_lock") == []


def test_an_order_of_two_lines_of_one_sku_is_locked_as_their_sum(world: ReviewWorld) -> None:
    lines = [
        {"sku": world.sku, "qty": Decimal(6), "price": Decimal(1)},
        {"sku": world.sku, "qty": Decimal(5), "price": Decimal(1)},
    ]
    order = world.order(lines=lines)
    world.submit(order)
    assert world.record("order", order)["fulfil"] == "backordered"
    lines[1]["qty"] = Decimal(4)
    fitting = world.order(lines=lines)
    world.submit(fitting)
    assert world.record("order", fitting)["fulfil"] == "locked"
    assert world.record("stock", world.stock)["locked"] == 10
    assert len(world.records("stock_lock", order=fitting)) == 2
    assert world.locked_equals_locks()


def test_one_decision_closes_the_task_for_everybody(world: ReviewWorld) -> None:
    world.submit(world.order(price="6000"))
    (task,) = world.todo("ops2")
    world.decide("ops")
    assert world.todo("ops2") == []
    with pytest.raises(Conflict) as raised:
        world.decide_task("ops2", task)
    assert raised.value.message.zh == "小禾 已同意这个待办"


def test_only_those_who_were_asked_may_decide(world: ReviewWorld) -> None:
    world.submit(world.order(price="6000"))
    (task,) = world.todo("ops")
    with pytest.raises(Denied):
        world.decide_task("sales", task)


def test_the_approver_may_write_what_the_step_lets_them_and_nothing_else(world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.submit(order)
    with pytest.raises(ValidationError) as raised:
        world.decide("ops", values={"warehouse": world.warehouse})
    assert raised.value.path == "/values/warehouse"
    world.decide("ops", values={"remark": "尽快发"})
    assert world.record("order", order)["remark"] == "尽快发"


def test_when_nobody_has_the_role_the_administrators_are_asked(world: ReviewWorld) -> None:
    with world.work() as work:
        for login in ("ops", "ops2"):
            set_roles(work.tx, world.users[login], [])
    order = world.order(price="6000")
    world.submit(order)
    world.decide("root")
    assert world.record("order", order)["review"] == "passed"


def test_undoing_a_review_gives_the_stock_back_and_starts_a_new_round(world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.submit(order)
    world.decide("ops")
    assert world.record("stock", world.stock)["locked"] == 1
    world.save(Change("order", order, transition="undo_review"))
    saved = world.record("order", order)
    assert (saved["review"], saved["fulfil"]) == ("pending", "none")
    assert world.record("stock", world.stock)["locked"] == 0
    assert len(world.todo("ops")) == 1
    world.decide("ops")
    assert world.record("order", order)["fulfil"] == "locked"
    assert world.locked_equals_locks()


def test_deleting_a_record_ends_its_flow_and_takes_its_tasks_back(world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.submit(order)
    assert len(world.todo("ops")) == 1
    world.save(Change("order", order, delete=True))
    world.background()
    assert world.todo("ops") == []
