"""Which orders of the past had an after-sale case, of which kind, and how long it took."""

import random
from datetime import datetime, timedelta
from math import log

from tenon_platform.exchange.demo_order import Case, Order

UNSENT = 0.46  # of refunds, those before the goods left: 38 of 83
_KEPT = 0.11  # of refunds after that, those without goods coming back: 5 of 45
_FURTHER = 0.011  # of completed orders, those with something resent (9) or exchanged (8)
_HANDLED, _SPREAD = log(5), 1.01  # half within five hours, six of a hundred after more than a day


def settled_case(order: Order, now: datetime, rng: random.Random) -> Case | None:
    if order.status == "refunded":
        kind = "refund_only" if not order.shipped or rng.random() < _KEPT else "return_refund"
    elif order.status == "completed" and now - order.placed_at > timedelta(days=15) and rng.random() < _FURTHER:
        kind = rng.choices(("resend", "exchange"), (9, 8))[0]
    else:
        return None
    last = last_step(order)
    asked = timedelta(hours=rng.uniform(12, 144) if order.shipped else rng.uniform(0.2, 10))
    applied = last + min(asked, (now - last) * 0.3)
    handled = applied + min(timedelta(hours=rng.lognormvariate(_HANDLED, _SPREAD)), (now - applied) * 0.6)
    goods = kind in ("return_refund", "exchange")
    rest = timedelta(days=rng.uniform(2, 6)) if goods else timedelta(hours=rng.uniform(0.5, 20))
    return Case(kind, applied, handled, handled + min(rest, (now - handled) * 0.8))


def last_step(order: Order) -> datetime:
    known = ("paid_at", "reviewed_at", "shipped_at", "signed_at")
    last: datetime = max([order.placed_at, *(order.fields[name] for name in known if name in order.fields)])
    return last
