"""An order that is paid and fails its review: our money for no goods never stays without somebody who acts."""

from decimal import Decimal

import pytest
from company import Company


@pytest.fixture
def order(company: Company) -> int:
    """Paid, 6,008.00 with the freight, and waiting for operations."""
    made = company.order("1", "6000", "mall", pay_method="online", freight=Decimal(8))
    company.move(made, "confirm_payment", "caiwu")
    assert company.nodes(made) == ["ops"]
    return made


def reject(company: Company, order: int, where: str | None = None) -> None:
    company.decide(order, "yunying", "reject", "限购商品", {"reject_to": where} if where else None)


def test_it_goes_back_for_correction_and_can_be_submitted_again(company: Company, order: int) -> None:
    reject(company, order)
    assert company.row("order", "status", "reject_reason", id=order) == ("paid", "限购商品")
    assert company.rows("message", "id", order=order) == []
    number = (company.row("order", "number", id=order) or ("",))[0]
    assert f"订单 {number} 未通过审核：限购商品" in company.notices("caiwu")
    company.move(order, "submit")
    assert company.nodes(order) == ["ops"]


def test_customer_service_gets_an_exception_with_the_reason_and_is_told(company: Company, order: int) -> None:
    reject(company, order, "service")
    assert company.status(order) == "paid"
    assert company.row("exception", "kind", "state", "remark", order=order) == ("service", "open", "限购商品")
    number = (company.row("order", "number", id=order) or ("",))[0]
    assert f"订单 {number} 未通过审核，请联系客户：限购商品" in company.notices("kefu")


def test_a_refund_of_everything_is_applied_for_and_the_customer_gets_a_message(company: Company, order: int) -> None:
    reject(company, order, "refund")
    assert company.status(order) == "refund_requested"
    case, *found = company.row("aftersale", "id", "kind", "state", "amount", order=order) or (0,)
    assert found == ["refund_only", "to_handle", Decimal(6008)]
    assert company.row("message", "state", order=order) == ("waiting",)
    company.decide(case, "jingli", "approve")
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "status", "fulfil", "refunded_amount", id=order) == ("refunded", "cancelled", 6008)


def test_when_the_refund_is_declined_the_order_goes_back_for_correction(company: Company, order: int) -> None:
    reject(company, order, "refund")
    (case,) = company.row("aftersale", "id", order=order) or (0,)
    company.decide(case, "jingli", "reject", "客户同意换货")
    assert company.row("order", "status", "review", id=order) == ("paid", "draft")


def test_an_unpaid_order_simply_fails_whatever_was_chosen(company: Company) -> None:
    order = company.order("1", "6000")
    company.move(order, "submit")
    reject(company, order, "refund")
    assert company.status(order) == "review_failed"
    number = (company.row("order", "number", id=order) or ("",))[0]
    assert company.notices("xiaoshou") == [f"订单 {number} 未通过审核：限购商品"]
    assert company.rows("aftersale", "id", order=order) == []


def test_an_order_refunded_in_part_still_ships(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    company.ship(order)
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    values = {"reason": "missing", "kind": "refund_only", "amount": Decimal(10)}
    company.save("aftersale", "kefu", id=case, values=values, transition="apply")
    company.decide(case, "kuaiji", "approve")
    assert company.row("order", "pay", "status", id=order) == ("part_refunded", "shipped")


@pytest.fixture
def failed(company: Company) -> int:
    """An order on bank transfer that failed its review before anybody paid."""
    order = company.order("1", "6000", pay_method="transfer")
    company.move(order, "submit")
    reject(company, order)
    assert company.status(order) == "review_failed"
    return order


def follow_ups(company: Company, order: int) -> list[tuple[object, ...]]:
    return company.rows("exception", "state", "remark", order=order, kind="service")


def test_a_payment_after_the_rejection_makes_the_order_paid_and_asks_customer_service(
    company: Company, failed: int
) -> None:
    company.move(failed, "confirm_payment", "caiwu")
    assert company.row("order", "status", "review", "issue", id=failed) == ("paid", "draft", "service")
    assert follow_ups(company, failed) == [("open", "驳回后到账：限购商品")]
    number = (company.row("order", "number", id=failed) or ("",))[0]
    assert f"订单 {number} 驳回后才到账，请联系客户：限购商品" in company.notices("kefu")
    assert company.nodes(failed) == []
    assert company.rows("aftersale", "id", order=failed) == []


def test_a_receipt_after_the_rejection_does_the_same(company: Company, failed: int) -> None:
    receipt = {"customer": company.ids["customer"], "amount": Decimal(6000)}
    receipt["clears"] = [{"order": failed, "amount": Decimal(6000)}]
    number = company.save("receipt", "caiwu", values=receipt).id
    company.save("receipt", "caiwu", id=number, transition="confirm")
    assert company.row("order", "status", "paid_amount", id=failed) == ("paid", 6000)
    assert [state for state, _ in follow_ups(company, failed)] == ["open"]


def test_it_is_submitted_again_or_refunded_by_whoever_follows_it_up(company: Company, failed: int) -> None:
    company.move(failed, "confirm_payment", "caiwu")
    company.move(failed, "submit", "kefu")
    assert company.nodes(failed) == ["ops"]
    assert [state for state, _ in follow_ups(company, failed)] == ["resolved"]
    company.decide(failed, "yunying", "approve")
    assert company.status(failed) == "to_ship"


def test_a_payment_that_comes_while_the_review_waits_is_rejected_as_a_paid_one(company: Company) -> None:
    order = company.order("1", "6000", pay_method="transfer")
    company.move(order, "submit")
    company.move(order, "confirm_payment", "caiwu")
    assert company.status(order) == "to_review"
    reject(company, order, "service")
    assert company.status(order) == "paid"
    assert follow_ups(company, order) == [("open", "限购商品")]


def test_a_payment_after_a_rejected_order_was_closed_goes_back(company: Company, failed: int) -> None:
    company.move(failed, "close", "yunying", close_reason="rejected")
    company.move(failed, "late_payment", "caiwu")
    assert company.row("order", "pay", "status", "aftersale", id=failed) == ("paid", "closed", "to_handle")
    assert company.rows("aftersale", "kind", "amount", order=failed) == [("refund_only", 6000)]
