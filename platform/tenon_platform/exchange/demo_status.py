"""From the status people read to the state of every axis and the times that led there."""

import random
from datetime import datetime, timedelta
from typing import Any

from tenon_platform.exchange.demo_company import BUSINESS_CARRIERS, CARRIERS, WAREHOUSES
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_places import REMOTE, place
from tenon_platform.exchange.demo_returns import UNSENT, settled_case

# Oldest day an age band reaches, and its mix in percent (B2C; orders on credit skip the waiting for payment).
MIX: tuple[tuple[float, dict[str, float]], ...] = (
    (2, {"to_ship": 54, "backordered": 2.5, "shipped": 36, "refund_requested": 2, "review_failed": 0.5, "closed": 5}),
    (5, {"to_ship": 4, "backordered": 2, "shipped": 58, "delivered": 26, "refund_requested": 2.5, "refunded": 1,
         "review_failed": 0.5, "closed": 6}),
    (15, {"backordered": 1, "shipped": 9, "delivered": 36, "completed": 42, "refund_requested": 2, "refunded": 3.5,
          "closed": 6.5}),
    (10_000, {"delivered": 1.2, "completed": 87, "refund_requested": 0.3, "refunded": 5, "closed": 6.5}),
)  # fmt: skip
# Only online orders run out of time: they do so more often, for 62 of a hundred over all.
_CLOSE_REASONS: dict[bool, dict[str, float]] = {
    True: {"timeout": 73, "customer": 17, "no_stock": 4.5, "duplicate": 3.5, "rejected": 2},
    False: {"customer": 63, "no_stock": 16, "duplicate": 13, "rejected": 8},
}
_AFTERSALE = ("to_handle", "awaiting_return", "to_inspect", "to_refund")


def draw_status(order: Order, now: datetime, rng: random.Random) -> str:
    age = (now - order.placed_at) / timedelta(days=1)
    mix = next(mix for oldest, mix in MIX if age < oldest)
    drawn = rng.choices(list(mix), list(mix.values()))[0]
    if drawn == "review_failed" and order.review_mode == "pay_first":
        return "closed"  # a paid order never rests in a failed review
    return drawn


def settle(order: Order, now: datetime, rng: random.Random) -> None:
    """Every field that follows from the status; all times lie between the order and now, in their natural order."""
    clock = _Clock(order.placed_at, now, rng)
    state: dict[str, Any] = {"review": "passed", "pay": "paid", "fulfil": "none", "closure": "open"}
    prepaid = order.review_mode == "pay_first" or order.pay_method == "prepaid"
    status = order.status
    if order.pay_method == "online" and order.shop.own:
        state["pay_due_at"] = order.placed_at + timedelta(minutes=30)
    if not order.shop.own:  # channels fine late parcels
        state["ship_due_at"] = order.placed_at + timedelta(hours=24 if order.shop.platform == "pdd" else 48)
    if status in ("awaiting_payment", "closed") or order.live:
        _before_review(order, state, clock, rng, prepaid)
    elif status == "review_failed":
        state |= {
            "review": "rejected",
            "pay": "unpaid",
            "reject_reason": rng.choice(("价格低于底价", "客户额度不足", "地址不全")),
        }
        state["reviewed_at"] = clock.after(hours=3)
    else:
        _after_review(order, state, clock, rng, prepaid)
    if state["pay"] in ("paid", "refunded"):
        state["paid_amount"] = order.payable
        state.setdefault("paid_at", order.placed_at if order.pay_method == "prepaid" else clock.latest)
    order.fields |= state
    order.case = None if order.live else settled_case(order, now, rng)


def _before_review(order: Order, state: dict[str, Any], clock: "_Clock", rng: random.Random, prepaid: bool) -> None:
    state |= {"review": "draft", "pay": "unpaid"}
    if order.status == "closed":
        reasons = _CLOSE_REASONS[order.pay_method == "online"]
        reason = order.fields.get("close_reason") or rng.choices(list(reasons), list(reasons.values()))[0]
        if order.review_mode == "audit_first" and order.pay_method == "online":
            state |= {"review": "passed", "fulfil": "cancelled", "reviewed_at": clock.after(hours=5)}
            state["pay_due_at"] = state["reviewed_at"] + timedelta(minutes=30)
        state |= {"closure": "closed", "close_reason": reason, "closed_at": clock.after(minutes=40, least=31)}
    elif order.live and prepaid:
        state |= {"pay": "paid", "paid_at": clock.after(minutes=15)}


def _after_review(order: Order, state: dict[str, Any], clock: "_Clock", rng: random.Random, prepaid: bool) -> None:
    status = order.status
    if prepaid and order.pay_method != "cod":
        state["paid_at"] = clock.after(minutes=20)
    state["reviewed_at"] = clock.after(hours=5)
    if not prepaid and order.pay_method == "online":
        state["pay_due_at"] = state["reviewed_at"] + timedelta(minutes=30)
        state["paid_at"] = clock.after(minutes=28)
    elif not prepaid and order.pay_method == "transfer":
        state["paid_at"] = clock.after(hours=30)
    elif order.pay_method == "credit":
        state["pay"] = "paid" if clock.now - order.placed_at > timedelta(days=order.customer.term_days) else "unpaid"
        if state["pay"] == "paid":
            state["paid_at"] = min(order.placed_at + timedelta(days=order.customer.term_days), clock.now)
    elif order.pay_method == "cod":
        state["pay"] = "paid" if status in ("delivered", "completed", "refunded") else "unpaid"
    unsent = status == "refund_requested" and rng.random() < 0.4
    if status in ("to_ship", "backordered") or unsent:
        state["fulfil"] = "backordered" if status == "backordered" else "locked"
    elif status == "refunded" and order.pay_method != "cod" and rng.random() < UNSENT:
        state["fulfil"] = "cancelled"
    else:
        _ship(order, state, clock, rng)
    if status == "refund_requested":
        state["aftersale"] = "to_handle" if unsent else rng.choice(_AFTERSALE)
        state |= {"pay": "paid"} | ({} if "paid_at" in state else {"paid_at": clock.latest})
    elif status == "refunded":
        state |= {"pay": "refunded", "aftersale": "refund_done"}


def _ship(order: Order, state: dict[str, Any], clock: "_Clock", rng: random.Random) -> None:
    business = order.shop.business
    codes = BUSINESS_CARRIERS if business else [(code, share) for code, _, share, _ in CARRIERS]
    carrier = rng.choices([code for code, _ in codes], [share for _, share in codes])[0]
    prefix = next(row[3] for row in CARRIERS if row[0] == carrier)
    slow = 0.11 if (order.placed_at.month, order.placed_at.day // 7) == (11, 1) else 0.04
    state |= {
        "fulfil": "shipped",
        "carrier": carrier,
        "tracking_no": f"{prefix}{rng.randrange(10**11, 10**12)}",
        "shipped_at": _leaves(order, clock, late=rng.random() < slow),
    }
    if order.status not in ("delivered", "completed"):
        return
    soonest, latest = transit_days(order)
    state |= {"fulfil": "signed", "signed_at": clock.after(hours=24 * latest, least=60 * 24 * soonest)}
    if order.status == "completed":
        state["completed_at"] = min(state["signed_at"] + timedelta(days=7), clock.now)
    if order.pay_method == "cod":
        state["paid_at"] = state["signed_at"]


def transit_days(order: Order) -> tuple[int, int]:
    """The province of the warehouse, those that it serves first, the others, and the remote ones."""
    province = order.address["province"]
    city = next(one.city for one in WAREHOUSES if one.code == order.warehouse)
    if province in REMOTE:
        return 6, 9
    if province == place(city).province:
        return 1, 2
    return (2, 3) if order.customer.where.warehouse == order.warehouse else (3, 5)


def _leaves(order: Order, clock: "_Clock", *, late: bool) -> datetime:
    """Late parcels leave after what their channel allows, the others before it."""
    allowed = 24 if order.shop.platform == "pdd" else 48
    return clock.after(hours=allowed + 30, least=60 * allowed) if late else clock.after(hours=allowed * 0.6, least=60)


class _Clock:
    """Hands out later and later moments, none after now; when little time is left the steps shrink."""

    def __init__(self, start: datetime, now: datetime, rng: random.Random):
        self.latest, self.now, self._rng = start, now, rng

    def after(self, *, hours: float = 0, minutes: float = 0, least: float = 1) -> datetime:
        most = hours * 60 + minutes
        step = timedelta(seconds=round(60 * (least + (most - least) * self._rng.random())))
        self.latest += min(step, timedelta(seconds=round((self.now - self.latest).total_seconds() * 0.6)))
        return self.latest
