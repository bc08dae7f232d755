"""Orders in a combined delivery each go their own way: one closes, is refunded or undone, the others ship."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

import pytest
from company import NOW, Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.runtime.timers import fire_due
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import run_in_transaction

_recipients = count(1)  # equal orders of one recipient would be possible duplicates
BOTH = pytest.mark.parametrize("leaves", [0, 1])


def combined(company: Company, *pieces: str) -> tuple[list[int], int]:
    """Unpaid orders of one recipient whose goods are locked, and the delivery that holds them all."""
    values = {"pay_method": "online", "review_mode": "audit_first", "recipient": f"王某{next(_recipients)}"}
    orders = [company.order(qty, "10", "mall", **values) for qty in pieces]
    for order in orders:
        company.move(order, "submit")
    into, *others = (company.delivery(order) for order in orders)
    for other in others:
        company.press("delivery", other, "combine", combine_into=into)
    return orders, into


def leave(company: Company, delivery: int, tracking_no: str = "SF1") -> None:
    company.step(delivery, "ship", carrier=company.ids["carrier"], tracking_no=tracking_no)


def holds(company: Company) -> bool:
    assert [one for one in check_data(company.tx, plans(company.tx)) if one["count"]] == []
    return True


@BOTH
def test_an_order_that_closes_leaves_the_delivery_and_the_other_ships(company: Company, leaves: int) -> None:
    orders, delivery = combined(company, "2", "3")
    gone, stays = orders[leaves], orders[1 - leaves]
    (left,) = company.row("order", "item_count", id=stays) or (0,)
    company.move(gone, "close", "yunying", close_reason="customer")
    assert company.row("order", "closure", "fulfil", id=gone) == ("closed", "cancelled")
    assert company.lines("order", gone, "planned_qty") == [(0,)]
    assert company.lines("delivery", delivery, "order", "qty") == [(stays, left)]
    assert company.row("delivery", "state", "order", "combined", "leaving", id=delivery) == (
        "to_pick",
        stays,
        False,
        None,
    )
    assert company.rows("stock_lock", "order", "qty", state="active") == [(stays, left)]
    assert company.stock() == (10, left)
    assert holds(company)
    company.move(stays, "confirm_payment", "caiwu")
    leave(company, delivery)
    assert (company.status(stays), company.stock()) == ("shipped", (10 - left, 0))
    assert holds(company)


def test_of_three_orders_two_are_still_combined_and_the_last_cancels_the_delivery(company: Company) -> None:
    orders, delivery = combined(company, "1", "2", "3")
    company.move(orders[1], "close", "yunying", close_reason="customer")
    assert company.row("delivery", "order", "combined", "item_count", id=delivery) == (orders[0], True, 4)
    company.move(orders[0], "close", "yunying", close_reason="customer")
    assert company.row("delivery", "order", "combined", "item_count", id=delivery) == (orders[2], False, 3)
    company.move(orders[2], "close", "yunying", close_reason="customer")
    assert company.row("delivery", "state", id=delivery) == ("cancelled",)
    assert company.stock() == (10, 0)
    assert holds(company)


def test_goods_that_were_picked_or_printed_already_are_taken_out_first(company: Company) -> None:
    orders, delivery = combined(company, "2", "3")
    company.press("delivery", delivery, "printed")
    company.step(delivery, "pick")
    company.move(orders[1], "close", "yunying", close_reason="customer")
    (number,) = company.row("order", "number", id=orders[1]) or ("",)
    state, why = company.row("delivery", "state", "stop_reason", id=delivery) or ("", "")
    assert (state, why) == ("intercepted", f"订单 {number} 已取消，请取出它的货并重新打印")
    company.step(delivery, "resume")
    company.move(orders[0], "confirm_payment", "caiwu")
    leave(company, delivery)
    assert holds(company)


@BOTH
def test_an_order_that_is_refunded_in_full_leaves_the_delivery(company: Company, leaves: int) -> None:
    orders, delivery = combined(company, "2", "3")
    for order in orders:
        company.move(order, "confirm_payment", "caiwu")
    case = company.press("order", orders[leaves], "open_aftersale", "kefu")
    assert case is not None
    company.save("aftersale", "kefu", id=case, values={"reason": "no_reason"}, transition="apply")
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "status", "fulfil", id=orders[leaves]) == ("refunded", "cancelled")
    assert [order for (order,) in company.lines("delivery", delivery, "order")] == [orders[1 - leaves]]
    assert holds(company)


@BOTH
def test_money_that_comes_after_an_order_left_does_not_stop_the_other(company: Company, leaves: int) -> None:
    orders, delivery = combined(company, "2", "3")
    assert [company.row("order", "ships_with", id=order) for order in orders] == [(delivery,), (delivery,)]
    company.move(orders[leaves], "close", "yunying", close_reason="customer")
    company.move(orders[leaves], "late_payment", "caiwu")
    assert company.row("order", "aftersale", "ships_with", id=orders[leaves]) == ("to_refund", None)
    assert company.row("delivery", "state", "order", id=delivery) == ("to_pick", orders[1 - leaves])
    assert holds(company)


@BOTH
def test_the_review_of_an_order_that_ships_with_another_is_not_undone(company: Company, leaves: int) -> None:
    orders, _ = combined(company, "2", "3")
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.move(orders[leaves], "undo_review", "yunying", undo_reason="客户改数量")
    assert "已合并" in refused.value.message.zh
    with pytest.raises(TenonError), company.tx.savepoint():
        company.press("order", orders[leaves], "change_warehouse", "yunying", to_warehouse=company.ids["warehouse"])
    assert holds(company)


@BOTH
def test_an_unpaid_order_of_a_combined_delivery_closes_when_its_time_is_over(
    installed: tuple[Tenant, dict[str, int]], leaves: int
) -> None:
    tenant, ids = installed
    orders, delivery = run_in_transaction(tenant, lambda tx: combined(Company(tx, ids), "2", "3"))
    gone, stays = orders[leaves], orders[1 - leaves]
    run_in_transaction(tenant, lambda tx: Company(tx, ids).move(stays, "confirm_payment", "caiwu"))
    fire_due(tenant, NOW + timedelta(minutes=30))

    def look(tx: object) -> None:
        company = Company(tx, ids)  # type: ignore[arg-type]
        assert company.row("order", "status", "close_reason", id=gone) == ("closed", "timeout")
        assert [order for (order,) in company.lines("delivery", delivery, "order")] == [stays]
        leave(company, delivery, f"SF{stays}")
        left = {"sku": ids["sku"], "warehouse": ids["warehouse"], "kind": "purchase"}
        (shipped,) = company.row("order", "shipped_qty", id=stays) or (0,)
        company.save("stock_move", "caigou", values=left | {"qty": Decimal(shipped)})
        assert company.stock() == (10, 0)
        assert holds(company)

    run_in_transaction(tenant, look)
