"""The two statuses people read, 订单状态 and 售后状态, each row of the table reached by what people do."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from company import NOW, Company

from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save

BIG = "6000"  # above what passes by itself


def pay(company: Company, order: int) -> None:
    company.move(order, "confirm_payment", "caiwu")


def approve(company: Company, order: int) -> None:
    company.decide(order, "yunying", "approve")


def submit(company: Company, order: int) -> None:
    company.move(order, "submit")


def ship(company: Company, order: int) -> None:
    company.ship(order, f"S{order}")


def sign(company: Company, order: int) -> None:
    company.move(order, "sign", "admin", signed_at=NOW)


def complete(company: Company, order: int) -> None:
    save(company.work().caused("rule", "complete_when_due"), [Change("order", order, values={"completed_at": NOW})])


def reject(company: Company, order: int) -> None:
    company.decide(order, "yunying", "reject", "价格低于底价")


def close(company: Company, order: int) -> None:
    company.move(order, "close", "yunying", close_reason="customer")


def opened(company: Company, order: int, **values: object) -> int:
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    company.save("aftersale", "kefu", id=case, values={"reason": "no_reason"} | values)
    return case


def ask_for_refund(company: Company, order: int) -> None:
    company.save("aftersale", "kefu", id=opened(company, order, kind="refund_only"), transition="apply")


def refund(company: Company, order: int) -> None:
    (case,) = company.row("aftersale", "id", order=order) or (0,)
    if "manager" in company.nodes(case):
        company.decide(case, "jingli", "approve")
    company.decide(case, "kuaiji", "approve")


Step = Callable[[Company, int], None]
HOME: list[tuple[Step, str]] = [(ship, "shipped"), (sign, "delivered"), (complete, "completed")]
WAYS: dict[str, tuple[str, str, str, list[tuple[Step, str]]]] = {
    "review first, cash on delivery": (
        "wholesale", "cod", "draft", [(submit, "to_review"), (approve, "to_ship"), *HOME],
    ),
    "review first, monthly credit": (
        "wholesale", "credit", "draft", [(submit, "to_review"), (approve, "to_ship"), *HOME, (pay, "completed")],
    ),
    "review first, paid online": (
        "wholesale", "online", "draft",
        [(submit, "to_review"), (approve, "awaiting_payment"), (pay, "to_ship"), *HOME],
    ),
    "review first, paid during the review": (
        "wholesale", "online", "draft", [(submit, "to_review"), (pay, "to_review"), (approve, "to_ship"), *HOME],
    ),
    "review first, paid by transfer before": (
        "wholesale", "transfer", "draft", [(pay, "to_review"), (approve, "to_ship"), *HOME],
    ),
    "payment first": (
        "mall", "online", "awaiting_payment", [(pay, "to_review"), (approve, "to_ship"), *HOME],
    ),
    "payment first, back for correction": (
        "mall", "online", "awaiting_payment", [(pay, "to_review"), (reject, "paid"), (submit, "to_review")],
    ),
    "payment first, cash on delivery": (
        "mall", "cod", "awaiting_payment", [(submit, "to_review"), (approve, "to_ship"), *HOME],
    ),
    "unpaid and rejected": ("wholesale", "online", "draft", [(submit, "to_review"), (reject, "review_failed")]),
    "closed": ("mall", "online", "awaiting_payment", [(close, "closed")]),
    "refunded": (
        "mall", "online", "awaiting_payment",
        [(pay, "to_review"), (approve, "to_ship"), (ask_for_refund, "refund_requested"), (refund, "refunded")],
    ),
    "refunded after completion": (
        "mall", "online", "awaiting_payment",
        [(pay, "to_review"), (approve, "to_ship"), *HOME, (ask_for_refund, "refund_requested"), (refund, "refunded")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_an_order_shows_where_it_stands_on_its_way(company: Company, way: str) -> None:
    shop, method, start, steps = WAYS[way]
    order = company.order("1", BIG, shop, pay_method=method)
    assert company.status(order) == start
    for step, shown in steps:
        step(company, order)
        assert company.status(order) == shown, step.__name__


def test_an_order_that_finds_no_stock_is_backordered(company: Company) -> None:
    order = company.order("11", "10", pay_method="credit")
    submit(company, order)
    assert company.status(order) == "backordered"


def test_an_order_of_which_a_part_left_is_partly_shipped(company: Company) -> None:
    order = company.order("3", "10")
    submit(company, order)
    company.press("delivery", company.delivery(order), "split", split_sku=company.ids["sku"], split_qty=Decimal(1))
    ship(company, order)
    assert company.status(order) == "part_shipped"


def test_money_back_in_part_leaves_the_order_where_it_stood(company: Company) -> None:
    order = company.order("1", "100", "mall", pay_method="online")
    pay(company, order)
    case = opened(company, order, kind="refund_only", amount=Decimal(40))
    company.save("aftersale", "kefu", id=case, transition="apply")
    refund(company, order)
    assert company.row("order", "pay", "aftersale", id=order) == ("part_refunded", "refund_done")
    assert company.status(order) == "to_ship"


AFTERSALE: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "to_handle": ("refund_only", []),
    "to_refund": ("refund_only", [("kefu", "approve", "")]),
    "refund_done": ("refund_only", [("kefu", "approve", ""), ("kuaiji", "approve", "")]),
    "awaiting_return": ("return_refund", [("kefu", "approve", "")]),
    "to_inspect": ("return_refund", [("kefu", "approve", ""), ("kefu", "returned", "")]),
    "to_ship": ("exchange", [("kefu", "approve", ""), ("cangku", "approve", "")]),
    "backordered": ("resend", [("cangku", "sell_out", ""), ("kefu", "approve", "")]),
    "stopped": ("exchange", [("kefu", "approve", ""), ("cangku", "approve", ""), ("cangku", "give_back", "找不到")]),
    "finished": ("exchange", [("kefu", "approve", ""), ("cangku", "approve", ""), ("cangku", "ship", "")]),
    "declined": ("refund_only", [("kefu", "reject", "已超过七天")]),
    "withdrawn": ("refund_only", [("kefu", "withdraw", "")]),
}
OPEN = ("to_handle", "to_refund", "awaiting_return", "to_inspect")


@pytest.mark.parametrize("status", AFTERSALE)
def test_the_order_shows_its_after_sale_status(company: Company, status: str) -> None:
    kind, steps = AFTERSALE[status]
    order = company.order("1", "100", "mall", pay_method="online")
    pay(company, order)
    ship(company, order)
    case = opened(company, order, kind=kind, source="buyer")
    assert company.row("order", "aftersale", id=order) == (None,)
    company.save("aftersale", "kefu", id=case, transition="apply")
    for login, what, why in steps:
        if what in ("returned", "withdraw"):
            company.save("aftersale", login, id=case, transition=what)
        elif what == "sell_out":
            last = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"], "kind": "adjust"}
            company.save("stock_move", login, values=last | {"qty": Decimal(-9)})
        elif what == "give_back":
            company.step(company.delivery(order), what, stop_reason=why)
        elif what == "ship":
            company.ship(order, "SF2")
        else:
            company.decide(case, login, what, why or None)
    assert company.row("order", "aftersale", "aftersale_kind", id=order) == (status, kind)
    shown = "refund_requested" if status in OPEN else "refunded" if status == "refund_done" else "shipped"
    assert company.status(order) == shown
