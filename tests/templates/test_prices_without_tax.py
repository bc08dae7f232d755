"""Prices typed without tax: each line's tax is added, and all that is due, owed and paid back follows from it."""

from decimal import Decimal
from typing import Any

import pytest
from company import Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.runtime.loading import load


def untaxed(company: Company, price: str, qty: str = "1", shop: str = "wholesale", **values: Any) -> int:
    line = {"sku": company.ids["sku"], "qty": Decimal(qty), "price": Decimal(price)}
    line["discount"] = Decimal(values.pop("discount", 0))
    return company.order(qty, price, shop, prices="excluded", lines=[line], **values)


def line_of(company: Company, order: int) -> dict[str, Any]:
    found = load(company.work(), "order", [order], keys=frozenset({"lines"}))
    (line,) = found[order]["lines"]
    return dict(line)


def kept(company: Company) -> bool:
    return not [one for one in check_data(company.tx, plans(company.tx)) if one["count"]]


def test_each_line_gets_its_tax_added_and_discount_and_freight_include_it(company: Company) -> None:
    order = untaxed(company, "88.50", "3", discount="10.02", freight=Decimal(12), rounding=Decimal(2))
    line = line_of(company, order)
    assert [line[key] for key in ("amount", "net", "tax")] == [Decimal(n) for n in ("300.02", "290.00", "33.36")]
    assert company.row("order", "goods_amount", "discount_amount", "payable", "tax", id=order) == tuple(
        Decimal(n) for n in ("300.02", "10.02", "300.00", "34.74")
    )
    assert kept(company)


@pytest.mark.parametrize(
    ("price", "qty", "amount", "tax"),
    [("0.01", "1", "0.01", "0.00"), ("0.04", "1", "0.05", "0.01"), ("33.33", "3", "112.99", "13.00"), ("0.05", "1.5", "0.09", "0.01")],
)  # fmt: skip
def test_the_tax_that_was_added_is_the_tax_inside(
    company: Company, price: str, qty: str, amount: str, tax: str
) -> None:
    line = line_of(company, untaxed(company, price, qty))
    assert (line["amount"], line["tax"]) == (Decimal(amount), Decimal(tax))
    assert line["net"] - line["tax"] == (Decimal(price) * Decimal(qty)).quantize(Decimal("0.01"), "ROUND_HALF_UP")


def test_prices_include_tax_until_somebody_says_otherwise_and_the_switch_moves_all_amounts(company: Company) -> None:
    order = company.order("2", "100")
    assert company.row("order", "prices", "payable", "tax", id=order) == ("included", Decimal(200), Decimal("23.01"))
    company.save("order", id=order, values={"prices": "excluded"})
    assert company.row("order", "payable", "tax", id=order) == (Decimal(226), Decimal(26))
    company.save("order", id=order, values={"prices": "included"})
    assert company.row("order", "payable", "tax", id=order) == (Decimal(200), Decimal("23.01"))


def test_an_untyped_price_is_the_list_price_less_its_tax(company: Company) -> None:
    order = company.order("1", "1", prices="excluded", lines=[{"sku": company.ids["sku"], "qty": Decimal(1)}])
    line = line_of(company, order)
    assert (line["price"], line["tax"]) == (Decimal("88.50"), Decimal("11.51"))


@pytest.mark.parametrize(("price", "director"), [("44247.79", False), ("44247.80", True)])
def test_the_threshold_of_the_director_counts_with_tax(company: Company, price: str, director: bool) -> None:
    order = untaxed(company, price)
    company.move(order, "submit")
    company.decide(order, "yunying", "approve")
    assert company.row("order", "payable", id=order) == (Decimal("50000.01") if director else Decimal("50000.00"),)
    assert bool(company.nodes(order)) is director


def test_what_comes_back_is_what_was_paid_with_tax(company: Company) -> None:
    order = untaxed(company, "10", "3", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    assert company.row("order", "paid_amount", id=order) == (Decimal("33.90"),)
    case = company.press("order", order, "open_aftersale", "kefu")
    assert company.row("aftersale", "amount", "refundable", id=case) == (Decimal("33.90"), Decimal("33.90"))
    found = load(company.work(), "aftersale", [case or 0], keys=frozenset({"lines"}))[case or 0]["lines"]
    company.save("aftersale", "kefu", id=case, values={"lines": [{"id": found[0]["id"], "qty": Decimal(1)}]})
    assert company.row("aftersale", "amount", id=case) == (Decimal("11.30"),)
    company.save(
        "aftersale", "kefu", id=case, values={"reason": "no_reason", "kind": "refund_only"}, transition="apply"
    )
    company.decide(case or 0, "kuaiji", "approve")
    assert kept(company)


def test_an_approved_order_keeps_its_switch(company: Company) -> None:
    order = untaxed(company, "10")
    company.move(order, "submit")
    with pytest.raises(TenonError), company.tx.savepoint():
        company.save("order", id=order, values={"prices": "included"})
    assert company.row("order", "payable", id=order) == (Decimal("11.30"),)
