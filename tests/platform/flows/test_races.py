"""Many people at the same time, on both databases: exactly one wins, and stock always adds up."""

from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from review_world import ReviewWorld
from together import together

from tenon_engines.kernel.errors import Conflict
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.flow_tables import flow_event

CLIENTS = 50


def test_fifty_approvals_of_the_last_piece_give_it_to_exactly_one(world: ReviewWorld) -> None:
    world.save(Change("stock", world.stock, values={"on_hand": Decimal(1)}))
    orders = [world.order(price="6000") for _ in range(CLIENTS)]
    for order in orders:
        world.submit(order)
    tasks = world.todo("ops")
    assert len(tasks) == CLIENTS
    results = together(CLIENTS, lambda index: world.decide_task("ops", tasks[index]))
    assert [result for result in results if isinstance(result, Exception)] == []
    states = [world.record("order", order) for order in orders]
    assert sorted(state["fulfil"] for state in states) == ["backordered"] * (CLIENTS - 1) + ["locked"]
    assert {state["review"] for state in states} == {"passed"}
    assert world.record("stock", world.stock)["locked"] == 1
    assert world.locked_equals_locks()


def test_orders_over_two_skus_in_opposite_order_do_not_block_each_other(world: ReviewWorld) -> None:
    other = world.create("sku", code="B")
    world.create("stock", sku=other, warehouse=world.warehouse, on_hand=Decimal(10))

    def lines(first: int, second: int) -> list[dict[str, Any]]:
        return [{"sku": sku, "qty": Decimal(1), "price": Decimal(1)} for sku in (first, second)]

    pairs = [(world.sku, other), (other, world.sku)]
    orders = [world.order(lines=lines(*pairs[index % 2])) for index in range(20)]
    results = together(20, lambda index: world.submit(orders[index]))
    assert [result for result in results if isinstance(result, Exception)] == []
    assert sorted(world.record("order", order)["fulfil"] for order in orders) == ["backordered"] * 10 + ["locked"] * 10
    assert world.locked_equals_locks()


def test_two_approvers_at_once_one_decides_and_the_other_learns_who(world: ReviewWorld) -> None:
    world.submit(world.order(price="60000"))
    (task,) = world.todo("ops")
    logins = ("ops", "ops2")
    results = together(2, lambda index: world.decide_task(logins[index], task))
    (loser,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(loser, Conflict)
    assert "已同意这个待办" in loser.message.zh
    decided = world.rows(sa.select(flow_event.c.actor_name).where(flow_event.c.kind == "decided"))
    assert len(decided) == 1
    assert loser.message.zh.startswith(decided[0][0])


def test_approving_and_closing_at_once_keeps_stock_and_locks_in_step(world: ReviewWorld) -> None:
    orders = [world.order(price="6000") for _ in range(8)]
    for order in orders:
        world.submit(order)
    tasks = world.todo("ops")

    def act(index: int) -> Any:
        order = orders[index // 2]
        if index % 2:
            return world.save(Change("order", order, transition="close"))
        return world.decide_task("ops", tasks[index // 2])

    results = together(16, act)
    assert [result for result in results if isinstance(result, Exception) and not isinstance(result, Conflict)] == []
    assert world.locked_equals_locks()
