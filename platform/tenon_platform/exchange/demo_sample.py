"""The whole sample in memory: pure, seeded, the same rows for the same seed and moment."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tenon_platform.exchange.demo_aftermath import exceptions, leave_overdue, receipts, settle_credit
from tenon_platform.exchange.demo_catalogue import Product, Sku, catalogue
from tenon_platform.exchange.demo_lines import Shelf
from tenon_platform.exchange.demo_open import open_work
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_orders import Maker, year
from tenon_platform.exchange.demo_people import People, people
from tenon_platform.exchange.demo_problems import blocked_before, keep_apart
from tenon_platform.exchange.demo_stock import Stock, last_pieces, resting, stock
from tenon_platform.exchange.demo_stories import STORIES, story_orders

SEED = 20260101
_OPEN_AT_MOST = 90


@dataclass(frozen=True, slots=True)
class Sample:
    now: datetime
    products: list[Product]
    skus: list[Sku]
    people: People
    orders: list[Order]
    stock: Stock
    exceptions: list[dict[str, Any]]
    receipts: list[dict[str, Any]]


def sample(orders: int, seed: int, now: datetime, zone: ZoneInfo) -> Sample:
    """`orders` orders up to `now`, oldest first, with everything they rest on."""
    rng = random.Random(f"orders:{seed}")
    products, skus = catalogue(seed)
    buyers = people(seed, orders)
    pieces = last_pieces(skus)
    sold = [sku for sku in skus if sku not in pieces]
    rest = resting(skus)
    maker = Maker(Shelf([sku for sku in sold if sku not in rest]), buyers, now, zone, rng, Shelf(sold))
    drawn = year(maker, max(0, orders - _OPEN_AT_MOST))
    opened = open_work(maker, drawn, pieces)
    drawn += year(maker, max(0, orders - len(drawn) - len(opened) - len(STORIES)))
    told = story_orders(maker, [*drawn, *opened])
    made = [*drawn, *opened, *told]
    keep_apart(maker, made)
    blocked_before(maker, drawn)
    made.sort(key=lambda order: order.placed_at)
    leave_overdue(made, now)
    settle_credit(made)
    held = stock(skus, made, now - timedelta(days=368), now, rng)
    return Sample(now, products, skus, buyers, made, held, exceptions(made, rng), receipts(made, now, rng))
