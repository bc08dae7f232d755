"""What is in a sample order: lines, prices, discounts by campaign, freight."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import accumulate

from tenon_platform.exchange.demo_catalogue import CENT, Sku
from tenon_platform.exchange.demo_company import Shop
from tenon_platform.exchange.demo_places import REMOTE

_DEAR = Decimal(199)
_FLASH = 5  # SKUs at a flash price on the double eleven, two pieces an order
_TIERS = ((300, Decimal("0.58")), (100, Decimal("0.65")), (20, Decimal("0.72")), (0, Decimal("0.85")))
ZERO = Decimal(0)


@dataclass(slots=True)
class Line:
    sku: Sku
    qty: Decimal
    price: Decimal
    discount: Decimal = ZERO
    place: str | None = None  # the warehouse that ships it, when it is not that of the order
    code: str | None = None  # what the channel calls it
    title: str | None = None

    @property
    def amount(self) -> Decimal:
        return (self.qty * self.price).quantize(CENT, ROUND_HALF_UP)


@dataclass(slots=True)
class Basket:
    lines: list[Line]
    freight: Decimal = ZERO
    discounts: list[dict[str, object]] = field(default_factory=list)

    @property
    def goods(self) -> Decimal:
        return sum((line.amount for line in self.lines), ZERO)

    @property
    def payable(self) -> Decimal:
        return self.goods - sum((line.discount for line in self.lines), ZERO) + self.freight

    def take_off(
        self, amount: Decimal, kind: str, title: str, bearer: str = "merchant", until: date | None = None
    ) -> None:
        """A discount row, spread over the lines by amount and exact to the 分 (the dearest line takes the rest)."""
        net = [line.amount - line.discount for line in self.lines]
        whole = sum(net, ZERO)
        amount = min(amount, whole)
        if amount <= 0:
            return
        parts = [(amount * each / whole).quantize(CENT, ROUND_DOWN) for each in net]
        parts[net.index(max(net))] += amount - sum(parts, ZERO)
        for line, part in zip(self.lines, parts, strict=True):
            line.discount += part
        ends = {"valid_until": until} if until else {}
        self.discounts.append({"kind": kind, "title": title, "amount": amount, "bearer": bearer, **ends})

    def flash(self, wanted: Sequence[Sku], rate: Decimal, most: int, title: str) -> None:
        """A flash price on some SKUs, for the first pieces of each."""
        for line in self.lines:
            if line.sku in wanted:
                off = (min(line.qty, Decimal(most)) * line.price * rate).quantize(CENT, ROUND_DOWN)
                line.discount += off
                self.discounts.append({"kind": "flash", "title": title, "amount": off, "bearer": "merchant"})


class Shelf:
    """The SKUs on sale, drawn by popularity."""

    def __init__(self, skus: Sequence[Sku]):
        self.skus = [sku for sku in skus if sku.on_sale]
        self._weights = list(accumulate(sku.popularity for sku in self.skus))
        self.dear = [sku for sku in self.skus if sku.list_price >= _DEAR]
        self.flash = sorted(self.skus, key=lambda sku: -sku.popularity)[:_FLASH]

    def draw(self, rng: random.Random, count: int) -> list[Sku]:
        """Different SKUs, as one order has one line per SKU."""
        found: dict[str, Sku] = {}
        while len(found) < count:
            sku = rng.choices(self.skus, cum_weights=self._weights)[0]
            found[sku.code] = sku
        return list(found.values())


def basket(shelf: Shelf, shop: Shop, day: date, province: str, rng: random.Random) -> Basket:
    filled = _business(shelf, shop, rng) if shop.business else _consumer(shelf, shop, rng)
    if not shop.business:
        if (day.month, day.day) == (11, 11):
            filled.flash(shelf.flash, Decimal("0.4"), 2, "双11 秒杀 6 折")
        _campaigns(filled, shop, day, rng)
    filled.freight = freight(filled, shop, province, rng)
    return filled


def _consumer(shelf: Shelf, shop: Shop, rng: random.Random) -> Basket:
    count = rng.choices(range(1, 7), (58, 24, 10, 5, 2, 1))[0]
    lines = [
        Line(sku, Decimal(rng.choices((1, 2, 3, 4, 6), (80, 14, 4, 1, 1))[0]), _price(sku, shop.factor))
        for sku in shelf.draw(rng, count)
    ]
    if rng.random() < 0.006:  # a household that moves
        known = {line.sku.code for line in lines}
        more = [sku for sku in rng.sample(shelf.dear, rng.randint(8, 16)) if sku.code not in known]
        lines += [Line(sku, Decimal(rng.choice((1, 1, 2, 4))), _price(sku, shop.factor)) for sku in more]
    return Basket(lines)


def _business(shelf: Shelf, shop: Shop, rng: random.Random) -> Basket:
    dealer = shop.market == "dealer"
    count = rng.randint(4, 14) if dealer else rng.randint(2, 12)
    times = 1
    if dealer and rng.random() < 0.25:  # stocking up
        count, times = count + 4, rng.choice((2, 3, 4))
    lines = []
    for sku in shelf.draw(rng, count):
        qty = rng.choice((12, 24, 36, 48, 72, 120) if dealer else (6, 12, 24, 36, 48)) * times
        if sku.list_price >= _DEAR:
            qty = max(2, qty // (8 if dealer else 6))
        lines.append(Line(sku, Decimal(qty), tier_price(sku, qty)))
    return Basket(lines)


def tier_price(sku: Sku, qty: int) -> Decimal:
    return _price(sku, next(factor for least, factor in _TIERS if qty >= least))


def _price(sku: Sku, factor: Decimal) -> Decimal:
    return (sku.list_price * factor).quantize(CENT, ROUND_HALF_UP)


def freight(filled: Basket, shop: Shop, province: str, rng: random.Random) -> Decimal:
    if shop.platform == "store":
        return ZERO
    if shop.business:
        return ZERO if filled.goods >= 3000 else Decimal(rng.choice((80, 120, 160, 220)))
    return (ZERO if filled.goods >= 59 else Decimal(8)) + (Decimal(15) if province in REMOTE else ZERO)


def _campaigns(filled: Basket, shop: Shop, day: date, rng: random.Random) -> None:
    """Every discount that applies that day, one row each with who bears it."""
    when = (day.month, day.day)
    own = shop.own
    if shop.platform == "mini_program":
        filled.take_off((filled.goods * Decimal("0.03")).quantize(CENT, ROUND_HALF_UP), "member", "会员价 97 折")
    if (1, 5) <= when <= (1, 20):
        _reduction(filled, 199, 20, "年货节满 199 减 20")
    elif (3, 5) <= when <= (3, 8):
        _percent(filled, ("bedding",), "0.10", "女神节床品 9 折")
    elif (5, 28) <= when <= (6, 18):
        _reduction(filled, 300, 50, "618 满 300 减 50", Decimal(0) if own else Decimal("0.6"))
    elif (8, 20) <= when <= (9, 5):
        _percent(filled, ("storage",), "0.15", "开学季收纳 8.5 折")
    elif (10, 24) <= when <= (11, 11):
        _reduction(filled, 300, 50, "双11 满 300 减 50", Decimal(0) if own else Decimal("0.6"))
    elif when == (12, 12):
        _reduction(filled, 200, 20, "双12 满 200 减 20")
    if rng.random() < 0.08 and filled.goods > 80:
        until = day + timedelta(days=rng.randint(0, 20))
        filled.take_off(Decimal(rng.choice((5, 10, 30))), "coupon", "店铺优惠券", until=until)


def _reduction(filled: Basket, least: int, off: int, title: str, by_platform: Decimal = ZERO) -> None:
    if filled.goods >= least:
        theirs = (off * by_platform).quantize(CENT)
        filled.take_off(Decimal(off) - theirs, "full_reduction", title)
        if theirs:
            filled.take_off(theirs, "full_reduction", title, "platform")


def _percent(filled: Basket, categories: tuple[str, ...], rate: str, title: str) -> None:
    off = sum((line.amount for line in filled.lines if line.sku.category in categories), ZERO) * Decimal(rate)
    filled.take_off(off.quantize(CENT, ROUND_HALF_UP), "flash", title)


def exact(shelf: Shelf, shop: Shop, target: Decimal, rng: random.Random) -> Basket:
    """A wholesale basket that costs exactly `target`, reached by a visible manual adjustment."""
    filled = Basket(_business(shelf, shop, rng).lines[:6])
    while filled.goods > target and len(filled.lines) > 1:
        filled.lines.pop()
    while filled.goods < target:
        line = rng.choice(filled.lines)
        line.qty += min(line.qty, max(Decimal(1), ((target - filled.goods) / line.price).to_integral_value()))
        line.price = tier_price(line.sku, int(line.qty))
    filled.take_off(filled.goods - target, "manual", "手工调整")
    return filled
