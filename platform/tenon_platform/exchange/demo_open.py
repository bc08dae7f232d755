"""The open work of today and the anchor orders that tests and the tour look for."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from tenon_platform.exchange.demo_cases import TO_HANDLE
from tenon_platform.exchange.demo_catalogue import Sku
from tenon_platform.exchange.demo_company import SHOPS, shop
from tenon_platform.exchange.demo_lines import Basket, Line, exact
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_orders import Maker, amount_between, until
from tenon_platform.exchange.demo_places import address, place
from tenon_platform.exchange.demo_problems import problem_orders
from tenon_platform.exchange.demo_status import settle

TO_SHIP, BACKORDERED = 30, 8
DIRECTOR_AMOUNTS = ("52380.00", "68904.50", "118260.00")
ANCHOR_AMOUNTS = ("5000.00", "5000.01", "50000.00", "50000.01")


def open_work(maker: Maker, drawn: list[Order], last_pieces: tuple[Sku, Sku]) -> list[Order]:
    """What is waiting on `today` besides the orders the year left open: exact numbers, so that inboxes are full."""
    made = [
        *_reviews(maker),
        *_director(maker),
        *_unpaid(maker),
        *_last_piece(maker, last_pieces[0]),
        *_parcels(maker),
        *_places(maker),
    ]
    for order in made:
        settle(order, maker.now, maker.rng)
    open_now = [order.status for order in [*drawn, *made]]
    for status, wanted in (("to_ship", TO_SHIP), ("backordered", BACKORDERED), ("refund_requested", TO_HANDLE)):
        for _ in range(wanted - open_now.count(status)):
            at = maker.rng.choices(SHOPS, [one.share for one in SHOPS])[0]
            order = maker.make(at, maker.recent(at, 46, least=2), status)
            settle(order, maker.now, maker.rng)
            made.append(order)
    _hurry([order for order in [*drawn, *made] if order.status == "to_ship" and not order.shop.own], maker)
    return made


def _reviews(maker: Maker) -> Iterator[Order]:
    """23 orders wait for operations: 6 with a problem, 14 above the limit, 3 anchors; one anchor passes by itself."""
    yield from problem_orders(maker)
    for n in range(14):
        order = _between(maker, "JX01" if n % 7 == 6 else "PF01", "5000.01", "50000")
        order.live = "submit"
        yield order
    for amount in ANCHOR_AMOUNTS:
        order = _exact(maker, amount, "submit")
        order.fields["seller_remark"] = f"演示：应付恰好 {Decimal(amount):,.2f}"
        yield order


def _director(maker: Maker) -> Iterator[Order]:
    """Three orders above 50,000 that operations has passed on."""
    for amount in DIRECTOR_AMOUNTS:
        yield _exact(maker, amount, "director")


def _between(maker: Maker, code: str, low: str, high: str) -> Order:
    at = shop(code)
    return until(amount_between(low, high), lambda: maker.make(at, maker.recent(at, 9), "to_review"))


def _exact(maker: Maker, amount: str, live: str) -> Order:
    at = shop("JX01")
    filled = exact(maker.shelf, at, Decimal(amount), maker.rng)
    order = maker.make(at, maker.recent(at, 9), "to_review", filled)
    order.live, order.pay_method = live, "credit"
    return order


def _unpaid(maker: Maker) -> Iterator[Order]:
    """Own online orders: four still within their half hour, one that has just run out of it."""
    at = shop("XC01")
    for minutes in (4, 11, 18, 29):
        order = maker.make(at, maker.now - timedelta(minutes=minutes), "awaiting_payment")
        order.live, order.reviewed = "create", None
        yield order
    late = maker.make(at, maker.now - timedelta(minutes=31), "closed")
    late.fields["close_reason"], late.reviewed = "timeout", None
    yield late


def _last_piece(maker: Maker, sku: Sku) -> Iterator[Order]:
    """Two orders for the last piece: one has it, the other waits."""
    at = shop("TM01")
    for status, hours in (("to_ship", 5), ("backordered", 4)):
        price = (sku.list_price * at.factor).quantize(Decimal("0.01"))
        order = maker.make(at, maker.now - timedelta(hours=hours), status, Basket([Line(sku, Decimal(1), price)]))
        order.warehouse = "LY"
        order.fields["seller_remark"] = "演示：最后一件"
        yield order


def _parcels(maker: Maker) -> Iterator[Order]:
    """Three orders of one recipient within one hour: candidates for one parcel."""
    at = shop("XC01")
    first = maker.make(at, maker.now - timedelta(hours=6), "to_ship")
    yield first
    for minutes in (14, 47):
        order = maker.make(at, first.placed_at + timedelta(minutes=minutes), "to_ship")
        order.customer, order.address, order.warehouse = first.customer, first.address, first.warehouse
        yield order


def _places(maker: Maker) -> Iterator[Order]:
    """One city under two names, and a city that has no districts."""
    shanghai, dongguan = place("上海市"), place("东莞市")
    for where, named in ((shanghai, "上海"), (shanghai, "上海市"), (dongguan, dongguan.province)):
        order = maker.make(shop("TM01"), maker.recent(shop("TM01"), 20, least=2), "to_ship")
        order.address = address(where, maker.rng) | {"province": named}
        order.fields["seller_remark"] = "演示：东莞没有区县" if where is dongguan else f"演示：省份写作{named}"
        yield order


def _hurry(waiting: list[Order], maker: Maker) -> None:
    """Five are due within two hours, two are late; nobody else is."""
    for order in waiting:
        order.fields["ship_due_at"] = max(order.fields["ship_due_at"], maker.now + timedelta(hours=3))
    for order, minutes in zip(waiting[-7:], (-22, -6, 48, 72, 85, 99, 112), strict=False):
        order.fields["ship_due_at"] = maker.now + timedelta(minutes=minutes)
