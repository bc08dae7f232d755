"""The recipe holds whatever day the sample is made on, and each story of it can be found and is as it is told."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.packages import install
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.exchange.demo_accounts import add_people
from tenon_platform.exchange.demo_company import SHOPS
from tenon_platform.exchange.demo_data import generate
from tenon_platform.exchange.demo_sample import SEED, Sample, sample
from tenon_platform.paths import TEMPLATES
from tenon_platform.runtime.flow_tables import flow_instance
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import Tx, run_in_transaction, transaction

ZONE = ZoneInfo("Asia/Shanghai")
# New year, spring festival, the two great sales at their first and last minutes, a month that has just begun.
DAYS = ("2026-01-01T09:05", "2026-02-17T10:30", "2026-06-18T00:20", "2026-11-11T23:50", "2027-03-01T14:00")
ORDERS = 6000


@cache
def made_on(day: str) -> Sample:
    return sample(ORDERS, SEED, datetime.fromisoformat(day).replace(tzinfo=ZONE), ZONE)


@pytest.fixture(params=DAYS)
def day(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made(day: str) -> Sample:
    return made_on(day)


@pytest.fixture
def moment(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=ZONE)


def test_large_orders_have_the_share_of_the_recipe_on_every_day(made: Sample) -> None:
    above = [sum(order.payable > limit for order in made.orders) / len(made.orders) for limit in (5_000, 50_000)]
    assert 0.08 <= above[0] <= 0.12
    assert 0.005 <= above[1] <= 0.011


def test_shops_have_their_share_on_every_day(made: Sample) -> None:
    counts = Counter(order.shop.code for order in made.orders)
    assert counts.total() == ORDERS
    for shop in SHOPS:
        assert abs(counts[shop.code] / ORDERS * 100 - shop.share) < 2, shop.name


def test_stock_is_explained_by_movements_on_every_day(made: Sample) -> None:
    balance: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for move in sorted(made.stock.moves, key=lambda move: (move.at, move.qty < 0)):
        balance[move.sku.code, move.warehouse, move.quality] += move.qty
        assert balance[move.sku.code, move.warehouse, move.quality] >= 0
    for level in made.stock.levels:
        assert balance[level.sku.code, level.warehouse, "good"] == level.on_hand >= level.locked


def test_work_waits_and_nothing_lies_in_the_future_on_every_day(made: Sample, moment: datetime) -> None:
    assert max(order.placed_at for order in made.orders) <= moment
    counts = Counter(order.status for order in made.orders)
    assert counts["awaiting_payment"] >= 4
    assert counts["to_ship"] >= 30
    assert counts["backordered"] >= 8
    assert sum(row["state"] == "draft" for row in made.receipts) == 6


def test_half_an_hour_to_pay_is_kept_to_the_minute_on_every_day(made: Sample, moment: datetime) -> None:
    ages = [(moment - order.placed_at).total_seconds() / 60 for order in made.orders if order.live == "create"]
    assert sorted(ages) == [4, 11, 18, 29]
    late = [
        order
        for order in made.orders
        if order.shop.code == "XC01" and (moment - order.placed_at).total_seconds() == 31 * 60
    ]
    assert ("closed", "timeout") in [(order.status, order.fields.get("close_reason")) for order in late]
    assert not any(order.holds_stock for order in late if order.status == "closed")


def test_a_customer_on_credit_is_above_the_limit_on_every_day(made: Sample) -> None:
    over = [order for order in made.orders if order.fields.get("seller_remark") == "演示：月结客户超信用额度"]
    assert [order.customer.balance > order.customer.credit_limit for order in over] == [True]


# -- the stories, as they stand in a tenant


@pytest.fixture(scope="module")
def tx(sqlite_home: Home) -> Iterator[Tx]:
    """A tenant with the sample of a small company, read only."""
    tenant = sqlite_home.create("days", "示例")
    install(tenant, TEMPLATES / "order-management", SYSTEM)
    run_in_transaction(tenant, add_people)
    generate(sqlite_home, tenant, orders=240, today=date(2026, 11, 20))
    with transaction(tenant, write=False) as reading:
        yield reading
    sqlite_home.drop("days")


def table(tx: Tx, form: str, rows: str = "") -> sa.Table:
    return plans(tx).forms[form].tables[rows]


def told(tx: Tx, remark: str, *columns: str) -> list[tuple[Any, ...]]:
    """The orders whose seller note begins so."""
    order = table(tx, "order")
    picked = sa.select(*(order.c[name] for name in columns)).where(order.c.seller_remark.like(f"演示：{remark}%"))
    return tx.all(Statement(picked.order_by(order.c.id)))


@pytest.mark.parametrize(
    ("amount", "flagged"), [("5,000.00", False), ("5,000.01", True), ("50,000.00", True), ("50,000.01", True)]
)
def test_the_thresholds_stand_to_the_fen(tx: Tx, amount: str, flagged: bool) -> None:
    ((payable, high, number),) = told(tx, f"应付恰好 {amount}", "payable", "high_value", "id")
    assert (payable, bool(high)) == (Decimal(amount.replace(",", "")), flagged)
    given = table(tx, "order", "discounts")
    kinds = sa.select(given.c.kind).where(given.c.parent_id == number)
    assert ("manual",) in tx.all(Statement(kinds))


def test_the_last_piece_went_to_one_of_two(tx: Tx) -> None:
    assert sorted(told(tx, "最后一件", "status", "fulfil")) == [("backordered", "backordered"), ("to_ship", "locked")]


def test_one_of_three_pieces_came_back_for_its_share(tx: Tx) -> None:
    ((number, returned, refunded, payable),) = told(tx, "部分退货", "id", "returned_qty", "refunded_amount", "payable")
    assert (returned, refunded) == (1, (payable / 3).quantize(Decimal("0.01")))
    lines = table(tx, "order", "lines")
    picked = sa.select(lines.c.qty, lines.c.shipped_qty, lines.c.returned_qty).where(lines.c.parent_id == number)
    assert tx.all(Statement(picked)) == [(3, 3, 1)]


def test_what_was_refused_at_the_door_is_back(tx: Tx) -> None:
    ((pieces, returned, received),) = told(tx, "货到付款拒收", "item_count", "returned_qty", "paid_amount")
    assert (returned, received) == (pieces, 0)


def test_money_after_the_closing_waits_to_go_back(tx: Tx) -> None:
    ((number, paid),) = told(tx, "关闭后到账", "id", "paid_amount")
    refund = table(tx, "refund")
    picked = sa.select(refund.c.state, refund.c.amount).where(refund.c.order == number)
    assert tx.all(Statement(picked)) == [("pending", paid)]


def test_a_delivery_that_was_being_picked_is_stopped_by_its_refund(tx: Tx) -> None:
    delivery, order = table(tx, "delivery"), table(tx, "order")
    picked = sa.select(delivery.c.stop_reason, order.c.status).where(
        delivery.c.state == "intercepted", delivery.c.order == order.c.id
    )
    found = tx.all(Statement(picked))
    assert found
    assert all(reason.startswith("退款申请 SH") and status == "refund_requested" for reason, status in found)


def test_an_order_whose_review_was_undone_has_two_rounds_on_its_log(tx: Tx) -> None:
    ((number, reason),) = told(tx, "反审核后改数量", "id", "undo_reason")
    assert reason == "客户要求减少数量"
    rounds = (
        sa.select(sa.func.count())
        .select_from(flow_instance)
        .where(flow_instance.c.form == "order", flow_instance.c.record_id == number)
    )
    assert tx.scalar(Statement(rounds)) == 2


def test_every_line_shipped_what_its_deliveries_took(tx: Tx) -> None:
    assert [one["id"] for one in check_data(tx, plans(tx)) if one["count"]] == []
    lines = table(tx, "order", "lines")
    counted = sa.select(sa.func.count()).where(lines.c.returned_qty > 0)
    assert tx.scalar(Statement(counted)) > 3
