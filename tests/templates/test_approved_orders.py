"""What an approval closes, who may raise a limit, and money that nobody moves by hand."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from company import ADDRESS, NOW, Company

from tenon_engines.kernel.errors import Refused, TenonError, ValidationError
from tenon_platform.access.permissions import rights
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data

LINES = [{"qty": Decimal(2)}]
CLOSED: dict[str, Any] = {
    "shop": "mall",
    "customer": "other",
    "warehouse": "second",
    "salesperson": None,
    "review_mode": "pay_first",
    "pay_method": "cod",
    "placed_at": NOW - timedelta(days=1),
    "freight": Decimal(5),
    "rounding": Decimal(1),
    "discounts": [{"kind": "manual", "amount": Decimal(1)}],
    "paid_amount": Decimal(1),
    "paid_at": NOW,
    "shipped_at": NOW,
    "signed_at": NOW,
    "tracking_no": "SF9",
    "issue": "address",
    "aftersale": "to_handle",
}
OPEN: dict[str, Any] = {
    "recipient": "王某",
    "address": ADDRESS | {"detail": "示例路 99 号"},
    "seller_remark": "先发",
    "flag": "red",
    "priority": Decimal(5),
}


def approved(company: Company) -> int:
    order = company.order("1", "10")
    company.move(order, "submit")
    assert company.status(order) == "to_ship"
    return order


@pytest.fixture
def others(company: Company) -> dict[str, Any]:
    """Another customer and another warehouse."""
    customer = company.save("customer", "admin", values={"name": "南通云舍百货", "kind": "wholesale"}).id
    return {"other": customer, "second": company.save("warehouse", "admin", values={"code": "W2", "name": "华东仓"}).id}


@pytest.mark.parametrize("field", CLOSED)
def test_an_approval_closes_price_quantity_and_customer(company: Company, others: dict[str, int], field: str) -> None:
    order = approved(company)
    value = CLOSED[field]
    value = (company.ids | others).get(value, value) if isinstance(value, str) else value
    with pytest.raises(ValidationError) as refused, company.tx.savepoint():
        company.save("order", "yunying", id=order, values={field: value})
    assert ("readonly", f"/{field}") in [(problem.code, problem.path) for problem in refused.value.problems]


def test_an_approval_closes_the_lines(company: Company) -> None:
    order = approved(company)
    (line,) = company.lines("order", order, "id")
    with pytest.raises(ValidationError), company.tx.savepoint():
        company.save("order", "yunying", id=order, values={"lines": [{"id": line[0], "qty": Decimal(2)}]})


@pytest.mark.parametrize("field", OPEN)
def test_address_notes_and_flag_stay_open(company: Company, field: str) -> None:
    order = approved(company)
    company.save("order", "yunying", id=order, values={field: OPEN[field]})


@pytest.mark.parametrize(
    ("transition", "field", "reason"),
    [("undo_review", "undo_reason", "客户改数量"), ("close", "close_reason", "customer")],
)
def test_an_approval_is_undone_and_an_order_closed_with_a_reason_only(
    company: Company, transition: str, field: str, reason: str
) -> None:
    order = approved(company)
    with pytest.raises(Refused) as refused, company.tx.savepoint():
        company.move(order, transition, "yunying")
    assert refused.value.path == f"/{field}"
    company.move(order, transition, "yunying", **{field: reason})


def test_a_confirmed_receipt_stays_as_it_is(company: Company) -> None:
    order = company.order("1", "10", pay_method="transfer")
    clears = [{"order": order, "amount": Decimal(10)}]
    values = {"customer": company.ids["customer"], "amount": Decimal(10), "clears": clears}
    number = company.save("receipt", "kuaiji", values=values).id
    company.save("receipt", "kuaiji", id=number, values={"bank_no": "B7"}, transition="confirm")
    for change in ({"amount": Decimal(20)}, {"clears": []}, {"bank_no": "B8"}):
        with pytest.raises(ValidationError), company.tx.savepoint():
            company.save("receipt", "kuaiji", id=number, values=change)
    company.save("receipt", "kuaiji", id=number, values={"remark": "已对账"})


def test_a_refund_that_waits_is_paid_as_it_was_approved(company: Company) -> None:
    order = company.order("1", "100", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    values = {"reason": "other", "kind": "refund_only", "amount": Decimal(40)}
    company.save("aftersale", "kefu", id=case, values=values, transition="apply")
    (refund,) = company.row("refund", "id", order=order) or (0,)
    with pytest.raises(ValidationError), company.tx.savepoint():
        company.save("refund", "kuaiji", id=refund, values={"amount": Decimal(100)})
    company.save("refund", "kuaiji", id=refund, values={"bank_no": "R1", "method": "transfer"})


# -- credit


def on_credit(company: Company, limit: int, price: str, **values: Any) -> int:
    company.save("customer", "admin", id=company.ids["customer"], values={"credit_limit": Decimal(limit)})
    order = company.order("1", price, **values)
    company.move(order, "submit")
    company.background()
    return order


def owed(company: Company) -> Decimal:
    company.background()
    found = company.row("customer", "balance", id=company.ids["customer"])
    assert found is not None
    return Decimal(found[0])


@pytest.mark.parametrize(("limit", "waits"), [(100, []), (99, ["ops"])])
def test_an_order_above_the_credit_limit_is_approved_by_the_finance_director(
    company: Company, limit: int, waits: list[str]
) -> None:
    order = on_credit(company, limit, "100")
    assert company.nodes(order) == waits
    if waits:
        company.decide(order, "yunying", "approve")
        assert company.nodes(order) == ["cfo"]
        company.decide(order, "caiwu", "approve")
    assert company.status(order) == "to_ship"


def test_what_the_customer_owes_counts(company: Company) -> None:
    on_credit(company, 100, "60")
    assert owed(company) == 60
    assert company.nodes(on_credit(company, 100, "40")) == []
    assert company.nodes(on_credit(company, 100, "0.01")) == ["ops"]
    assert company.nodes(on_credit(company, 100, "50", pay_method="cod")) == []


def test_what_is_owed_grows_with_approvals_and_falls_with_money_undone_reviews_and_closing(company: Company) -> None:
    first, second = on_credit(company, 9000, "60"), on_credit(company, 9000, "40")
    assert owed(company) == 100
    clears = [{"order": first, "amount": Decimal(20)}]
    values = {"customer": company.ids["customer"], "amount": Decimal(20), "clears": clears}
    company.save("receipt", "kuaiji", id=company.save("receipt", "kuaiji", values=values).id, transition="confirm")
    assert owed(company) == 80
    company.move(first, "confirm_payment", "caiwu", paid_amount=Decimal(60))
    assert owed(company) == 40
    company.move(second, "undo_review", "yunying", undo_reason="客户改数量")
    assert owed(company) == 0
    company.decide(second, "yunying", "approve")
    company.move(second, "close", "yunying", close_reason="customer")
    assert owed(company) == 0
    assert [one for one in check_data(company.tx, plans(company.tx)) if one["count"]] == []


@pytest.mark.parametrize("login", ["yunying", "kefu", "jingli", "xiaoshou", "zhuguan", "kuaiji"])
def test_only_the_finance_director_raises_a_credit_limit(company: Company, login: str) -> None:
    own = rights(company.tx, plans(company.tx), company.work(login).actor).form("customer")
    assert own.update is None or own.fields.get("credit_limit") == own.fields.get("term_days") == "read"
    director = rights(company.tx, plans(company.tx), company.work("caiwu").actor).form("customer")
    assert director.update
    assert "credit_limit" not in director.fields


# -- thresholds and discounts


@pytest.mark.parametrize(
    ("above", "price", "flagged"), [(None, "5000.01", True), ("8000", "8000", False), ("8000", "8000.01", True)]
)
def test_a_shop_may_have_a_threshold_of_its_own(company: Company, above: str | None, price: str, flagged: bool) -> None:
    values = {"high_value_above": Decimal(above) if above else None}
    company.save("shop", "admin", id=company.ids["wholesale"], values=values)
    assert company.row("order", "high_value", id=company.order("1", price)) == (flagged,)


@pytest.mark.parametrize(("until", "kinds"), [(None, []), ("2026-11-20", []), ("2026-11-19", [("price_gap",)])])
def test_a_discount_that_had_run_out_when_it_was_used_is_an_exception(
    company: Company, until: str | None, kinds: list[tuple[str]]
) -> None:
    lines = [{"sku": company.ids["sku"], "qty": Decimal(1), "price": Decimal(30), "discount": Decimal(5)}]
    coupon = {"kind": "coupon", "title": "店铺优惠券", "amount": Decimal(5), "valid_until": until}
    order = company.order("1", "30", lines=lines, discounts=[coupon])
    company.move(order, "submit")
    assert company.rows("exception", "kind", order=order) == kinds
    if kinds:
        assert company.row("exception", "remark", order=order) == ("优惠已过期：店铺优惠券",)


# -- stock


def test_purchasing_hears_once_that_stock_fell_below_its_safety(company: Company) -> None:
    (stock,) = company.row("stock", "id", sku=company.ids["sku"]) or (0,)
    company.save("stock", "admin", id=stock, values={"safety": Decimal(5)})
    company.move(company.order("5", "10"), "submit")
    company.background()
    assert not [told for told in company.notices("caigou") if "安全库存" in told]
    for _ in range(2):
        company.move(company.order("1", "10"), "submit")
        company.background()
    (told,) = [told for told in company.notices("caigou") if "安全库存" in told]
    assert "可用 4，安全 5" in told


def test_operations_hear_that_stock_is_above_its_maximum(company: Company) -> None:
    (stock,) = company.row("stock", "id", sku=company.ids["sku"]) or (0,)
    company.save("stock", "admin", id=stock, values={"maximum": Decimal(20)})
    move = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"], "kind": "purchase"}
    for qty in (10, 1):
        company.save("stock_move", "caigou", values=move | {"qty": Decimal(qty)})
        company.background()
    (told,) = [told for told in company.notices("yunying") if "最高库存" in told]
    assert "现有 21，最高 20" in told


def test_nobody_types_what_a_customer_owes(company: Company) -> None:
    with pytest.raises(TenonError), company.tx.savepoint():
        company.save("customer", "admin", id=company.ids["customer"], values={"balance": Decimal(1)})
