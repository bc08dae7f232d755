"""The sample data in memory: the recipe's shares, its anchors, and what must always add up."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tenon_platform.exchange.demo_catalogue import ean13
from tenon_platform.exchange.demo_company import SHOPS
from tenon_platform.exchange.demo_places import places
from tenon_platform.exchange.demo_sample import SEED, Sample, sample
from tenon_platform.exchange.demo_stock import Level, last_pieces
from tenon_platform.exchange.demo_stories import STORIES

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 14, 36, tzinfo=ZONE)
TIMES = ("paid_at", "reviewed_at", "shipped_at", "signed_at", "completed_at", "closed_at")


@pytest.fixture(scope="module")
def made() -> Sample:
    return sample(6000, SEED, NOW, ZONE)


def test_the_same_seed_makes_the_same_data() -> None:
    one, two, other = sample(300, 5, NOW, ZONE), sample(300, 5, NOW, ZONE), sample(300, 6, NOW, ZONE)
    assert [order.fields for order in one.orders] == [order.fields for order in two.orders]
    assert [order.payable for order in one.orders] == [order.payable for order in two.orders]
    assert [order.payable for order in one.orders] != [order.payable for order in other.orders]


@pytest.mark.parametrize("hour", ["08:49", "11:52", "20:00", "23:03"])
def test_whatever_a_story_ships_is_there_at_every_hour(hour: str) -> None:
    made = sample(240, 7, datetime.fromisoformat(f"2026-11-26T{hour}:43+00:00"), ZONE)
    free = {(level.sku.code, level.warehouse): level.on_hand - level.locked for level in made.stock.levels}
    told = [order for order in made.orders if order.live in STORIES]
    assert len(told) == len(STORIES)
    for order in told:
        for line in order.basket.lines:
            assert free[line.sku.code, line.place or order.warehouse] >= line.qty, (order.live, line.sku.code)


@pytest.mark.parametrize("seed", [SEED, 1, 2, 3])
def test_whatever_is_ordered_today_is_there(seed: int) -> None:
    made = sample(600, seed, NOW, ZONE)
    free = {(level.sku.code, level.warehouse): level.on_hand - level.locked for level in made.stock.levels}
    for order in made.orders:
        for line in order.basket.lines if order.live else ():
            if line.sku.kind != "placeholder":
                assert free[line.sku.code, line.place or order.warehouse] >= line.qty, (order.live, line.sku.code)


def test_it_has_as_many_orders_as_asked_for(made: Sample) -> None:
    assert len(made.orders) == 6000


@pytest.mark.parametrize("seed", [SEED, 1, 2])
def test_the_share_of_large_orders_is_that_of_the_recipe(seed: int) -> None:
    orders = sample(6000, seed, NOW, ZONE).orders
    above = [sum(order.payable > limit for order in orders) / len(orders) for limit in (5_000, 50_000)]
    assert 0.08 <= above[0] <= 0.12
    assert 0.005 <= above[1] <= 0.011


def test_every_shop_has_its_share(made: Sample) -> None:
    counts = Counter(order.shop.code for order in made.orders)
    for shop in SHOPS:
        assert abs(counts[shop.code] / len(made.orders) * 100 - shop.share) < 1.5, shop.name


def test_the_double_eleven_is_the_busiest_day(made: Sample) -> None:
    days = Counter(order.placed_at.astimezone(ZONE).date() for order in made.orders if not order.shop.business)
    assert days.most_common(1)[0][0].isoformat() == "2026-11-11"


def test_business_orders_are_never_placed_on_a_sunday(made: Sample) -> None:
    business = [order for order in made.orders if order.shop.business]
    assert not [order for order in business if order.placed_at.astimezone(ZONE).weekday() == 6]


def test_a_sample_of_a_few_orders_is_made_at_any_hour() -> None:
    made = sample(20, 20260101, datetime.fromisoformat("2026-11-27T03:26:00+00:00"), ZONE)
    assert len(made.orders) >= 20


def test_open_work_of_a_night_was_placed_in_the_opening_hours_before() -> None:
    night = datetime(2026, 11, 23, 5, 0, tzinfo=ZONE)
    waiting = [
        order for order in sample(400, SEED, night, ZONE).orders if order.live == "submit" and order.shop.business
    ]
    assert len(waiting) > 10
    assert all(9 <= order.placed_at.astimezone(ZONE).hour < 18 for order in waiting)


def test_nothing_lies_in_the_future_and_steps_follow_each_other(made: Sample) -> None:
    for order in made.orders:
        known = [order.fields[name] for name in TIMES if name in order.fields]
        assert all(order.placed_at <= moment <= NOW for moment in known)
        steps = [
            order.fields[name]
            for name in ("reviewed_at", "shipped_at", "signed_at", "completed_at")
            if name in order.fields
        ]
        assert all(earlier <= later for earlier, later in pairwise(steps))


def test_every_discount_is_a_row_and_the_lines_carry_exactly_it(made: Sample) -> None:
    for order in made.orders:
        rows = sum((Decimal(str(row["amount"])) for row in order.basket.discounts), Decimal(0))
        assert rows == sum((line.discount for line in order.basket.lines), Decimal(0))
        assert all(0 <= line.discount <= line.amount for line in order.basket.lines)


def test_on_hand_is_explained_by_movements_and_never_was_below_zero(made: Sample) -> None:
    balance: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for move in sorted(made.stock.moves, key=lambda move: (move.at, move.qty < 0)):
        balance[move.sku.code, move.warehouse, move.quality] += move.qty
        assert balance[move.sku.code, move.warehouse, move.quality] >= 0
    for level in made.stock.levels:
        assert balance[level.sku.code, level.warehouse, "good"] == level.on_hand
        assert balance[level.sku.code, level.warehouse, "damaged"] == level.damaged


def test_locked_stock_is_what_open_orders_hold(made: Sample) -> None:
    held: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for order in made.orders:
        for line in order.basket.lines if order.holds_stock else ():
            held[line.sku.code, order.warehouse] += line.qty
    for level in made.stock.levels:
        assert level.locked == held[level.sku.code, level.warehouse] <= level.on_hand


def test_backordered_orders_really_lack_stock(made: Sample) -> None:
    free = {(level.sku.code, level.warehouse): level.on_hand - level.locked for level in made.stock.levels}
    waiting = [order for order in made.orders if order.fields.get("fulfil") == "backordered"]
    assert len(waiting) >= 8
    for order in waiting:
        assert any(line.qty > free[line.sku.code, order.warehouse] for line in order.basket.lines)


def test_one_piece_is_left_of_the_second_last_piece_sku(made: Sample) -> None:
    _, free = last_pieces(made.skus)
    level = next(level for level in made.stock.levels if level.sku == free and level.warehouse == "LY")
    assert (level.on_hand, level.locked) == (1, 0)


def test_the_anchors_are_there(made: Sample) -> None:
    remarks = Counter(order.fields.get("seller_remark") for order in made.orders)
    assert all(
        remarks[f"演示：应付恰好 {amount}"] == 1 for amount in ("5,000.00", "5,000.01", "50,000.00", "50,000.01")
    )
    assert remarks["演示：最后一件"] == 2
    amounts = {order.payable for order in made.orders if order.live == "director"}
    assert amounts == {Decimal("52380.00"), Decimal("68904.50"), Decimal("118260.00")}
    over = [order for order in made.orders if order.fields.get("seller_remark") == "演示：月结客户超信用额度"]
    assert [order.customer.balance > order.customer.credit_limit for order in over] == [True]
    unpaid = [NOW - order.placed_at for order in made.orders if order.live == "create"]
    assert max(unpaid) == timedelta(minutes=29)


def test_work_waits_for_every_role(made: Sample) -> None:
    counts = Counter(order.status for order in made.orders)
    assert counts["awaiting_payment"] == 4
    assert counts["to_ship"] >= 30
    assert counts["backordered"] >= 8
    to_confirm = [row for row in made.receipts if row["state"] == "draft"]
    assert len(to_confirm) == 6
    assert {clear["order"].fields.get("pay", "unpaid") for row in to_confirm for clear in row["clears"]} == {"unpaid"}


def test_five_parcels_are_due_within_two_hours_and_two_are_late(made: Sample) -> None:
    due = [
        order.fields["ship_due_at"] - NOW for order in made.orders if order.status == "to_ship" and not order.shop.own
    ]
    assert sum(left < timedelta(0) for left in due) == 2
    assert sum(timedelta(0) <= left < timedelta(hours=2) for left in due) == 5


def test_customers_owe_what_they_bought_and_five_are_above_their_limit(made: Sample) -> None:
    assert sum(customer.balance > customer.credit_limit for customer in made.people.all) == 5


def share(count: int, whole: int) -> float:
    return round(100 * count / whole, 1)


def test_the_catalogue_is_that_of_the_recipe(made: Sample) -> None:
    counts = Counter(sku.category for sku in made.skus)
    assert counts == {"storage": 30, "kitchen": 28, "bedding": 28, "tableware": 22, "cleaning": 20, "decor": 18,
                      "bathroom": 16, "appliance": 14, "lighting": 12, "furniture": 12}  # fmt: skip
    assert sum(not sku.on_sale for sku in made.skus) == 4
    kinds = Counter(sku.kind for sku in made.skus)
    assert (kinds["custom"], kinds["bundle"]) == (6, 5)


def test_shelves_are_empty_low_overfull_and_damaged_as_the_recipe_says(made: Sample) -> None:
    skus: dict[str, list[Level]] = defaultdict(list)
    for level in made.stock.levels:
        skus[level.sku.code].append(level)
    assert sum(any(level.on_hand == 0 for level in levels) for levels in skus.values()) >= 12
    assert sum(any(level.on_hand - level.locked < level.safety for level in levels) for levels in skus.values()) >= 18
    assert sum(all(level.on_hand > level.maximum for level in levels) for levels in skus.values()) == 8
    assert sum(any(level.damaged for level in levels) for levels in skus.values()) == 3


def test_old_consumer_orders_ended_as_the_recipe_says(made: Sample) -> None:
    consumers = [order for order in made.orders if not order.shop.business]
    old = [order for order in consumers if NOW - order.placed_at > timedelta(days=15)]
    ended = Counter(order.status for order in old)
    wanted = {"completed": 87, "refunded": 5, "closed": 6.5, "delivered": 1.2, "refund_requested": 0.3}
    assert all(abs(share(ended[status], len(old)) - percent) < 1.5 for status, percent in wanted.items()), ended


def test_orders_closed_for_the_reasons_of_the_recipe(made: Sample) -> None:
    closed = [order for order in made.orders if order.status == "closed"]
    reasons = Counter(order.fields.get("close_reason") for order in closed)
    assert [reason for reason, _ in reasons.most_common(2)] == ["timeout", "customer"]
    assert share(reasons["timeout"], len(closed)) > 45


def test_problems_and_after_sales_have_their_shares(made: Sample) -> None:
    assert 4.5 <= share(len(made.exceptions), len(made.orders)) <= 6.5
    kinds = Counter(row["kind"] for row in made.exceptions)
    assert {kind for kind, _ in kinds.most_common(2)} == {"address", "remark"}
    paid = sum(order.fields.get("pay") in ("paid", "refunded") for order in made.orders)
    sent_back = sum(order.status in ("refund_requested", "refunded") for order in made.orders)
    assert 4.5 <= share(sent_back, paid) <= 7


def test_baskets_and_buyers_are_those_of_the_recipe(made: Sample) -> None:
    consumers = [order for order in made.orders if not order.shop.business]
    lines = Counter(len(order.basket.lines) for order in consumers)
    wanted = {1: 58, 2: 24, 3: 10, 4: 5, 5: 2, 6: 1}
    assert all(abs(share(lines[count], len(consumers)) - percent) < 2 for count, percent in wanted.items()), lines
    orders = Counter(order.customer.index for order in consumers)
    again = sum(count > 1 for count in orders.values())
    assert 28 <= share(again, len(orders)) <= 36
    people = made.people
    assert (len(people.wholesale), len(people.dealers)) == (40, 12)
    assert 0.57 <= len(people.consumers) / len(made.orders) <= 0.61


def test_some_parcels_left_late(made: Sample) -> None:
    left = [order for order in made.orders if "shipped_at" in order.fields and "ship_due_at" in order.fields]
    late = sum(order.fields["shipped_at"] > order.fields["ship_due_at"] for order in left)
    assert 3 <= share(late, len(left)) <= 6.5


def test_seven_customers_pay_late_and_nine_phones_are_blocked_three_of_which_ordered(made: Sample) -> None:
    owed = {"pay": "unpaid", "review": "passed", "closure": "open"}
    credit = [order for order in made.orders if order.pay_method == "credit"]
    unpaid = [order for order in credit if all(order.fields.get(axis) == state for axis, state in owed.items())]
    due = {o.customer.index for o in unpaid if o.placed_at + timedelta(days=o.customer.term_days) < NOW}
    assert len(due) == 7
    blocked = {one.phone for one in made.people.consumers if one.blocked}
    assert len(blocked) == 9
    assert len({order.phone for order in made.orders} & blocked) == 3


def test_three_orders_used_a_coupon_that_had_run_out_and_somebody_looked(made: Sample) -> None:
    expired = [o for o in made.orders if any("已过期" in str(row["title"]) for row in o.basket.discounts)]
    seen = {id(row["order"]) for row in made.exceptions if row["kind"] == "price_gap"}
    assert len(expired) == 3
    assert all(id(order) in seen for order in expired)


def test_three_orders_of_one_recipient_within_an_hour_could_go_in_one_parcel(made: Sample) -> None:
    ready = [order for order in made.orders if order.status == "to_ship" and order.shop.code == "XC01"]
    groups: dict[tuple[int, str], list[datetime]] = defaultdict(list)
    for order in ready:
        groups[order.customer.index, order.address["detail"]].append(order.placed_at)
    close = [times for times in groups.values() if len(times) == 3 and max(times) - min(times) < timedelta(hours=1)]
    assert len(close) == 1


def test_barcodes_have_a_valid_check_digit() -> None:
    for number in (1, 99, 123456):
        code = ean13(number)
        assert sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(code)) % 10 == 0


def test_district_codes_lie_in_their_city_and_province() -> None:
    for place in places()[0]:
        assert len(place.code) in (4, 6)
        same_city = [other for other in places()[0] if other.city == place.city]
        assert len({other.code[:4] for other in same_city}) == 1
