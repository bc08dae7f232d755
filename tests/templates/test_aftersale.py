"""After-sale cases: money back by lines, who decides, what it does to deliveries, parcels and orders."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from company import NOW, Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.http.looked_up import looked_up_choices
from tenon_platform.runtime.rule_tables import timer
from tenon_platform.storage.statement import Statement


def paid_order(company: Company, qty: str = "3", price: str = "10", **values: object) -> int:
    order = company.order(qty, price, "mall", pay_method="online", issue=None, **values)
    company.move(order, "confirm_payment", "caiwu")
    return order


def opened(company: Company, order: int, login: str = "kefu", **values: object) -> int:
    case = company.press("order", order, "open_aftersale", login)
    assert case is not None
    company.save("aftersale", login, id=case, values={"reason": "no_reason"} | values)
    return case


def apply(company: Company, case: int) -> None:
    company.save("aftersale", "kefu", id=case, transition="apply")


def state(company: Company, form: str, record: int) -> str:
    (found,) = company.row(form, "state", id=record) or ("",)
    return str(found)


def due(company: Company, case: int) -> list[datetime]:
    """When the case is due to climb."""
    planned = sa.select(timer.c.due_at).where(timer.c.rule == "aftersale_escalate", timer.c.record_id == case)
    return [at for (at,) in company.tx.all(Statement(planned))]


def test_a_case_opens_with_the_lines_and_what_can_be_refunded(company: Company) -> None:
    order = paid_order(company)
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    assert company.row("aftersale", "kind", "amount", "refundable", id=case) == ("refund_only", 30, 30)
    assert company.lines("aftersale", case, "qty", "bought", "refund") == [(3, 3, 30)]


def test_one_of_three_pieces_returns_its_share_of_what_was_paid(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="online", freight=Decimal(8))
    company.move(order, "confirm_payment", "caiwu")
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    assert company.row("aftersale", "amount", "refundable", id=case) == (30, 38)
    line = company.lines("aftersale", case, "id")[0][0]
    company.save("aftersale", "kefu", id=case, values={"lines": [{"id": line, "qty": Decimal(1)}]})
    assert company.row("aftersale", "lines_amount", "amount", id=case) == (10, 10)


def test_an_amount_that_somebody_typed_does_not_follow_the_lines(company: Company) -> None:
    case = company.press("order", paid_order(company), "open_aftersale", "kefu")
    assert case is not None
    company.save("aftersale", "kefu", id=case, values={"amount": Decimal(25)})
    line = company.lines("aftersale", case, "id")[0][0]
    company.save("aftersale", "kefu", id=case, values={"lines": [{"id": line, "qty": Decimal(2)}]})
    assert company.row("aftersale", "lines_amount", "amount", id=case) == (20, 25)


def test_a_refund_before_the_handover_stops_the_delivery_at_once(company: Company) -> None:
    order = paid_order(company)
    delivery = company.delivery(order)
    company.step(delivery, "pick")
    apply(company, opened(company, order))
    assert state(company, "delivery", delivery) == "intercepted"
    assert company.status(order) == "refund_requested"
    with pytest.raises(TenonError):
        company.ship(order)
    with pytest.raises(TenonError):
        company.step(delivery, "resume")


def test_a_refund_of_one_order_stops_the_delivery_it_was_combined_into(company: Company) -> None:
    first, second = (paid_order(company, qty, recipient="王某") for qty in "12")
    into = company.delivery(first)
    company.press("delivery", company.delivery(second), "combine", combine_into=into)
    apply(company, opened(company, second))
    assert state(company, "delivery", into) == "intercepted"


def test_a_refund_after_the_handover_chases_the_parcel(company: Company) -> None:
    order = paid_order(company)
    company.ship(order)
    apply(company, opened(company, order, kind="refund_only"))
    assert company.row("exception", "kind", "state", order=order) == ("intercept", "open")


def test_a_full_refund_pays_back_cancels_and_gives_the_stock_back(company: Company) -> None:
    order = paid_order(company)
    case = opened(company, order)
    apply(company, case)
    assert company.nodes(case) == ["finance"]
    assert company.stock() == (10, 3)
    company.decide(case, "kuaiji", "approve")
    assert state(company, "aftersale", case) == "refund_done"
    assert company.row("refund", "state", "amount", aftersale=case) == ("done", 30)
    assert company.row("order", "pay", "refunded_amount", "fulfil", id=order) == ("refunded", 30, "cancelled")
    assert company.status(order) == "refunded"
    assert company.stock() == (10, 0)


@pytest.mark.parametrize(("price", "node"), [("2000.00", "finance"), ("2000.01", "manager")])
def test_above_2000_the_service_manager_decides_too(company: Company, price: str, node: str) -> None:
    order = paid_order(company, "1", price)
    case = opened(company, order)
    apply(company, case)
    assert company.nodes(case) == [node]


def test_what_a_buyer_applies_for_waits_for_service_and_climbs_after_24_hours(company: Company) -> None:
    order = paid_order(company)
    case = opened(company, order, source="buyer")
    apply(company, case)
    assert company.nodes(case) == ["service"]
    assert due(company, case) == [NOW + timedelta(hours=24, seconds=1)]
    company.decide(case, "kefu", "approve")
    assert due(company, case) == []


def test_a_declined_case_lets_the_delivery_go_on(company: Company) -> None:
    order = paid_order(company)
    case = opened(company, order, source="buyer")
    apply(company, case)
    company.decide(case, "kefu", "reject", "商品已定制")
    assert company.row("aftersale", "state", "decline_reason", id=case) == ("declined", "商品已定制")
    assert state(company, "delivery", company.delivery(order)) == "to_pick"
    assert company.status(order) == "to_ship"


def test_returned_goods_come_back_into_the_stock_before_the_money_goes(company: Company) -> None:
    order = paid_order(company)
    company.ship(order)
    case = opened(company, order)
    apply(company, case)
    assert (state(company, "aftersale", case), company.nodes(case)) == ("awaiting_return", ["goods"])
    company.save(
        "aftersale",
        "kefu",
        id=case,
        transition="returned",
        values={"return_carrier": company.ids["carrier"], "return_no": "R1"},
    )
    company.decide(case, "cangku", "approve")
    assert company.stock() == (10, 0)
    assert ("return", 3) in company.rows("stock_move", "kind", "qty", order=order)
    company.decide(case, "kuaiji", "approve")
    assert company.status(order) == "refunded"


def test_an_exchange_is_no_refund(company: Company) -> None:
    order = paid_order(company)
    company.ship(order)
    case = opened(company, order, kind="exchange", amount=Decimal(0))
    apply(company, case)
    assert company.status(order) == "shipped"
    company.decide(case, "cangku", "approve")
    company.ship(order, "SF2")
    assert state(company, "aftersale", case) == "finished"
    assert company.rows("refund", "id", aftersale=case) == []


def test_two_refunds_never_exceed_what_was_paid_not_even_while_they_wait(company: Company) -> None:
    order = paid_order(company, "1", "100")
    lines = [{"sku": company.ids["sku"], "bought": Decimal(1), "paid": Decimal(100), "qty": Decimal(1)}]
    values = {"order": order, "reason": "no_reason", "amount": Decimal(60), "lines": lines}
    cases = [company.save("aftersale", "kefu", values=values).id for _ in range(2)]
    apply(company, cases[0])
    with pytest.raises(TenonError), company.tx.savepoint():
        apply(company, cases[1])
    assert company.row("order", "claimed_amount", "refunded_amount", id=order) == (60, 0)
    company.decide(cases[0], "kuaiji", "reject", "金额有误")
    assert company.row("order", "claimed_amount", id=order) == (0,)
    apply(company, cases[1])
    company.decide(cases[1], "kuaiji", "approve")
    assert company.row("order", "pay", "claimed_amount", "refunded_amount", id=order) == ("part_refunded", 60, 60)


def test_a_second_press_opens_the_draft_that_is_there(company: Company) -> None:
    order = paid_order(company)
    case = opened(company, order)
    assert company.press("order", order, "open_aftersale", "kefu") == case
    assert company.rows("aftersale", "state", order=order) == [("draft",)]
    company.save("aftersale", "kefu", id=case, transition="withdraw")
    assert company.row("order", "aftersale", id=order) == (None,)
    assert company.press("order", order, "open_aftersale", "kefu") != case


def test_a_late_payment_takes_the_place_of_a_draft(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="online")
    company.move(order, "close", "yunying", close_reason="timeout")
    lines = [{"sku": company.ids["sku"], "bought": Decimal(3), "paid": Decimal(30), "qty": Decimal(1)}]
    draft = company.save("aftersale", "kefu", values={"order": order, "amount": Decimal(0), "lines": lines}).id
    company.move(order, "late_payment", "caiwu", paid_amount=Decimal(30))
    assert state(company, "aftersale", draft) == "withdrawn"
    assert company.rows("aftersale", "amount", order=order, state="to_refund") == [(30,)]
    assert company.row("order", "aftersale", id=order) == ("to_refund",)


def test_an_order_approved_while_it_is_being_refunded_does_not_ship(company: Company) -> None:
    order = company.order("1", "6000", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    apply(company, opened(company, order, source="buyer"))
    company.decide_node(order, "ops", "yunying")
    delivery = company.delivery(order)
    assert company.row("delivery", "state", "stop_reason", id=delivery) == ("intercepted", "订单正在退款")


def two_places(company: Company) -> tuple[int, int]:
    """An order of twelve pieces: ten shipped from the first warehouse, two from the second. Gives it and the second."""
    east = company.save("warehouse", "admin", values={"code": "E", "name": "华东仓"}).id
    company.save("stock", "admin", values={"sku": company.ids["sku"], "warehouse": east, "on_hand": Decimal(5)})
    sku = company.save(
        "sku", "admin", values={"code": "S2", "product": company.ids["product"], "list_price": Decimal(10)}
    ).id
    company.save("stock", "admin", values={"sku": sku, "warehouse": east, "on_hand": Decimal(5)})
    company.save("stock", "admin", values={"sku": sku, "warehouse": company.ids["warehouse"], "on_hand": Decimal(0)})
    lines = [{"sku": one, "qty": Decimal(2), "price": Decimal(10)} for one in (company.ids["sku"], sku)]
    order = company.order("1", "1", "mall", pay_method="online", lines=lines)
    company.move(order, "confirm_payment", "caiwu")
    company.press(
        "order",
        order,
        "split_delivery",
        "yunying",
        split_sku=company.ids["sku"],
        split_qty=Decimal(2),
        split_warehouse=None,
    )
    company.ship(order, "SF1")
    company.press(
        "order", order, "split_delivery", "yunying", split_sku=sku, split_qty=Decimal(2), split_warehouse=east
    )
    company.ship(order, "SF2")
    assert company.status(order) == "shipped"
    return order, east


def test_goods_come_back_to_the_warehouse_that_shipped_their_line(company: Company) -> None:
    order, east = two_places(company)
    case = opened(company, order)
    assert company.lines("aftersale", case, "warehouse") == [(company.ids["warehouse"],), (east,)]
    apply(company, case)
    company.decide(case, "cangku", "approve")
    assert company.rows("stock_move", "warehouse", "qty", kind="return") == [(company.ids["warehouse"], 2), (east, 2)]


def test_whoever_receives_goods_says_where_they_are(company: Company) -> None:
    order, east = two_places(company)
    case = opened(company, order)
    (first, _) = (line for (line,) in company.lines("aftersale", case, "id"))
    company.save(
        "aftersale", "kefu", id=case, values={"lines": [{"id": first, "qty": Decimal(1)}], "amount": Decimal(10)}
    )
    apply(company, case)
    company.decide(case, "cangku", "approve", values={"return_warehouse": east})
    assert company.rows("stock_move", "warehouse", "qty", kind="return") == [(east, 1)]


def part_shipped(company: Company) -> int:
    """Twelve pieces, ten of which are there: four left, six are in a delivery, two wait for stock."""
    order = company.order("12", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    for pieces, number in ((4, "SF1"), (6, None)):
        company.press(
            "order", order, "split_delivery", "yunying", split_sku=company.ids["sku"], split_qty=Decimal(pieces)
        )
        if number:
            company.ship(order, number)
    return order


def test_a_full_refund_cancels_only_what_has_not_shipped(company: Company) -> None:
    order = part_shipped(company)
    case = opened(company, order, kind="refund_only")
    apply(company, case)
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "status", "fulfil", "shipped_qty", "unplanned", id=order) == (
        "refunded",
        "part_shipped",
        4,
        8,
    )
    assert company.rows("delivery", "state", order=order) == [("shipped",), ("cancelled",)]
    assert company.lines("order", order, "planned_qty") == [(4,)]
    assert company.stock() == (6, 0)
    assert company.rows("exception", "state", order=order, kind="stock") == [("resolved",)]
    assert [one for one in check_data(company.tx, plans(company.tx)) if one["count"]] == []


def test_a_full_refund_cancels_the_rest_of_an_order_that_waits_for_nothing(company: Company) -> None:
    order = paid_order(company, "5")
    company.press("delivery", company.delivery(order), "split", split_sku=company.ids["sku"], split_qty=Decimal(2))
    company.ship(order)
    assert company.status(order) == "part_shipped"
    case = opened(company, order, kind="refund_only")
    apply(company, case)
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "fulfil", "shipped_qty", id=order) == ("part_shipped", 2)
    assert company.stock() == (8, 0)
    assert [one for one in check_data(company.tx, plans(company.tx)) if one["count"]] == []


def test_more_than_the_order_still_has_cannot_be_asked_for(company: Company) -> None:
    order = paid_order(company)
    with pytest.raises(TenonError):
        opened(company, order, amount=Decimal("30.01"))


def test_a_looked_up_status_is_shown_by_its_name(company: Company) -> None:
    choices = looked_up_choices(company.work().plans.form("aftersale"))
    assert {"key": "to_ship", "name": {"zh": "待发货", "en": "To ship"}, "color": "accent"} in choices["order_status"]
