"""What follows from the sample orders: exceptions, receipts, what each business customer owes."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_people import LIMITS

_KINDS = {"address": 28, "remark": 24, "stock": 14, "large": 10, "unmatched": 8, "duplicate": 6, "risk": 4,
          "price_gap": 3, "logistics": 3}  # fmt: skip
_RESOLUTIONS = {
    "address": "已联系客户补全地址", "remark": "已按备注处理", "stock": "到货后已发出", "large": "已与业务员确认",
    "unmatched": "已对应到 SKU", "duplicate": "已关闭重复订单", "risk": "核对后放行", "price_gap": "已核对平台账单",
    "logistics": "快递已重新派送",
}  # fmt: skip
_TO_CONFIRM = 6
_SLOW_PAYERS = 7
_EXPIRED_COUPONS = 3
_ABOVE = 5


def exceptions(orders: Sequence[Order], rng: random.Random) -> list[dict[str, Any]]:
    """5.5 % of the orders had a problem that somebody has solved; what is open now the rules find by themselves."""
    found: list[dict[str, Any]] = []
    for order in orders:
        if order.live or rng.random() >= 0.055:
            continue
        kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        at = order.placed_at + timedelta(minutes=2)
        found.append(
            {"order": order, "kind": kind, "found_at": at, "due_at": at + timedelta(hours=24), "state": "resolved",
             "severity": "high" if kind in ("risk", "unmatched") else "normal", "resolution": _RESOLUTIONS[kind]}
        )  # fmt: skip
    found += list(_expired_coupons(orders, {id(row["order"]) for row in found}))
    return sorted(found, key=lambda row: row["found_at"])


def _expired_coupons(orders: Sequence[Order], known: set[int]) -> Iterator[dict[str, Any]]:
    """A few orders used a coupon that had run out; somebody looked at each."""
    used = (order for order in orders if not order.live and order.status == "completed" and id(order) not in known)
    with_coupon = (order for order in used if any(row["kind"] == "coupon" for row in order.basket.discounts))
    for order in islice(with_coupon, _EXPIRED_COUPONS):
        for row in order.basket.discounts:
            if row["kind"] == "coupon":
                row |= {"title": "店铺优惠券（已过期）", "valid_until": order.placed_at.date() - timedelta(days=2)}
        at = order.placed_at + timedelta(minutes=2)
        yield {"order": order, "kind": "price_gap", "found_at": at, "due_at": at + timedelta(hours=24),
               "state": "resolved", "severity": "high", "resolution": "优惠券已过期，客户补足差价"}  # fmt: skip


def leave_overdue(orders: Sequence[Order], now: datetime) -> None:
    """Some business customers are slow: their latest order on credit that was due is still not paid."""
    slow: set[int] = set()
    for order in reversed(orders):
        due = order.placed_at + timedelta(days=order.customer.term_days)
        settled = order.pay_method == "credit" and order.status in ("shipped", "delivered", "completed")
        if order.live or not settled or due > now or order.customer.index in slow:
            continue
        order.fields["pay"] = "unpaid"
        for name in ("paid_at", "paid_amount"):
            order.fields.pop(name, None)
        slow.add(order.customer.index)
        if len(slow) == _SLOW_PAYERS:
            return


def settle_credit(orders: Sequence[Order]) -> None:
    """A business customer owes what it bought on credit and has not paid; five owe more than their limit, one of them
    with an order that waits for the finance director. Everybody else has room for what is ordered today."""
    owed: dict[int, Decimal] = defaultdict(Decimal)
    today: dict[int, Decimal] = defaultdict(Decimal)
    customers = {order.customer.index: order.customer for order in orders if order.shop.business}
    for order in orders:
        fields = order.fields
        if order.live and order.pay_method == "credit":
            today[order.customer.index] += order.payable
        elif order.pay_method == "credit" and fields.get("pay") == "unpaid" and fields.get("review") == "passed":
            owed[order.customer.index] += order.payable
    anchors = [one for one in orders if one.live == "director" and today[one.customer.index] == one.payable]
    anchor = max(anchors, key=lambda one: owed[one.customer.index], default=None)
    quiet = sorted((index for index in customers if not today[index]), key=lambda index: -owed[index])
    above = [*([anchor.customer.index] if anchor else []), *quiet][:_ABOVE]
    for index, customer in customers.items():
        customer.balance = owed[index]
        if index in above and owed[index] > LIMITS[0]:
            customer.credit_limit = Decimal(max(limit for limit in LIMITS if limit < owed[index]))
        else:
            needed = max(customer.credit_limit, owed[index] + today[index])
            customer.credit_limit = Decimal(next((limit for limit in LIMITS if limit >= needed), LIMITS[-1]))
    if anchor and anchor.customer.balance > anchor.customer.credit_limit:  # a sample of a few orders may hold none
        anchor.fields["seller_remark"] = "演示：月结客户超信用额度"


def receipts(orders: Sequence[Order], now: datetime, rng: random.Random) -> list[dict[str, Any]]:
    """Business customers pay by transfer, one receipt per customer and month; six wait for finance."""
    groups: dict[tuple[int, str], list[Order]] = defaultdict(list)
    waiting: list[Order] = []
    for order in orders:
        if not order.shop.business or order.pay_method == "prepaid" or order.live:
            continue
        if order.fields.get("pay") == "paid":
            groups[order.customer.index, f"{order.fields['paid_at']:%Y-%m}"].append(order)
        elif (
            order.fields.get("pay", "unpaid") == "unpaid"
            and order.fields.get("review") == "passed"
            and order.fields.get("closure") == "open"
        ):
            waiting.append(order)
    found = [
        _receipt(cleared, max(one.fields["paid_at"] for one in cleared), "confirmed", rng)
        for cleared in groups.values()
    ]
    for order in waiting[-_TO_CONFIRM:]:
        found.append(_receipt([order], now - timedelta(minutes=rng.randint(20, 600)), "draft", rng))
    return sorted(found, key=lambda row: row["received_at"])


def _receipt(cleared: list[Order], at: datetime, state: str, rng: random.Random) -> dict[str, Any]:
    return {
        "customer": cleared[0].customer,
        "shop": cleared[0].shop,
        "method": "transfer",
        "amount": sum((order.payable for order in cleared), Decimal(0)),
        "received_at": at,
        "bank_no": f"{at:%Y%m%d}{rng.randrange(10**8, 10**9)}",
        "payer": cleared[0].customer.name,
        "state": state,
        "clears": [{"order": order, "amount": order.payable} for order in cleared],
    }
