"""Orders that wait for stock: another warehouse, a part first, or whatever arrives, in line."""

from decimal import Decimal

import pytest
from company import NOW, Company

from tenon_engines.kernel.errors import TenonError


def second_warehouse(company: Company, pieces: int) -> int:
    place = company.save("warehouse", "admin", values={"code": "E", "name": "华东仓"}).id
    company.save("stock", "admin", values={"sku": company.ids["sku"], "warehouse": place, "on_hand": Decimal(pieces)})
    return place


def short(company: Company, qty: str, **values: object) -> int:
    """An approved order for more than is there."""
    order = company.order(qty, "10", **values)
    company.move(order, "submit")
    assert company.status(order) == "backordered"
    return order


def held(company: Company, place: int) -> tuple[object, ...] | None:
    return company.row("stock", "on_hand", "locked", sku=company.ids["sku"], warehouse=place)


def receive(company: Company, pieces: int) -> None:
    """A purchase arrives."""
    move = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"], "kind": "purchase"}
    company.save("stock_move", "caigou", values=move | {"qty": Decimal(pieces)})
    company.background()


def test_another_warehouse_ships_what_this_one_lacks(company: Company) -> None:
    order, east = short(company, "12"), second_warehouse(company, 12)
    company.press("order", order, "change_warehouse", "yunying", to_warehouse=east)
    assert company.status(order) == "to_ship"
    assert held(company, east) == (12, 12)
    assert company.row("delivery", "warehouse", "item_count", order=order) == (east, 12)
    assert company.row("order", "warehouse", "to_warehouse", id=order) == (east, None)


def test_a_warehouse_that_is_short_too_changes_nothing(company: Company) -> None:
    order, east = short(company, "12"), second_warehouse(company, 11)
    with pytest.raises(TenonError):
        company.press("order", order, "change_warehouse", "yunying", to_warehouse=east)


def test_a_locked_order_moves_to_another_warehouse_and_gives_its_stock_back(company: Company) -> None:
    order, east = company.order("4", "10"), second_warehouse(company, 5)
    company.move(order, "submit")
    company.press("order", order, "change_warehouse", "yunying", to_warehouse=east)
    assert company.stock() == (10, 0)
    assert held(company, east) == (5, 4)
    assert company.rows("delivery", "state", order=order) == [("cancelled",), ("to_pick",)]


def test_an_order_ships_a_part_first_and_the_rest_when_it_arrives(company: Company) -> None:
    order = short(company, "12")
    company.press("order", order, "split_delivery", "yunying", split_sku=company.ids["sku"], split_qty=Decimal(10))
    assert company.row("order", "fulfil", "unplanned", "split_sku", id=order) == ("backordered", 2, None)
    assert company.stock() == (10, 10)
    company.ship(order, "SF1")
    assert company.row("order", "fulfil", "shipped_qty", id=order) == ("backordered", 10)
    receive(company, 2)
    assert company.status(order) == "part_shipped"
    assert company.row("delivery", "item_count", state="to_pick", order=order) == (2,)
    company.ship(order, "SF2")
    assert company.status(order) == "shipped"
    assert company.stock() == (0, 0)


def test_no_more_ships_first_than_is_not_planned(company: Company) -> None:
    order = short(company, "12")
    split = {"split_sku": company.ids["sku"], "split_qty": Decimal(10)}
    company.press("order", order, "split_delivery", "yunying", **split)
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.press("order", order, "split_delivery", "yunying", **split | {"split_qty": Decimal(3)})
    assert "待安排 2 件，先发数量不能超过它" in refused.value.message.zh
    assert company.row("order", "unplanned", "split_sku", id=order) == (2, None)


def test_what_was_not_ordered_does_not_ship_first(company: Company) -> None:
    order = short(company, "12")
    values = {"code": "S9", "product": company.ids["product"], "list_price": Decimal(10)}
    sku = company.save("sku", "admin", values=values).id
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.press("order", order, "split_delivery", "yunying", split_sku=sku, split_qty=Decimal(1))
    (problem,) = refused.value.problems
    assert (problem.path, problem.message.zh) == ("/split_sku", "订单明细里没有这个 SKU，请选择订单里的 SKU")


def test_two_warehouses_share_an_order(company: Company) -> None:
    order, east = short(company, "12"), second_warehouse(company, 12)
    sku = company.ids["sku"]
    company.press(
        "order", order, "split_delivery", "yunying", split_sku=sku, split_qty=Decimal(10), split_warehouse=None
    )
    company.press("order", order, "split_delivery", "yunying", split_sku=sku, split_qty=None, split_warehouse=east)
    assert company.status(order) == "to_ship"
    assert company.rows("delivery", "warehouse", "item_count", order=order) == [
        (company.ids["warehouse"], 10),
        (east, 2),
    ]
    assert (company.stock(), held(company, east)) == ((10, 10), (12, 2))


def test_more_than_is_there_cannot_be_split_off(company: Company) -> None:
    order = short(company, "12")
    with pytest.raises(TenonError):
        company.press("order", order, "split_delivery", "yunying", split_sku=company.ids["sku"], split_qty=Decimal(11))


def test_stock_that_arrives_goes_to_the_order_that_is_first_in_line(company: Company) -> None:
    small, urgent, large = short(company, "13"), short(company, "12", priority=Decimal(5)), short(company, "30")
    receive(company, 2)
    assert [company.status(one) for one in (small, urgent, large)] == ["backordered", "to_ship", "backordered"]
    receive(company, 13)
    assert [company.status(one) for one in (small, urgent, large)] == ["to_ship", "to_ship", "backordered"]
    assert company.stock() == (25, 25)


def test_the_earlier_payment_wins_among_orders_of_one_priority(company: Company) -> None:
    orders = [short(company, "12") for _ in range(2)]
    company.move(orders[1], "confirm_payment", "caiwu", paid_at=NOW.replace(day=1))
    receive(company, 2)
    assert [company.status(one) for one in orders] == ["backordered", "to_ship"]


def test_stock_that_is_given_back_goes_to_who_waits(company: Company) -> None:
    first = company.order("8", "10")
    company.move(first, "submit")
    waiting = short(company, "9")
    company.move(first, "close", "yunying", close_reason="customer")
    company.background()
    assert company.status(waiting) == "to_ship"
    assert company.stock() == (10, 9)


def test_operations_hear_that_an_order_has_its_stock(company: Company) -> None:
    order = short(company, "11")
    receive(company, 1)
    number = (company.row("order", "number", id=order) or ("",))[0]
    assert f"订单 {number} 已补到货，转待发货" in company.notices("yunying")


def test_an_undone_review_starts_a_second_round_and_the_director_sees_the_raised_amount(company: Company) -> None:
    order = company.order("2", "10000")
    company.move(order, "submit")
    company.decide(order, "yunying", "approve")
    assert company.status(order) == "to_ship"
    company.move(order, "undo_review", "yunying", undo_reason="客户改数量")
    (line,) = company.lines("order", order, "id")[0]
    company.save("order", "yunying", id=order, values={"lines": [{"id": line, "qty": Decimal(6)}]})
    company.decide(order, "yunying", "approve")
    assert company.nodes(order) == ["cfo"]
    company.decide(order, "caiwu", "approve")
    assert company.row("order", "fulfil", "undo_reason", id=order) == ("locked", "客户改数量")
    assert company.stock() == (10, 6)


def test_a_backordered_order_can_be_reviewed_again(company: Company) -> None:
    order = short(company, "12")
    company.move(order, "undo_review", "yunying", undo_reason="客户改数量")
    (line,) = company.lines("order", order, "id")[0]
    company.save("order", "yunying", id=order, values={"lines": [{"id": line, "qty": Decimal(6)}]})
    company.decide(order, "yunying", "approve")
    assert company.stock() == (10, 6)


def test_what_has_shipped_in_part_is_not_reviewed_again(company: Company) -> None:
    order = short(company, "12")
    company.press("order", order, "split_delivery", "yunying", split_sku=company.ids["sku"], split_qty=Decimal(1))
    company.ship(order)
    with pytest.raises(TenonError):
        company.move(order, "undo_review", "yunying", undo_reason="客户改数量")
