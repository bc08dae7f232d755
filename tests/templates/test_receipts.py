"""Money that came by bank: who paid, under which reference, and what it is for."""

from decimal import Decimal

import pytest
from company import Company

from tenon_engines.kernel.errors import TenonError


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
