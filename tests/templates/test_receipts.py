"""Money that came by bank: who paid, under which reference, and what it is for."""

from decimal import Decimal

import pytest
from company import Company

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text


def receipt(company: Company, order: int, amount: str, **values: object) -> int:
    given = {"customer": company.ids["customer"], "amount": Decimal(amount), "clears": [{"order": order}]}
    return company.save("receipt", "caiwu", values=given | values).id


def test_a_receipt_proposes_what_an_order_still_owes(company: Company) -> None:
    order = company.order("3", "10", pay_method="transfer")
    first = company.save(
        "receipt",
        "caiwu",
        values={
            "customer": company.ids["customer"],
            "amount": Decimal(12),
            "clears": [{"order": order, "amount": Decimal(12)}],
        },
    ).id
    company.save("receipt", "caiwu", id=first, transition="confirm")
    rest = receipt(company, order, "18", bank_no="B2", payer="徐州万木家居有限公司")
    assert company.lines("receipt", rest, "amount", of="clears") == [(18,)]
    company.save("receipt", "caiwu", id=rest, transition="confirm")
    assert company.row("order", "pay", "paid_amount", "open_amount", id=order) == ("paid", 30, 0)


def test_one_transfer_is_recorded_once(company: Company) -> None:
    order = company.order("3", "10", pay_method="transfer")
    receipt(company, order, "30", bank_no="B9")
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        receipt(company, order, "30", bank_no="B9")
    assert "已登记过" in refused.value.message.zh


def refusal(company: Company, number: int) -> Text:
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.save("receipt", "caiwu", id=number, transition="confirm")
    return refused.value.message


def order_no(company: Company, order: int) -> str:
    return str((company.row("order", "number", id=order) or ("",))[0])


def test_an_order_that_is_paid_is_not_cleared_again(company: Company) -> None:
    order, other = (company.order("3", "10", pay_method="transfer") for _ in range(2))
    clears = [{"order": order, "amount": Decimal(30)}, {"order": other, "amount": Decimal(30)}]
    number = receipt(company, order, "60", clears=clears)
    company.move(order, "confirm_payment", "caiwu")
    said = refusal(company, number)
    assert said.zh.startswith(f"订单 {order_no(company, order)} 已付清或已退款")
    assert said.en.startswith(f"{order_no(company, order)}: paid or refunded")
    assert company.row("order", "cleared_amount", id=order) == (0,)
    company.save("receipt", "caiwu", id=number, values={"clears": clears[1:]}, transition="confirm")
    assert company.row("receipt", "state", "open", id=number) == ("confirmed", 30)
    assert company.row("order", "pay", id=other) == ("paid",)


def test_no_more_is_cleared_than_an_order_owes(company: Company) -> None:
    order = company.order("3", "10", pay_method="transfer")
    part = receipt(company, order, "12", clears=[{"order": order, "amount": Decimal(12)}])
    number = receipt(company, order, "30", clears=[{"order": order, "amount": Decimal(30)}])
    company.save("receipt", "caiwu", id=part, transition="confirm")
    said = refusal(company, number)
    assert said.zh.startswith(f"订单 {order_no(company, order)} 的核销金额超过未收金额（最多 18）")
    assert company.row("order", "pay", "cleared_amount", id=order) == ("unpaid", 12)
    clears = [{"order": order, "amount": Decimal(18)}]
    company.save("receipt", "caiwu", id=number, values={"clears": clears}, transition="confirm")
    assert company.row("receipt", "open", id=number) == (12,)
    assert company.row("order", "pay", "cleared_amount", id=order) == ("paid", 30)


def test_two_lines_do_not_clear_one_order_twice(company: Company) -> None:
    order = company.order("3", "10", pay_method="transfer")
    clears = [{"order": order, "amount": Decimal(30)}, {"order": order, "amount": Decimal(30)}]
    number = receipt(company, order, "60", clears=clears)
    assert "超过应付金额" in refusal(company, number).zh
    assert company.row("order", "pay", "cleared_amount", id=order) == ("unpaid", 0)
