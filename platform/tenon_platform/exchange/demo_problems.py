"""Orders of today that the checks of a review stop, one for each problem, and business orders that they let be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import timedelta
from decimal import Decimal

from tenon_platform.exchange.demo_catalogue import Sku
from tenon_platform.exchange.demo_company import shop
from tenon_platform.exchange.demo_lines import Basket, Line
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_orders import Maker, amount_between, until

PLACEHOLDER = Sku(
    code="UNMATCHED",
    product="WPP",
    name="商品未匹配",
    spec="",
    category="other",
    kind="placeholder",
    barcode="",
    list_price=Decimal(0),
    cost=Decimal(0),
    pack=1,
    weight_g=0,
    popularity=0,
    on_sale=True,
)


# code, title, quantity and price as the channel writes them; two lines of one code
_UNKNOWN = (
    ("PDD-630118-W", "磁吸置物架 冰箱侧收纳 双层 白色", 1, "39.90"),
    ("PDD-630225-3", "密封罐三件套 厨房杂粮储物", 2, "29.90"),
    ("PDD-630118-W", "磁吸置物架 冰箱侧收纳 双层 白色（赠品装）", 1, "19.90"),
)


def problem_orders(maker: Maker) -> Iterator[Order]:
    """Six that wait for operations, and the order that one of them repeats."""
    vague = _paid(maker, "DY01")
    vague.address = {**vague.address, "detail": "学校门口"}
    yield vague
    unmatched = _paid(maker, "PD01")
    unmatched.basket = Basket([_unknown(*row) for row in _UNKNOWN])
    yield unmatched
    for remark in ("发顺丰谢谢", "周五前要"):
        noted = _paid(maker, "TM01")
        noted.fields["buyer_remark"] = remark
        yield noted
    yield from _twice(maker)
    risky = _paid(maker, "JD01")
    risky.phone = next(one.phone for one in maker.people.consumers if one.blocked)
    risky.fields["seller_remark"] = "演示：黑名单手机"
    yield risky


def blocked_before(maker: Maker, orders: Sequence[Order]) -> None:
    """Two phones of the blocklist were used before, when nobody had blocked them."""
    phones = [one.phone for one in maker.people.consumers if one.blocked][1:3]
    past = [order for order in orders if order.status == "completed" and not order.shop.business]
    for order, phone in zip(past, phones, strict=False):
        order.phone = phone


def _unknown(code: str, title: str, qty: int, price: str) -> Line:
    return Line(PLACEHOLDER, Decimal(qty), Decimal(price), code=code, title=title)


def _paid(maker: Maker, code: str) -> Order:
    at = shop(code)
    small = amount_between("20", "5000")
    order = until(small, lambda: maker.make(at, maker.recent(at, 9), "to_review"))
    order.live, order.pay_method, order.address = "submit", "online", order.customer.addresses[0]
    order.fields.pop("buyer_remark", None)
    return order


def _twice(maker: Maker) -> Iterator[Order]:
    """The same buyer, goods and amount twice within minutes, on one day."""
    again = _paid(maker, "XC01")
    midnight = again.placed_at.astimezone(maker.zone).replace(hour=0, minute=0, second=0)
    before = min(timedelta(minutes=7), (again.placed_at - midnight) / 2)
    first = maker.make(again.shop, again.placed_at - before, "to_ship", deepcopy(again.basket))
    first.customer, first.address, first.warehouse = again.customer, again.address, again.warehouse
    first.pay_method = "online"
    yield first
    yield again


def keep_apart(maker: Maker, orders: Sequence[Order]) -> None:
    """Open orders of business customers are their only ones of the day as far as possible: together they would exceed
    what a day may bring before somebody looks."""
    total: dict[tuple[int, object], Decimal] = defaultdict(Decimal)
    moving = [one for one in orders if one.live and one.shop.business]
    for order in orders:
        if order.shop.business and order.status != "closed" and order not in moving:
            total[order.customer.index, _day(maker, order)] += order.payable
    for order in sorted(moving, key=lambda one: -one.payable):
        pool = maker.people.wholesale if order.shop.market == "wholesale" else maker.people.dealers
        day = _day(maker, order)
        start = maker.rng.randrange(len(pool))
        turned = [*pool[start:], *pool[:start]]
        order.customer = min(turned, key=lambda one: total[one.index, day])
        order.address = maker.rng.choice(order.customer.addresses)
        order.warehouse = order.customer.where.warehouse
        total[order.customer.index, day] += order.payable
        order.fields.pop("buyer_remark", None)


def _day(maker: Maker, order: Order) -> object:
    return order.placed_at.astimezone(maker.zone).date()
