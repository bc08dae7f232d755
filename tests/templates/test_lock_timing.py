"""When a shop locks its stock: at the order, at the payment or at the review, and how it gets it back."""

from decimal import Decimal

import pytest
from company import ADDRESS, NOW, Company

from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.runtime.loading import load

BIG = "6000"  # above what passes by itself


@pytest.fixture
def locks_at(company: Company) -> Company:
    """Two more shops, own and online: one locks at the order, one at the payment."""
    for moment in ("order", "payment"):
        shop = {"code": moment, "name": moment, "review_mode": "pay_first", "platform": "mini_program", "own": True}
        shop |= {"entity": company.ids["entity"], "warehouse": company.ids["warehouse"], "lock_at": moment}
        company.ids[moment] = company.save("shop", "admin", values=shop).id
    return company


def unpaid(company: Company, shop: str, qty: str = "3", price: str = BIG) -> int:
    return company.order(qty, price, shop, pay_method="online")


def fulfil(company: Company, order: int) -> str:
    (found,) = company.row("order", "fulfil", id=order) or ("",)
    return str(found)


def sound(company: Company) -> bool:
    return not [one for one in check_data(company.tx, plans(company.tx)) if one["count"]]


@pytest.mark.parametrize(
    ("shop", "placed", "paid", "approved"), [("order", 3, 3, 3), ("payment", 0, 3, 3), ("mall", 0, 0, 3)]
)
def test_stock_is_locked_at_the_moment_of_the_shop(
    locks_at: Company, shop: str, placed: int, paid: int, approved: int
) -> None:
    order = unpaid(locks_at, shop)
    assert locks_at.stock() == (10, placed)
    locks_at.move(order, "confirm_payment", "caiwu")
    assert (locks_at.stock(), locks_at.status(order)) == ((10, paid), "to_review")
    locks_at.decide(order, "yunying", "approve")
    assert (locks_at.stock(), locks_at.status(order)) == ((10, approved), "to_ship")
    assert locks_at.rows("stock_lock", "qty", order=order, state="active", delivery=locks_at.delivery(order)) == [(3,)]
    locks_at.ship(order)
    assert locks_at.stock() == (7, 0)
    assert sound(locks_at)


def test_a_reviewed_shop_that_locks_at_the_order_locks_when_the_draft_is_submitted(locks_at: Company) -> None:
    locks_at.save("shop", "admin", id=locks_at.ids["wholesale"], values={"lock_at": "order"})
    order = locks_at.order("3", BIG)
    assert locks_at.stock() == (10, 0)
    locks_at.move(order, "submit")
    assert (locks_at.stock(), fulfil(locks_at, order)) == ((10, 3), "held")


def test_the_early_one_has_the_last_pieces_when_the_later_one_is_approved_first(locks_at: Company) -> None:
    first, second = unpaid(locks_at, "order", "8"), unpaid(locks_at, "mall", "4", "10")
    locks_at.move(second, "confirm_payment", "caiwu")
    assert locks_at.status(second) == "backordered"
    locks_at.move(first, "confirm_payment", "caiwu")
    locks_at.decide(first, "yunying", "approve")
    assert locks_at.status(first) == "to_ship"


def test_an_order_that_finds_no_stock_is_placed_all_the_same_and_tries_again(locks_at: Company) -> None:
    other = unpaid(locks_at, "order", "8")
    order = unpaid(locks_at, "order", "4")
    assert (fulfil(locks_at, order), locks_at.stock()) == ("none", (10, 8))
    locks_at.move(other, "close", "yunying", close_reason="customer")
    locks_at.move(order, "confirm_payment", "caiwu")
    assert (fulfil(locks_at, order), locks_at.stock()) == ("held", (10, 4))
    assert sound(locks_at)


def test_of_several_items_all_are_locked_or_none(locks_at: Company) -> None:
    rare = locks_at.save(
        "sku", "admin", values={"code": "R", "product": locks_at.ids["product"], "list_price": Decimal(9)}
    ).id
    place = {"sku": rare, "warehouse": locks_at.ids["warehouse"]}
    locks_at.save("stock", "admin", values=place | {"on_hand": Decimal(1)})
    lines = [{"sku": sku, "qty": Decimal(2), "price": Decimal(9)} for sku in (locks_at.ids["sku"], rare)]
    order = locks_at.order("1", "1", "order", pay_method="online", lines=lines)
    assert (fulfil(locks_at, order), locks_at.stock()) == ("none", (10, 0))


def test_closing_gives_back_what_was_locked_early(locks_at: Company) -> None:
    order = unpaid(locks_at, "order")
    locks_at.move(order, "close", "yunying", close_reason="timeout")
    assert (locks_at.stock(), fulfil(locks_at, order)) == ((10, 0), "cancelled")
    assert locks_at.rows("stock_lock", "state", order=order) == [("released",)]
    assert sound(locks_at)


def test_a_rejection_gives_back_what_was_locked_early_and_the_next_submission_locks_again(locks_at: Company) -> None:
    locks_at.save("shop", "admin", id=locks_at.ids["wholesale"], values={"lock_at": "order"})
    order = locks_at.order("3", BIG)
    locks_at.move(order, "submit")
    locks_at.decide(order, "yunying", "reject", "价格低于底价")
    assert (locks_at.stock(), locks_at.status(order)) == ((10, 0), "review_failed")
    assert sound(locks_at)
    locks_at.move(order, "submit")
    assert locks_at.stock() == (10, 3)


def test_a_paid_order_that_goes_back_for_correction_keeps_its_stock(locks_at: Company) -> None:
    order = unpaid(locks_at, "payment")
    locks_at.move(order, "confirm_payment", "caiwu")
    locks_at.decide(order, "yunying", "reject", "地址不全")
    assert (locks_at.status(order), locks_at.stock()) == ("paid", (10, 3))


def test_a_changed_order_is_locked_anew(locks_at: Company) -> None:
    order = unpaid(locks_at, "order")
    ((line,),) = locks_at.lines("order", order, "id")
    locks_at.save("order", "yunying", id=order, values={"lines": [{"id": line, "qty": Decimal(5)}]})
    assert (locks_at.stock(), fulfil(locks_at, order)) == ((10, 5), "held")
    place = locks_at.save("warehouse", "admin", values={"code": "E", "name": "华东仓"}).id
    locks_at.save("stock", "admin", values={"sku": locks_at.ids["sku"], "warehouse": place, "on_hand": Decimal(9)})
    locks_at.save("order", "yunying", id=order, values={"warehouse": place})
    assert locks_at.stock() == (10, 0)
    assert locks_at.row("stock", "locked", warehouse=place) == (5,)
    assert sound(locks_at)


def test_an_undone_review_goes_back_to_the_early_lock(locks_at: Company) -> None:
    order = unpaid(locks_at, "payment")
    locks_at.move(order, "confirm_payment", "caiwu")
    locks_at.decide(order, "yunying", "approve")
    locks_at.move(order, "undo_review", "yunying", undo_reason="客户改数量")
    assert (fulfil(locks_at, order), locks_at.stock()) == ("held", (10, 3))
    locks_at.decide(order, "yunying", "approve")
    assert (locks_at.status(order), locks_at.stock()) == ("to_ship", (10, 3))
    assert sound(locks_at)


def test_a_refund_of_a_locked_order_gives_the_stock_back(locks_at: Company) -> None:
    order = unpaid(locks_at, "payment", "1", "100")
    locks_at.save("order", "xiaoshou", id=order, values={"address": {**ADDRESS, "detail": "学校门口"}})
    locks_at.move(order, "confirm_payment", "caiwu")
    assert (locks_at.status(order), locks_at.stock()) == ("to_review", (10, 1))
    case = locks_at.press("order", order, "open_aftersale", "kefu")
    locks_at.save("aftersale", "kefu", id=case, values={"reason": "no_reason"}, transition="apply")
    locks_at.decide(case or 0, "kuaiji", "approve")
    assert (fulfil(locks_at, order), locks_at.stock()) == ("cancelled", (10, 0))
    assert sound(locks_at)


def test_what_is_locked_early_no_longer_awaits_review_in_the_stock(locks_at: Company) -> None:
    (number,) = locks_at.row("stock", "id", sku=locks_at.ids["sku"]) or (0,)
    unpaid(locks_at, "order", "3")
    unpaid(locks_at, "mall", "2")
    found = load(locks_at.work(), "stock", [number])[number]
    assert [found[key] for key in ("available", "awaiting")] == [7, 2]


def test_the_time_to_pay_still_runs(locks_at: Company) -> None:
    order = unpaid(locks_at, "order")
    assert locks_at.row("order", "pay_due_at", id=order) != (None,)
    assert (locks_at.row("order", "pay_due_at", id=order) or (NOW,))[0] > NOW
