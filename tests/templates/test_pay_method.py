"""How an order is to be paid, where nobody said it: as its shop usually is, and on credit where the customer has one."""

from decimal import Decimal

import pytest
from company import Company


@pytest.mark.parametrize(
    ("shop", "limit", "method"),
    [
        ("wholesale", Decimal(1_000_000), "credit"),
        ("wholesale", Decimal(0), "transfer"),
        ("mall", Decimal(1_000_000), "online"),
    ],
)
def test_the_payment_method_follows_the_shop_and_the_credit(
    company: Company, shop: str, limit: Decimal, method: str
) -> None:
    company.save("customer", "admin", id=company.ids["customer"], values={"credit_limit": limit})
    lines = [{"sku": company.ids["sku"], "qty": Decimal(1), "price": Decimal(10)}]
    given = {"shop": company.ids[shop], "customer": company.ids["customer"], "lines": lines}
    assert company.row("order", "pay_method", id=company.save("order", values=given).id) == (method,)


def test_a_shop_that_says_how_it_is_paid_is_followed(company: Company) -> None:
    company.save("shop", "admin", id=company.ids["wholesale"], values={"pay_method": "prepaid"})
    lines = [{"sku": company.ids["sku"], "qty": Decimal(1), "price": Decimal(10)}]
    given = {"shop": company.ids["wholesale"], "customer": company.ids["customer"], "lines": lines}
    assert company.row("order", "pay_method", id=company.save("order", values=given).id) == ("prepaid",)
