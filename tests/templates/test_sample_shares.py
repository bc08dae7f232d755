"""The recipe of the sample, number by number, over 6,000 orders in memory: shares within what chance allows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tenon_platform.exchange.demo_company import CARRIERS, WAREHOUSES
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_people import LIMITS
from tenon_platform.exchange.demo_places import places
from tenon_platform.exchange.demo_sample import SEED, Sample, sample
from tenon_platform.exchange.demo_status import transit_days
from tenon_platform.exchange.demo_stock import resting

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 14, 36, tzinfo=ZONE)


@pytest.fixture(scope="module")
def made() -> Sample:
    return sample(6000, SEED, NOW, ZONE)


@pytest.fixture(scope="module")
def consumers(made: Sample) -> list[Order]:
    return [order for order in made.orders if not order.shop.business]


def near(found: Iterable[Any], wanted: Mapping[Any, float], within: float) -> None:
    """Shares in percent, each as far from the recipe as `within` at most."""
    counts = Counter(found)
    shares = {key: 100 * counts[key] / counts.total() for key in wanted}
    assert all(abs(shares[key] - wanted[key]) <= within for key in wanted), shares


def share(found: Iterable[bool]) -> float:
    known = list(found)
    return 100 * sum(known) / len(known)


def test_shops_are_paid_as_the_recipe_says(made: Sample) -> None:
    wanted = {
        "JD01": {"online": 90, "cod": 10},
        "PF01": {"transfer": 55, "credit": 45},
        "JX01": {"credit": 80, "prepaid": 20},
    }
    for code, methods in wanted.items():
        near((order.pay_method for order in made.orders if order.shop.code == code and not order.live), methods, 6)


def test_three_of_ten_orders_of_the_mini_program_are_reviewed_before_they_are_paid(consumers: list[Order]) -> None:
    own = [order for order in consumers if order.shop.code == "XC01"]
    assert 25 <= share(order.review_mode == "audit_first" for order in own) <= 35
    paid = [
        order
        for order in own
        if order.review_mode == "audit_first" and {"paid_at", "reviewed_at"} <= order.fields.keys()
    ]
    assert all(order.fields["reviewed_at"] <= order.fields["paid_at"] for order in paid)
    assert {order.review_mode for order in consumers if order.shop.code != "XC01"} == {"pay_first"}


def test_pieces_of_a_line(consumers: list[Order]) -> None:
    usual = [order.basket.lines for order in consumers if len(order.basket.lines) <= 6]  # no household that moves
    near((int(line.qty) for lines in usual for line in lines), {1: 80, 2: 14, 3: 4, 4: 1, 6: 1}, 1.5)


def test_what_an_order_comes_to(made: Sample) -> None:
    middle = {code: median(o.payable for o in made.orders if o.shop.code == code) for code in ("TM01", "PF01", "JX01")}
    assert 100 <= middle["TM01"] <= 200
    assert 6_000 <= middle["PF01"] <= 10_000
    assert 18_000 <= middle["JX01"] <= 29_000


def test_months_weigh_as_in_the_calendar_of_volume(made: Sample) -> None:
    consumer = (7.0, 3.2, 7.6, 6.4, 7.4, 13.2, 6.0, 7.0, 7.8, 8.4, 17.6, 8.4)
    business = (10, 4, 8, 8, 12, 7, 6, 8, 9, 13, 7, 8)
    for own, wanted, within in ((False, consumer, 1.8), (True, business, 4.5)):
        found = [order.placed_at.astimezone(ZONE).month for order in made.orders if order.shop.business is own]
        near(found, dict(enumerate(wanted, 1)), within)


def test_hours_weigh_as_in_the_recipe(consumers: list[Order]) -> None:
    plain = (
        3,
        1.6,
        0.8,
        0.5,
        0.4,
        0.5,
        1,
        2,
        3.4,
        5,
        6.2,
        5.6,
        5.4,
        5,
        4.8,
        4.9,
        4.8,
        4.2,
        4,
        5.2,
        8.2,
        10.2,
        8.9,
        4.4,
    )
    placed = [order.placed_at.astimezone(ZONE) for order in consumers if not order.live]
    rush = [at for at in placed if (at.month, at.day) in ((6, 18), (11, 11))]
    near((at.hour for at in placed if at not in rush), dict(enumerate(plain)), 1.5)
    near((at.hour for at in rush), {0: 16, 20: 10}, 6)


def test_places_are_those_of_the_recipe(consumers: list[Order]) -> None:
    wanted = {"山东省": 14, "广东省": 13, "江苏省": 11, "浙江省": 11, "河南省": 7, "河北省": 6, "四川省": 6, "上海市": 5,
              "湖北省": 4, "安徽省": 4, "湖南省": 4, "北京市": 4, "福建省": 3}  # fmt: skip
    near((order.customer.where.province for order in consumers), wanted, 1.6)
    vague = ("学校门口", "菜鸟驿站", "小区门卫处", "老地方", "大桥旁边")
    assert 1.4 <= share(order.address["detail"] in vague for order in consumers) <= 2.6
    known = {(place.city, place.district) for place in places()[0]}
    assert 0.5 <= share((o.address["city"], o.address.get("district")) not in known for o in consumers) <= 1.5


def test_parcels_go_by_the_carriers_of_the_recipe_and_are_as_long_on_their_way(consumers: list[Order]) -> None:
    sent = [order for order in consumers if order.shipped]
    near((order.fields["carrier"] for order in sent), {code: part for code, _, part, _ in CARRIERS if part}, 2)
    old = [o for o in sent if "signed_at" in o.fields and NOW - o.placed_at > timedelta(days=25)]
    ways: dict[tuple[int, int], list[float]] = defaultdict(list)
    for order in old:
        ways[transit_days(order)].append((order.fields["signed_at"] - order.fields["shipped_at"]) / timedelta(days=1))
    assert set(ways) == {(1, 2), (2, 3), (3, 5), (6, 9)}
    for (least, most), days in ways.items():
        assert all(least <= each <= most for each in days)


def test_small_baskets_pay_freight_and_remote_places_more(consumers: list[Order]) -> None:
    for order in consumers:
        remote = order.address["province"] in ("新疆维吾尔自治区", "西藏自治区", "内蒙古自治区", "青海省")
        if order.shop.platform != "store" and not order.live and "seller_remark" not in order.fields:
            assert order.basket.freight == (0 if order.basket.goods >= 59 else 8) + (15 if remote else 0)


def test_six_of_a_hundred_buyers_come_to_two_shops(consumers: list[Order]) -> None:
    shops: dict[int, set[str]] = defaultdict(set)
    for order in consumers:
        shops[order.customer.index].add(order.shop.code)
    assert 4 <= share(len(known) > 1 for known in shops.values()) <= 8.5


def test_limits_and_terms_are_those_of_the_recipe(made: Sample) -> None:
    business = [*made.people.wholesale, *made.people.dealers]
    assert {one.credit_limit for one in business} <= set(LIMITS)
    assert {one.term_days for one in business} == {30, 45, 60}
    today = [order for order in made.orders if order.live == "submit" and order.pay_method == "credit"]
    assert all(order.customer.balance + order.payable <= order.customer.credit_limit for order in today)


def test_the_double_eleven_has_five_skus_at_a_flash_price_two_pieces_each(made: Sample) -> None:
    flash = [(o, row) for o in made.orders for row in o.basket.discounts if row["title"] == "双11 秒杀 6 折"]
    days = {order.placed_at.astimezone(ZONE).date().isoformat() for order, _ in flash}
    assert days == {"2026-11-11"}
    shown = sorted((sku for sku in made.skus if sku.on_sale), key=lambda sku: -sku.popularity)
    prices = {(sku.list_price * order.shop.factor).quantize(Decimal("0.01")) for sku in shown[:8] for order, _ in flash}
    assert all(any(row["amount"] <= Decimal("0.8") * price for price in prices) for _, row in flash)


def test_every_campaign_of_the_recipe_gave_something_off(made: Sample) -> None:
    titles = Counter(str(row["title"])[:3] for order in made.orders for row in order.basket.discounts)
    assert {"年货节", "女神节", "618", "开学季", "双11", "双12", "会员价", "店铺优", "手工调"} <= {
        title.strip() for title in titles
    }
    bearers = {(str(row["title"]), str(row["bearer"])) for order in made.orders for row in order.basket.discounts}
    assert ("618 满 300 减 50", "platform") in bearers


def test_orders_close_for_the_reasons_of_the_recipe(made: Sample) -> None:
    closed = [order for order in made.orders if order.status == "closed" and not order.live]
    wanted = {"timeout": 62, "customer": 24, "no_stock": 6, "duplicate": 5, "rejected": 3}
    near((order.fields["close_reason"] for order in closed), wanted, 6)
    assert all(order.pay_method == "online" for order in closed if order.fields["close_reason"] == "timeout")


def test_kinds_of_after_sale_cases_and_how_long_they_wait(made: Sample) -> None:
    settled = [(order, order.case) for order in made.orders if order.case]
    kinds = [f"{case.kind} {'sent' if order.shipped else 'unsent'}" for order, case in settled]
    near(kinds, {"refund_only unsent": 38, "return_refund sent": 40, "resend sent": 9, "exchange sent": 8,
                 "refund_only sent": 5}, 5.5)  # fmt: skip
    paid = sum(order.fields.get("pay") in ("paid", "refunded") for order in made.orders)
    assert 4.5 <= 100 * len(settled) / paid <= 7
    hours = [(case.handled_at - case.applied_at) / timedelta(hours=1) for _, case in settled]
    assert 3.5 <= median(hours) <= 6.5
    assert 3 <= share(each > 24 for each in hours) <= 9
    assert all(o.placed_at <= c.applied_at <= c.handled_at <= c.finished_at <= NOW for o, c in settled)


def test_goods_that_came_back_are_movements(made: Sample) -> None:
    expected = sum(order.pieces for order in made.orders if order.case and order.case.brings_goods)
    assert sum(move.qty for move in made.stock.moves if move.kind == "return") == expected > 0


def test_too_much_is_there_of_what_nobody_bought_for_ninety_days(made: Sample) -> None:
    over = resting(made.skus)
    assert len(over) == 8
    sold = [o for o in made.orders for line in o.basket.lines if line.sku in over]
    assert sold
    assert all(NOW - order.placed_at > timedelta(days=90) for order in sold)


def test_exceptions_are_of_the_kinds_of_the_recipe(made: Sample) -> None:
    wanted = {"address": 28, "remark": 24, "stock": 14, "large": 10, "unmatched": 8, "duplicate": 6, "risk": 4,
              "price_gap": 3, "logistics": 3}  # fmt: skip
    near((row["kind"] for row in made.exceptions), wanted, 5)


def test_tax_numbers_are_invented_and_valid(made: Sample) -> None:
    digits = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for one in (*made.people.wholesale, *made.people.dealers):
        assert one.tax_no is not None
        assert one.tax_no[2:8] == "000000"
        total = sum(digits.index(letter) * 3**at % 31 for at, letter in enumerate(one.tax_no[:17]))
        assert digits[-total % 31] == one.tax_no[17]


def test_prices_stand_on_the_ladder_and_cost_their_share(made: Sample) -> None:
    rates = {"storage": 45, "kitchen": 48, "bedding": 42, "tableware": 46, "cleaning": 50, "decor": 40, "bathroom": 47,
             "appliance": 62, "lighting": 52, "furniture": 58}  # fmt: skip
    for sku in made.skus:
        assert abs(sku.cost / sku.list_price * 100 - rates[sku.category]) < Decimal("0.5")
        assert sku.pack in (1, 6, 12, 24, 48)


def test_stock_lies_in_the_warehouses_by_their_share(made: Sample) -> None:
    """What orders of today ask for is there too, wherever they are: that moves a point or two."""
    lying: Counter[str] = Counter()
    for level in made.stock.levels:
        lying[level.warehouse] += int(level.on_hand)
    near(lying.elements(), {place.code: float(place.share * 100) for place in WAREHOUSES}, 3)
