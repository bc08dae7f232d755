"""The life of an order in the template: review, stock, payment, shipping, closing, through the real pipeline."""

from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from company import NOW, Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.access.tables import department
from tenon_platform.catalog.plans import plans
from tenon_platform.storage.statement import Statement


@pytest.mark.parametrize(
    ("price", "waits"),
    [("5000.00", []), ("5000.01", ["ops"]), ("50000.00", ["ops"]), ("50000.01", ["ops"])],
)
def test_clean_orders_up_to_the_limit_pass_by_themselves(company: Company, price: str, waits: list[str]) -> None:
    order = company.order("1", price)
    company.move(order, "submit")
    assert company.nodes(order) == waits
    assert company.status(order) == ("to_review" if waits else "to_ship")
    assert company.row("order", "high_value", id=order) == (Decimal(price) > 5000,)


def told(company: Company, login: str) -> list[str]:
    company.background()
    return [text for text in company.notices(login) if text.startswith("高价值订单")]


@pytest.mark.parametrize(
    ("price", "texts"), [("5000.00", []), ("5000.01", ["高价值订单 {number}：5,000.01"])], ids=["at", "above"]
)
def test_the_sales_supervisor_hears_of_orders_above_5000(company: Company, price: str, texts: list[str]) -> None:
    (number,) = company.row("order", "number", id=company.order("1", price)) or ("",)
    assert told(company, "zhuguan") == [text.format(number=number) for text in texts]
    assert told(company, "yunying") == []


def test_the_supervisor_is_told_once_when_an_order_grows(company: Company) -> None:
    order = company.order("1", "4000")
    assert told(company, "zhuguan") == []
    for price in ("6000", "7000"):
        (line,) = company.lines("order", order, "id")[0]
        company.save("order", id=order, values={"lines": [{"id": line, "price": Decimal(price)}]})
    assert len(told(company, "zhuguan")) == 1


def test_the_leader_of_the_department_that_sold_it_hears_of_it_in_the_supervisors_place(company: Company) -> None:
    found = sa.select(department.c.id).where(department.c.name == "运营部")
    operations = company.tx.scalar(Statement(found))
    company.save("customer", "admin", id=company.ids["customer"], values={"sales_dept": operations})
    company.order("1", "6000")
    assert len(told(company, "yunying")) == 1
    assert told(company, "zhuguan") == []


@pytest.mark.parametrize("off", ["10.00", "0"])
def test_up_to_ten_yuan_are_rounded_off(company: Company, off: str) -> None:
    order = company.order("1", "1000", rounding=Decimal(off))
    assert company.row("order", "payable", id=order) == (1000 - Decimal(off),)


def test_more_is_refused_with_the_limit_of_the_business_settings(company: Company) -> None:
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.order("1", "1000", rounding=Decimal("10.01"))
    assert (refused.value.message.zh, refused.value.path) == ("抹零不能超过 10，更多的请走优惠", "/rounding")


def test_the_limit_of_rounding_off_is_a_business_setting(company: Company) -> None:
    listed = [one for one in plans(company.tx).parameters if one.key == "rounding_limit"]
    assert [(one.constant, one.type, one.value) for one in listed] == [("limit", "money", "10")]


@pytest.mark.parametrize(("price", "next_node"), [("50000.00", []), ("50000.01", ["cfo"])])
def test_the_finance_director_sees_only_what_is_above_50000(company: Company, price: str, next_node: list[str]) -> None:
    order = company.order("1", price)
    company.move(order, "submit")
    company.decide(order, "yunying", "approve")
    assert company.nodes(order) == next_node


def test_an_approval_locks_stock_and_the_loser_of_the_last_pieces_is_backordered(company: Company) -> None:
    first, second = company.order("7", "10"), company.order("4", "10")
    company.move(first, "submit")
    company.move(second, "submit")
    assert (company.status(first), company.status(second)) == ("to_ship", "backordered")
    assert company.stock() == (10, 7)


def test_an_undone_review_gives_the_stock_back_and_asks_a_person(company: Company) -> None:
    order = company.order("7", "10")
    company.move(order, "submit")
    company.move(order, "undo_review", "yunying", undo_reason="客户改数量")
    assert company.stock() == (10, 0)
    assert company.nodes(order) == ["ops"]
    company.decide(order, "yunying", "approve")
    assert company.stock() == (10, 7)


def test_a_rejected_order_keeps_the_reason_writes_a_message_and_can_be_sent_again(company: Company) -> None:
    order = company.order("1", "6000")
    company.move(order, "submit")
    company.decide(order, "yunying", "reject", "价格低于底价")
    assert company.status(order) == "review_failed"
    assert company.row("order", "reject_reason", id=order) == ("价格低于底价",)
    assert company.row("message", "state", order=order) == ("waiting",)
    company.move(order, "submit")
    assert company.nodes(order) == ["ops"]


def test_a_paid_order_of_a_pay_first_shop_goes_to_review_by_itself(company: Company) -> None:
    order = company.order("2", "10", "mall", pay_method="online")
    assert company.status(order) == "awaiting_payment"
    assert company.row("order", "pay_due_at", id=order) == (NOW + timedelta(minutes=30),)
    company.move(order, "confirm_payment", "caiwu")
    assert company.status(order) == "to_ship"
    assert company.row("order", "paid_amount", "paid_at", id=order) == (Decimal("20.00"), NOW)


def test_shipping_takes_the_locked_stock_and_notes_a_movement(company: Company) -> None:
    order = company.order("3", "10")
    company.move(order, "submit")
    company.ship(order)
    assert company.status(order) == "shipped"
    assert company.stock() == (7, 0)
    assert company.row("stock_move", "kind", "qty", order=order) == ("ship", -3)
    assert company.row("stock_lock", "state", order=order) == ("consumed",)


def test_a_closed_order_gives_its_stock_back(company: Company) -> None:
    order = company.order("3", "10")
    company.move(order, "submit")
    company.move(order, "close", "yunying", close_reason="customer")
    assert company.status(order) == "closed"
    assert company.stock() == (10, 0)


def test_an_order_in_review_cannot_be_closed(company: Company) -> None:
    order = company.order("1", "6000")
    company.move(order, "submit")
    with pytest.raises(TenonError):
        company.move(order, "close", "yunying", close_reason="customer")


def test_a_confirmed_receipt_pays_the_orders_it_clears(company: Company) -> None:
    orders = [company.order("1", "10", pay_method="transfer"), company.order("1", "20", pay_method="transfer")]
    for order in orders:
        company.move(order, "submit")
        assert company.status(order) == "awaiting_payment"
    clears = [
        {"order": order, "amount": amount} for order, amount in zip(orders, (Decimal(10), Decimal(15)), strict=True)
    ]
    receipt = {"customer": company.ids["customer"], "amount": Decimal(25), "clears": clears}
    number = company.save("receipt", "caiwu", values=receipt).id
    company.save("receipt", "caiwu", id=number, transition="confirm")
    assert [company.status(order) for order in orders] == ["to_ship", "awaiting_payment"]


def test_discount_details_must_add_up_to_the_discounts_of_the_lines(company: Company) -> None:
    rows = [{"kind": "manual", "amount": Decimal(5)}]
    with pytest.raises(TenonError):
        company.order("1", "100", discounts=rows)
