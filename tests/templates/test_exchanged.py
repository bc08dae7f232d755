"""An exchange for another SKU: what comes back and what goes out are two things, of the same price."""

from decimal import Decimal

import pytest
from company import Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data


def another(company: Company, on_hand: str = "5", price: str = "100") -> int:
    """A SKU of another colour."""
    values = {"code": f"S-{price}", "product": company.ids["product"], "list_price": Decimal(price)}
    sku = company.save("sku", "admin", values=values).id
    stock = {"sku": sku, "warehouse": company.ids["warehouse"], "on_hand": Decimal(on_hand)}
    company.save("stock", "admin", values=stock)
    return sku


def shipped(company: Company, qty: str = "2") -> int:
    order = company.order(qty, "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    company.ship(order, f"SF{order}")
    return order


def draft(company: Company, order: int, sku: int | None, qty: str = "2", kind: str = "exchange") -> int:
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    ((line,),) = company.lines("aftersale", case, "id")
    lines = [{"id": line, "qty": Decimal(qty), "swap_sku": sku}]
    company.save("aftersale", "kefu", id=case, values={"kind": kind, "reason": "size", "lines": lines})
    return case


def applied(company: Company, order: int, sku: int | None, qty: str = "2", kind: str = "exchange") -> int:
    case = draft(company, order, sku, qty, kind)
    company.save("aftersale", "kefu", id=case, transition="apply")
    return case


def stock(company: Company, sku: int) -> tuple[object, ...]:
    return company.row("stock", "on_hand", "locked", sku=sku) or ()


def holds(company: Company) -> bool:
    assert [one for one in check_data(company.tx, plans(company.tx)) if one["count"]] == []
    return True


def test_the_other_sku_is_locked_and_leaves_and_the_first_one_comes_back(company: Company) -> None:
    order, other = shipped(company), another(company)
    case = applied(company, order, other)
    assert stock(company, other) == (5, 0)
    company.decide(case, "cangku", "approve")
    delivery = company.delivery(order)
    assert company.lines("delivery", delivery, "sku", "qty") == [(other, 2)]
    assert (stock(company, company.ids["sku"]), stock(company, other)) == ((10, 0), (5, 2))
    company.ship(order, "SF-X")
    assert (company.row("aftersale", "state", id=case), stock(company, other)) == (("finished",), (3, 0))
    assert holds(company)


def test_what_was_exchanged_comes_back_as_what_it_is_now(company: Company) -> None:
    order, other = shipped(company), another(company)
    company.decide(applied(company, order, other), "cangku", "approve")
    company.ship(order, "SF-X")
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    assert company.lines("aftersale", case, "sku") == [(other,)]
    company.save("aftersale", "kefu", id=case, values={"reason": "no_reason"}, transition="apply")
    company.decide(case, "cangku", "approve")
    assert (stock(company, company.ids["sku"]), stock(company, other)) == ((10, 0), (5, 0))
    assert holds(company)


def test_the_inspector_says_which_sku_really_came(company: Company) -> None:
    order, other = shipped(company), another(company)
    company.decide(applied(company, order, other, qty="1"), "cangku", "approve")
    company.ship(order, "SF-X")
    case = applied(company, order, None, qty="1", kind="return_refund")
    ((row, sku),) = company.lines("aftersale", case, "id", "sku", of="inspection")
    assert sku == company.ids["sku"]
    company.decide(case, "cangku", "approve", values={"inspection": [{"id": row, "sku": other}]})
    assert (stock(company, company.ids["sku"]), stock(company, other)) == ((9, 0), (5, 0))
    assert holds(company)


def test_a_sku_of_another_price_is_refused_with_the_way_out(company: Company) -> None:
    order, dearer = shipped(company), another(company, price="120")
    case = draft(company, order, dearer)
    assert company.lines("aftersale", case, "price_gap") == [(20,)]
    with pytest.raises(TenonError) as refused, company.tx.savepoint():
        company.save("aftersale", "kefu", id=case, transition="apply")
    assert "标价不同" in refused.value.message.zh
    assert "退货退款" in refused.value.message.zh


def test_an_exchange_that_finds_none_of_the_other_sku_waits_for_it(company: Company) -> None:
    order, other = shipped(company), another(company, on_hand="1")
    case = applied(company, order, other)
    company.decide(case, "cangku", "approve")
    assert company.row("aftersale", "state", id=case) == ("backordered",)
    more = {"sku": other, "warehouse": company.ids["warehouse"], "kind": "purchase", "qty": Decimal(3)}
    company.save("stock_move", "caigou", values=more)
    company.background()
    assert company.row("aftersale", "state", id=case) == ("to_ship",)
    assert stock(company, other) == (4, 2)
    assert holds(company)


def test_a_case_that_is_no_exchange_sends_what_it_names(company: Company) -> None:
    order, other = shipped(company), another(company)
    applied(company, order, other, qty="1", kind="resend")
    assert company.lines("delivery", company.delivery(order), "sku") == [(company.ids["sku"],)]
    assert holds(company)
