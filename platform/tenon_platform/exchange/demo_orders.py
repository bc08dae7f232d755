"""Which orders the sample has: the year by the calendar of volume, then the open work of today and the anchors."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import accumulate
from zoneinfo import ZoneInfo

from tenon_platform.exchange.demo_calendar import day_shares, draw_hour
from tenon_platform.exchange.demo_company import SHOPS, Shop
from tenon_platform.exchange.demo_lines import Basket, Shelf, basket
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_people import Customer, People
from tenon_platform.exchange.demo_places import address
from tenon_platform.exchange.demo_status import draw_status, settle

_REMARKS = (
    "发顺丰谢谢",
    "周五前要",
    "送礼别放价格单",
    "要开专票",
    "颜色要米白",
    "改地址见聊天",
    "放驿站",
    "两单一起发",
)
_ORDERS_EACH = ((1, 2, 3, 4, 6), (68, 21, 7, 3, 1))
_ELSEWHERE = 0.19  # of those who come again, in another shop: six of a hundred consumers
_REVIEWED_FIRST = 0.3  # of the mini program's orders
_RESTED = timedelta(days=100)


@dataclass(slots=True)
class Maker:
    """Makes one order at a time from the catalogue and the customers."""

    shelf: Shelf
    people: People
    now: datetime
    zone: ZoneInfo
    rng: random.Random
    whole: Shelf  # with what has not been sold for months
    _queue: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._queue = _visits(self.people, self.rng)

    def make(self, shop: Shop, placed_at: datetime, status: str, filled: Basket | None = None) -> Order:
        rng = self.rng
        customer = self.customer(shop)
        where = customer.where
        if filled is None:
            shelf = self.whole if self.now - placed_at > _RESTED else self.shelf
            filled = basket(shelf, shop, placed_at.astimezone(self.zone).date(), where.province, rng)
        target = rng.choice(customer.addresses)
        drawn = 1.0 if shop.business else rng.random()
        if drawn < 0.03:
            target = address(where, rng, vague=drawn < 0.02, wrong=drawn >= 0.02)
        methods, weights = zip(*shop.pay_methods, strict=True)
        order = Order(
            placed_at, shop, customer, filled, status, rng.choices(methods, weights)[0], where.warehouse, target
        )
        if shop.platform == "store":
            order.warehouse = "LY"
        if shop.platform == "mini_program" and rng.random() < _REVIEWED_FIRST:
            order.reviewed = "audit_first"
        if shop.platform in ("tmall", "pdd", "douyin", "jd"):
            order.fields["platform_no"] = str(rng.randrange(10**17, 10**18))
        if rng.random() < 0.06:
            order.fields["buyer_remark"] = rng.choice(_REMARKS)
        return order

    def customer(self, shop: Shop) -> Customer:
        if shop.business:
            return self.rng.choice(self.people.wholesale if shop.market == "wholesale" else self.people.dealers)
        if not self._queue[shop.code]:
            again = _visits(self.people, self.rng)
            self._queue[shop.code] = again[shop.code] or [each for visits in again.values() for each in visits]
        return self.people.consumers[self._queue[shop.code].pop()]

    def at(self, day: date, shop: Shop) -> datetime:
        """A moment of that day by the shop's hours, never after now."""
        hour = draw_hour(day, shop.business, self.rng)
        moment = datetime.combine(day, time(hour, self.rng.randrange(60), self.rng.randrange(60)), self.zone)
        if moment < self.now:
            return moment
        start = datetime.combine(day, time(), self.zone)
        return start + timedelta(seconds=int((self.now - start).total_seconds() * self.rng.random()))

    def recent(self, shop: Shop, hours: float, least: float = 0.3) -> datetime:
        """A moment of the last hours; when the shop was closed all the while, of a longer time before."""
        moment = self.now
        for attempt in range(240):
            back = least + (hours * (1 + attempt // 12) - least) * self.rng.random()
            moment = self.now - timedelta(seconds=round(3600 * back))
            local = moment.astimezone(self.zone)
            if (9 <= local.hour < 18 and local.weekday() != 6) if shop.business else (local.hour >= 8):
                break
        return moment


def year(maker: Maker, count: int) -> list[Order]:
    """`count` orders over twelve months by shop share, with the status their age suggests."""
    today = maker.now.astimezone(maker.zone).date()
    passed = (maker.now - datetime.combine(today, time(), maker.zone)) / timedelta(days=1)
    whole = sum(shop.share for shop in SHOPS)
    made: list[Order] = []
    for position, shop in enumerate(SHOPS):
        rest = sum(one.share for one in SHOPS[:position])
        number = count * (rest + shop.share) // whole - count * rest // whole
        days, shares = day_shares(today, shop.business)
        shares[-1] *= max(passed, 0.01)
        for day in maker.rng.choices(days, cum_weights=list(accumulate(shares)), k=number):
            made.append(maker.make(shop, maker.at(day, shop), ""))
    for order in made:
        order.status = draw_status(order, maker.now, maker.rng)
        settle(order, maker.now, maker.rng)
    return made


def until(accept: Callable[[Order], bool], make: Callable[[], Order]) -> Order:
    """The first made order that fits; the sizes asked for are common, so a bounded search always finds one."""
    for _ in range(200):
        order = make()
        if accept(order):
            return order
    raise LookupError("no such order in 200 tries: the recipe's price ladder and its tiers do not fit each other")


def amount_between(low: str, high: str) -> Callable[[Order], bool]:
    return lambda order: Decimal(low) < order.payable <= Decimal(high)


def _visits(people: People, rng: random.Random) -> dict[str, list[int]]:
    """Consumers of each shop in random order, each as often as the recipe's repeat rate says."""
    repeats, weights = _ORDERS_EACH
    shops = [one for one in SHOPS if not one.business]
    found: dict[str, list[int]] = {one.code: [] for one in shops}
    for position, customer in enumerate(people.consumers):
        if customer.blocked:
            continue
        home = shops[_home(position, [one.share for one in shops])]
        times = rng.choices(repeats, weights)[0]
        away = times > 1 and rng.random() < _ELSEWHERE
        found[home.code] += [position] * (times - away)
        if away:
            found[rng.choice([one for one in shops if one is not home]).code].append(position)
    for visits in found.values():
        rng.shuffle(visits)
    return found


def _home(position: int, shares: list[int]) -> int:
    """The shop that a consumer comes back to: always the same one."""
    return random.Random(f"home:{position}").choices(range(len(shares)), shares)[0]
