"""Money that comes too late and goods that come back: neither is ever forgotten."""

from datetime import timedelta
from decimal import Decimal

import pytest
from company import NOW, Company

from tenon_engines.kernel.errors import TenonError


@pytest.fixture
def closed(company: Company) -> int:
    """An order of 30.00 whose time to pay ran out."""
    order = company.order("3", "10", "mall", pay_method="online")
    company.move(order, "close", "yunying", close_reason="timeout")
    return order


def test_a_closed_order_cannot_simply_be_paid(company: Company, closed: int) -> None:
    with pytest.raises(TenonError):
        company.move(closed, "confirm_payment", "caiwu")


def test_a_late_payment_is_recorded_and_paid_back(company: Company, closed: int) -> None:
    company.move(closed, "late_payment", "caiwu", paid_amount=Decimal(30))
    case, *found = company.row("aftersale", "id", "state", "kind", "amount", order=closed) or (0,)
    assert found == ["to_refund", "refund_only", 30]
    assert company.row("order", "status", "aftersale", id=closed) == ("closed", "to_refund")
    assert company.nodes(case) == ["finance"]
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "status", "refunded_amount", id=closed) == ("refunded", 30)
    assert company.stock() == (10, 0)


def test_a_receipt_for_a_closed_order_is_a_late_payment(company: Company, closed: int) -> None:
    receipt = {"customer": company.ids["customer"], "amount": Decimal(30)}
    receipt["clears"] = [{"order": closed, "amount": Decimal(30)}]
    number = company.save("receipt", "caiwu", values=receipt).id
    company.save("receipt", "caiwu", id=number, transition="confirm")
    assert company.row("order", "pay", "closure", "aftersale", id=closed) == ("paid", "closed", "to_refund")


def test_an_open_order_has_no_late_payment(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="online")
    with pytest.raises(TenonError):
        company.move(order, "late_payment", "caiwu", paid_amount=Decimal(30))


def refused(company: Company, order: int) -> int:
    """Shipped, and refused at the door; gives its after-sale case."""
    delivery = company.ship(order)
    (parcel,) = company.row("parcel", "id", delivery=delivery) or (0,)
    company.save("tracking", "cangku", values={"parcel": parcel, "kind": "refused", "text": "客户拒收"})
    (case,) = company.row("aftersale", "id", order=order) or (0,)
    return int(case)


def test_goods_refused_at_the_door_come_back_and_the_unpaid_order_closes(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="cod")
    company.move(order, "submit")
    case = refused(company, order)
    assert company.row("aftersale", "kind", "amount", "state", id=case) == ("refused", 0, "to_handle")
    assert (company.nodes(case), company.status(order)) == (["goods"], "shipped")
    company.decide(case, "cangku", "approve")
    assert company.row("order", "status", "close_reason", "aftersale", id=order) == ("closed", "refused", "finished")
    assert company.stock() == (10, 0)


def test_what_was_paid_for_refused_goods_is_paid_back(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    case = refused(company, order)
    assert company.status(order) == "refund_requested"
    company.decide(case, "cangku", "approve")
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "status", "refunded_amount", id=order) == ("refunded", 30)
    assert company.stock() == (10, 0)


def parcel_of(company: Company, order: int, pieces: int, number: str) -> int:
    """Ships so many pieces of an order, and gives their parcel."""
    company.press("order", order, "split_delivery", "yunying", split_sku=company.ids["sku"], split_qty=Decimal(pieces))
    (parcel,) = company.row("parcel", "id", delivery=company.ship(order, number)) or (0,)
    return int(parcel)


def door(company: Company, parcel: int) -> None:
    company.save("tracking", "cangku", values={"parcel": parcel, "kind": "refused", "text": "客户拒收"})


def cases(company: Company, order: int) -> list[tuple[object, ...]]:
    return company.rows("aftersale", "kind", "state", "amount", order=order)


def test_a_refused_parcel_of_a_partly_shipped_order_proposes_what_it_holds(company: Company) -> None:
    order = company.order("12", "10", "mall", pay_method="online", freight=Decimal(8))
    company.move(order, "confirm_payment", "caiwu")
    door(company, parcel_of(company, order, 4, "SF1"))
    assert cases(company, order) == [("refused", "to_handle", 40)]
    (case,) = company.row("aftersale", "id", order=order) or (0,)
    assert company.lines("aftersale", case, "qty", "share") == [(4, 40)]
    company.decide(case, "cangku", "approve")
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "pay", "refunded_amount", "returned_qty", id=order) == ("part_refunded", 40, 4)
    assert company.stock() == (10, 0)


def test_a_parcel_refused_while_a_case_is_open_has_its_own_once_that_is_done(company: Company) -> None:
    order = company.order("10", "10", "mall", pay_method="online", freight=Decimal(8))
    company.move(order, "confirm_payment", "caiwu")
    company.press("delivery", company.delivery(order), "split", split_sku=company.ids["sku"], split_qty=Decimal(4))
    parcels = []
    for number, (delivery,) in enumerate(company.rows("delivery", "id", order=order)):
        company.step(delivery, "ship", carrier=company.ids["carrier"], tracking_no=f"SF{number}")
        parcels += company.row("parcel", "id", delivery=delivery) or ()
    for parcel in parcels:
        door(company, parcel)
    assert cases(company, order) == [("refused", "to_handle", 60)]
    (case,) = company.row("aftersale", "id", order=order) or (0,)
    company.decide(case, "cangku", "approve")
    company.decide(case, "kuaiji", "approve")
    assert cases(company, order) == [("refused", "refund_done", 60), ("refused", "to_handle", 48)]


def two_parcels(company: Company, pay_method: str = "online") -> tuple[int, list[int]]:
    """An order of ten pieces of which six and four are on their way."""
    order = company.order("10", "10", "mall" if pay_method == "online" else "wholesale", pay_method=pay_method)
    company.move(order, "confirm_payment" if pay_method == "online" else "submit", "caiwu")
    company.press("delivery", company.delivery(order), "split", split_sku=company.ids["sku"], split_qty=Decimal(4))
    parcels: list[int] = []
    for delivery, pieces in company.rows("delivery", "id", "item_count", order=order):
        company.step(delivery, "ship", carrier=company.ids["carrier"], tracking_no=f"SF{pieces}")
        parcels += company.row("parcel", "id", delivery=delivery) or ()
    return order, parcels


def arrives(company: Company, parcel: int) -> None:
    company.save("tracking", "cangku", values={"parcel": parcel, "kind": "signed", "text": "已签收"})


@pytest.mark.parametrize("refused_first", [True, False])
def test_an_order_of_which_one_parcel_is_refused_is_delivered_by_the_other_and_completes(
    company: Company, refused_first: bool
) -> None:
    order, (kept, back) = two_parcels(company)
    for parcel in (back, kept) if refused_first else (kept, back):
        assert company.row("order", "fulfil", id=order) == ("shipped",)
        (door if parcel == back else arrives)(company, parcel)
    assert company.row("order", "fulfil", "signed_qty", "refused_pieces", id=order) == ("signed", 6, 4)
    assert company.status(order) == "refund_requested"
    (case,) = company.row("aftersale", "id", order=order) or (0,)
    company.decide(case, "cangku", "approve")
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "status", "pay", "refunded_amount", id=order) == ("delivered", "part_refunded", 40)
    (due,) = company.row("order", "complete_due_at", id=order) or (None,)
    assert due is not None
    assert due - NOW >= timedelta(days=6)


def test_an_order_paid_at_the_door_is_delivered_although_a_parcel_was_refused(company: Company) -> None:
    order, (kept, back) = two_parcels(company, "cod")
    door(company, back)
    arrives(company, kept)
    assert company.row("order", "status", "closure", id=order) == ("delivered", "open")


def test_an_order_that_is_refused_whole_is_not_delivered(company: Company) -> None:
    order, parcels = two_parcels(company)
    for parcel in parcels:
        door(company, parcel)
    assert company.row("order", "fulfil", "signed_at", id=order) == ("shipped", None)


def test_an_unpaid_order_stays_open_while_some_of_its_goods_are_not_back(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="cod")
    company.move(order, "submit")
    company.press("delivery", company.delivery(order), "split", split_sku=company.ids["sku"], split_qty=Decimal(1))
    (parcel,) = company.row("parcel", "id", delivery=company.ship(order)) or (0,)
    door(company, parcel)
    (case,) = company.row("aftersale", "id", order=order) or (0,)
    company.decide(case, "cangku", "approve")
    assert company.row("order", "closure", "returned_qty", id=order) == ("open", 1)
