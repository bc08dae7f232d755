"""Deliveries in the template: they hold stock, ship in part, split, combine, and parcels bring orders home."""

from decimal import Decimal
from typing import Any

import pytest
from company import NOW, Company

from tenon_engines.kernel.errors import TenonError


def lines(company: Company, delivery: int) -> list[tuple[Any, ...]]:
    return company.lines("delivery", delivery, "order", "qty")


def locks(company: Company, delivery: int) -> list[Decimal]:
    return [qty for (qty,) in company.rows("stock_lock", "qty", delivery=delivery, state="active")]


@pytest.fixture
def order(company: Company) -> int:
    made = company.order("5", "10", recipient="王某")
    company.move(made, "submit")
    return made


def test_an_approved_order_has_a_delivery_that_holds_its_stock(company: Company, order: int) -> None:
    delivery = company.delivery(order)
    assert company.row("delivery", "state", "item_count", id=delivery) == ("to_pick", 5)
    assert lines(company, delivery) == [(order, 5)]
    assert locks(company, delivery) == [5]


def test_a_delivery_leaves_only_with_a_carrier_and_a_number(company: Company, order: int) -> None:
    delivery = company.delivery(order)
    with pytest.raises(TenonError):
        company.step(delivery, "ship")
    company.ship(order, "SF100")
    assert company.row("delivery", "state", "shipped_at", id=delivery) == ("shipped", NOW)
    assert company.row("parcel", "tracking_no", "state", delivery=delivery) == ("SF100", "sent")
    assert company.row("order", "shipped_qty", "tracking_no", "shipped_at", id=order) == (5, "SF100", NOW)


def test_an_order_that_is_not_paid_does_not_ship(company: Company) -> None:
    order = company.order("1", "10", pay_method="transfer")
    company.move(order, "submit")
    with pytest.raises(TenonError):
        company.ship(order)


def test_a_split_delivery_ships_in_two_and_the_order_follows(company: Company, order: int) -> None:
    first = company.delivery(order)
    company.press("delivery", first, "split", split_sku=company.ids["sku"], split_qty=Decimal(2))
    second = company.delivery(order)
    assert second != first
    assert (lines(company, first), lines(company, second)) == ([(order, 3)], [(order, 2)])
    assert (locks(company, first), locks(company, second)) == ([3], [2])
    assert company.stock() == (10, 5)
    company.ship(order, "SF2")
    assert company.status(order) == "part_shipped"
    assert company.stock() == (8, 3)
    company.step(first, "ship", carrier=company.ids["carrier"], tracking_no="SF1")
    assert company.status(order) == "shipped"
    assert company.stock() == (5, 0)


def other_sku(company: Company) -> int:
    values = {"code": "S9", "product": company.ids["product"], "list_price": Decimal(10)}
    return company.save("sku", "admin", values=values).id


@pytest.mark.parametrize("pieces", [5, 6])
def test_everything_cannot_be_split_off(company: Company, order: int, pieces: int) -> None:
    delivery, split = company.delivery(order), {"split_sku": company.ids["sku"], "split_qty": Decimal(pieces)}
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.press("delivery", delivery, "split", **split)
    assert "5 件：拆出数量不能超过它" in refused.value.message.zh
    assert lines(company, delivery) == [(order, 5)]


def test_what_a_delivery_does_not_hold_cannot_be_split_off(company: Company, order: int) -> None:
    split = {"split_sku": other_sku(company), "split_qty": Decimal(1)}
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.press("delivery", company.delivery(order), "split", **split)
    (problem,) = refused.value.problems
    assert (problem.path, problem.message.zh) == ("/split_sku", "发货明细里没有这个 SKU，请选择发货单里的 SKU")


def test_two_orders_of_one_recipient_ship_as_one(company: Company, order: int) -> None:
    other = company.order("3", "10", recipient="王某")
    company.move(other, "submit")
    into, merged = company.delivery(order), company.delivery(other)
    company.press("delivery", merged, "combine", combine_into=into)
    assert company.row("delivery", "state", id=merged) == ("cancelled",)
    assert lines(company, into) == [(order, 5), (other, 3)]
    assert (sorted(locks(company, into)), locks(company, merged)) == ([3, 5], [])
    assert company.stock() == (10, 8)
    company.step(into, "ship", carrier=company.ids["carrier"], tracking_no="SF1")
    assert [company.status(one) for one in (order, other)] == ["shipped", "shipped"]
    assert company.stock() == (2, 0)


def test_of_a_sku_in_several_lines_no_part_is_split_off(company: Company, order: int) -> None:
    other = company.order("3", "10", recipient="王某")
    company.move(other, "submit")
    into = company.delivery(order)
    company.press("delivery", company.delivery(other), "combine", combine_into=into)
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.press("delivery", into, "split", split_sku=company.ids["sku"], split_qty=Decimal(2))
    assert "好几行" in refused.value.message.zh
    assert lines(company, into) == [(order, 5), (other, 3)]


def test_of_a_sku_in_several_lines_of_an_order_no_part_ships_first(company: Company) -> None:
    line = {"sku": company.ids["sku"], "qty": Decimal(6), "price": Decimal(10)}
    order = company.order("1", "10", "mall", pay_method="online", lines=[line, line])
    company.move(order, "confirm_payment", "caiwu")
    assert company.status(order) == "backordered"  # ten are there, twelve are wanted
    split = {"split_sku": company.ids["sku"], "split_qty": Decimal(4)}
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.press("order", order, "split_delivery", "yunying", **split)
    assert "好几行" in refused.value.message.zh
    assert company.lines("order", order, "planned_qty") == [(0,), (0,)]


def test_another_recipients_delivery_cannot_be_combined(company: Company, order: int) -> None:
    other = company.order("1", "10", recipient="李某")
    company.move(other, "submit")
    with pytest.raises(TenonError):
        company.press("delivery", company.delivery(other), "combine", combine_into=company.delivery(order))


def test_a_printed_delivery_is_neither_split_nor_combined_nor_taken_back(company: Company, order: int) -> None:
    delivery = company.delivery(order)
    company.press("delivery", delivery, "printed")
    with pytest.raises(TenonError):
        company.press("delivery", delivery, "split", split_sku=company.ids["sku"], split_qty=Decimal(1))
    with pytest.raises(TenonError):
        company.move(order, "undo_review", "yunying", undo_reason="客户改数量")


def test_an_undone_review_cancels_the_delivery_and_the_next_approval_makes_another(
    company: Company, order: int
) -> None:
    first = company.delivery(order)
    company.move(order, "undo_review", "yunying", undo_reason="客户改数量")
    assert company.row("delivery", "state", id=first) == ("cancelled",)
    company.decide(order, "yunying", "approve")
    assert company.delivery(order) != first
    assert company.stock() == (10, 5)


def test_news_of_an_arrival_brings_parcel_delivery_and_order_home(company: Company, order: int) -> None:
    delivery = company.ship(order)
    (parcel,) = company.row("parcel", "id", delivery=delivery) or (0,)
    for kind, text in (("collected", "已揽收"), ("signed", "已签收")):
        company.save(
            "tracking", "cangku", values={"parcel": parcel, "kind": kind, "place": "徐州", "text": text, "at": NOW}
        )
    assert company.row("parcel", "state", "latest", id=parcel) == ("signed", "徐州 已签收")
    assert company.status(order) == "delivered"
    assert company.row("order", "signed_at", id=order) == (NOW,)


def test_custom_items_are_inspected_before_they_leave(company: Company) -> None:
    product = company.save(
        "product", "admin", values={"code": "D", "name": "餐桌", "category": "furniture", "type": "custom"}
    ).id
    sku = company.save("sku", "admin", values={"code": "DZ", "product": product, "list_price": Decimal(100)}).id
    company.save("stock", "admin", values={"sku": sku, "warehouse": company.ids["warehouse"], "on_hand": Decimal(1)})
    order = company.order("1", "10", lines=[{"sku": sku, "qty": Decimal(1), "price": Decimal(100)}])
    company.move(order, "submit")
    with pytest.raises(TenonError):
        company.ship(order)
    delivery = company.delivery(order)
    for step in ("pick", "picked", "to_inspection", "inspect"):
        company.step(delivery, step)
    company.ship(order)
    assert company.status(order) == "shipped"
